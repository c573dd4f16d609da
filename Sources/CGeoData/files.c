#include "CGeoData.h"

// #embed is C23; both clang and gcc have had it for longer in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define FILE(name) static const unsigned char name[] =

FILE(categories) {
#embed "../../GeoData/categories.yaml"
};
FILE(standard_beijing_8) {
#embed "../../GeoData/standards/beijing-8.yaml"
};
FILE(standard_complete_community_2020) {
#embed "../../GeoData/standards/complete-community-2020.yaml"
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
FILE(profile_walking) {
#embed "../../GeoData/profiles/walking.yaml"
};
FILE(standard_everyday) {
#embed "../../GeoData/standards/everyday.yaml"
};
FILE(standard_gb50180_2018) {
#embed "../../GeoData/standards/gb50180-2018.yaml"
};
FILE(standard_guangzhou_triggers) {
#embed "../../GeoData/standards/guangzhou-triggers.yaml"
};
FILE(standard_mofcom_2021) {
#embed "../../GeoData/standards/mofcom-2021.yaml"
};
FILE(standard_shanxi_2023) {
#embed "../../GeoData/standards/shanxi-2023.yaml"
};

#define ENTRY(path, name) {path, name, sizeof name}

static const CGeoDataFile files[] = {
    ENTRY("categories.yaml", categories),
    ENTRY("standards/beijing-8.yaml", standard_beijing_8),
    ENTRY("standards/complete-community-2020.yaml", standard_complete_community_2020),
    ENTRY("crosswalks/amap.yaml", crosswalk_amap),
    ENTRY("crosswalks/baidu.yaml", crosswalk_baidu),
    ENTRY("crosswalks/names.yaml", crosswalk_names),
    ENTRY("crosswalks/osm.yaml", crosswalk_osm),
    ENTRY("crosswalks/tencent.yaml", crosswalk_tencent),
    ENTRY("pilots/pilots.csv", pilots),
    ENTRY("profiles/walking.yaml", profile_walking),
    ENTRY("standards/everyday.yaml", standard_everyday),
    ENTRY("standards/gb50180-2018.yaml", standard_gb50180_2018),
    ENTRY("standards/guangzhou-triggers.yaml", standard_guangzhou_triggers),
    ENTRY("standards/mofcom-2021.yaml", standard_mofcom_2021),
    ENTRY("standards/shanxi-2023.yaml", standard_shanxi_2023),
};

size_t cgeodata_count(void) { return sizeof files / sizeof *files; }

CGeoDataFile cgeodata_file(size_t index) { return files[index]; }
