#include "CGeoData.h"

#define FILE(name) static const unsigned char name[] =

FILE(categories) {
#embed "../../GeoData/categories.yaml"
};
FILE(crosswalk_amap) {
#embed "../../GeoData/crosswalks/amap.yaml"
};
FILE(crosswalk_baidu) {
#embed "../../GeoData/crosswalks/baidu.yaml"
};
FILE(crosswalk_names) {
#embed "../../GeoData/crosswalks/names.yaml"
};
FILE(crosswalk_osm) {
#embed "../../GeoData/crosswalks/osm.yaml"
};
FILE(crosswalk_tencent) {
#embed "../../GeoData/crosswalks/tencent.yaml"
};
FILE(pilots) {
#embed "../../GeoData/pilots/pilots.csv"
};
FILE(standard_everyday) {
#embed "../../GeoData/standards/everyday.yaml"
};
FILE(standard_mofcom_2021) {
#embed "../../GeoData/standards/mofcom-2021.yaml"
};

#define ENTRY(path, name) {path, name, sizeof name}

static const CGeoDataFile files[] = {
    ENTRY("categories.yaml", categories),
    ENTRY("crosswalks/amap.yaml", crosswalk_amap),
    ENTRY("crosswalks/baidu.yaml", crosswalk_baidu),
    ENTRY("crosswalks/names.yaml", crosswalk_names),
    ENTRY("crosswalks/osm.yaml", crosswalk_osm),
    ENTRY("crosswalks/tencent.yaml", crosswalk_tencent),
    ENTRY("pilots/pilots.csv", pilots),
    ENTRY("standards/everyday.yaml", standard_everyday),
    ENTRY("standards/mofcom-2021.yaml", standard_mofcom_2021),
};

size_t cgeodata_count(void) { return sizeof files / sizeof *files; }

CGeoDataFile cgeodata_file(size_t index) { return files[index]; }
