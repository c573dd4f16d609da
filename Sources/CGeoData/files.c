#include "CGeoData.h"

#define FILE(name) static const unsigned char name[] =

FILE(categories) {
#embed "../../GeoData/categories.yaml"
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
    ENTRY("standards/everyday.yaml", standard_everyday),
    ENTRY("standards/mofcom-2021.yaml", standard_mofcom_2021),
};

size_t cgeodata_count(void) { return sizeof files / sizeof *files; }

CGeoDataFile cgeodata_file(size_t index) { return files[index]; }
