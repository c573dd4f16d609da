// OpenStreetMap files through libosmium: the objects that pass a filter of tags, in flat arrays.
#ifndef COSMIUM_H
#define COSMIUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What is wanted in each shape; NULL where none is: conditions of which an object has to meet one, a line each, `key`, `key=value`,
/// `key*` and `key*=value`, where `key*` is every key that begins so. A tag has each of the values that stand between its semicolons.
typedef struct {
  /// Nodes with tags, each a point.
  const char *points;
  /// Ways, each a line of all its nodes.
  const char *lines;
  /// Closed ways and multipolygons, each with its rings.
  const char *areas;
  /// The threads that decode, beside the one that calls; 0 for one less than there are processors.
  int threads;
} COsmiumQuery;

/// What kind of object it is, and what its shape.
enum { COSMIUM_POINT = 0, COSMIUM_LINE = 1, COSMIUM_AREA = 2 };

/// The longitude and latitude of a line's node that is not in the file.
#define COSMIUM_NOWHERE INT32_MAX

/// Objects by kind (nodes, ways, relations), id and shape. All memory belongs to the reading.
///
/// Object i has the tags `tag_starts[i]` up to `tag_starts[i + 1]`; tag t's key is text 2t and its value text 2t + 1; text s has the bytes
/// `text_starts[s]` up to `text_starts[s + 1]`. Object i has the parts `part_starts[i]` on, a part the points `point_starts[part]` on:
/// one part for points and lines; for areas a part a ring, closed, each outer ring before the holes in it. A closed way is its own ring, even
/// where it crosses itself.
typedef struct {
  size_t count;
  /// 'n', 'w' or 'r'.
  const char *kinds;
  const uint8_t *shapes;
  const int64_t *ids;
  const uint64_t *tag_starts;
  const uint64_t *text_starts;
  const char *text;
  const uint64_t *part_starts;
  /// Whether a part is a hole.
  const uint8_t *holes;
  const uint64_t *point_starts;
  /// Degrees × 10⁷.
  const int32_t *longitudes;
  const int32_t *latitudes;
  /// The nodes that the points are.
  const int64_t *nodes;
} COsmiumObjects;

typedef struct {
  /// Objects in the file.
  uint64_t nodes;
  uint64_t ways;
  uint64_t relations;
  /// Objects marked as deleted, and versions of objects of which a later one is there.
  uint64_t deleted;
  uint64_t superseded;
  /// Areas left out because the file lacks nodes or ways of theirs, and how many nodes and ways those are.
  uint64_t incomplete;
  uint64_t dangling;
  /// Multipolygons left out because their rings cross or do not close.
  uint64_t broken;
  /// Objects that pass the filter of areas and are none: open ways, relations of other types, `area=no`.
  uint64_t shapeless;
  /// Nodes that pass the filter and have no position.
  uint64_t unplaced;
  /// Seconds since 1970 of the header's date, else of the newest object; 0 where neither has one.
  int64_t date;
} COsmiumCounts;

/// Why a file is not read.
typedef enum {
  COSMIUM_FINE = 0,
  /// The system does not read it; `system` has its error number.
  COSMIUM_UNREADABLE,
  /// Its name is none of a format that is read.
  COSMIUM_FORMAT,
  /// It is not what its name says, is damaged, or ends too early.
  COSMIUM_DAMAGED,
  /// There is not memory enough.
  COSMIUM_MEMORY,
} COsmiumReason;

typedef struct {
  COsmiumReason reason;
  int system;
  /// libosmium's own words.
  char detail[256];
} COsmiumFailure;

/// A file that has been read.
typedef struct COsmiumReading COsmiumReading;

/// Reads a file (.osm.pbf, .osm, .osm.gz, .osm.bz2, .osh likewise) once, from front to back.
///
/// Takes O(objects) time, 16 bytes of memory a node, and with areas 8 for each node of each way, besides what passes the filter.
/// Objects may come in any order. Of several versions of one object the last one counts, unless it is deleted.
///
/// Returns NULL where the file is not read, and says why.
COsmiumReading *cosmium_read(const char *path, const COsmiumQuery *query, COsmiumFailure *failure);

/// What was read, for as long as the reading is there.
COsmiumObjects cosmium_objects(const COsmiumReading *reading);

/// How much there was, and what was left out.
COsmiumCounts cosmium_counts(const COsmiumReading *reading);

/// Frees all memory.
void cosmium_close(COsmiumReading *reading);

#ifdef __cplusplus
}
#endif

#endif
