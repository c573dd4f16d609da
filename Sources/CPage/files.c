#include "CPage.h"

// #embed is C23; both clang and gcc have had it for longer in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define FILE(name) static const unsigned char name[] =

FILE(page_css) {
#embed "../CoverageReport/Page/Browser/page.css"
};
FILE(cards_css) {
#embed "../CoverageReport/Page/Browser/cards.css"
};
FILE(data_js) {
#embed "../CoverageReport/Page/Browser/data.js"
};
FILE(state_js) {
#embed "../CoverageReport/Page/Browser/state.js"
};
FILE(points_js) {
#embed "../CoverageReport/Page/Browser/points.js"
};
FILE(streets_js) {
#embed "../CoverageReport/Page/Browser/streets.js"
};
FILE(layers_js) {
#embed "../CoverageReport/Page/Browser/layers.js"
};
FILE(map_js) {
#embed "../CoverageReport/Page/Browser/map.js"
};
FILE(view_js) {
#embed "../CoverageReport/Page/Browser/view.js"
};
FILE(looks_js) {
#embed "../CoverageReport/Page/Browser/looks.js"
};
FILE(drawing_js) {
#embed "../CoverageReport/Page/Browser/drawing.js"
};
FILE(overlay_js) {
#embed "../CoverageReport/Page/Browser/overlay.js"
};
FILE(gestures_js) {
#embed "../CoverageReport/Page/Browser/gestures.js"
};
FILE(table_js) {
#embed "../CoverageReport/Page/Browser/table.js"
};
FILE(panel_js) {
#embed "../CoverageReport/Page/Browser/panel.js"
};
FILE(page_js) {
#embed "../CoverageReport/Page/Browser/page.js"
};

#define ENTRY(name, bytes) {name, bytes, sizeof bytes}

static const CPageFile files[] = {
    ENTRY("page.css", page_css),       ENTRY("cards.css", cards_css),
    ENTRY("data.js", data_js),         ENTRY("state.js", state_js),
    ENTRY("points.js", points_js),     ENTRY("streets.js", streets_js),
    ENTRY("layers.js", layers_js),     ENTRY("map.js", map_js),
    ENTRY("view.js", view_js),         ENTRY("looks.js", looks_js),
    ENTRY("drawing.js", drawing_js),   ENTRY("overlay.js", overlay_js),
    ENTRY("gestures.js", gestures_js), ENTRY("table.js", table_js),
    ENTRY("panel.js", panel_js),       ENTRY("page.js", page_js),
};

size_t cpage_count(void) { return sizeof files / sizeof *files; }

CPageFile cpage_file(size_t index) { return files[index]; }
