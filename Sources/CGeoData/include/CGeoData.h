// The data files that ship with livingcircle, inside the binary: it can be moved without them.
#ifndef CGEODATA_H
#define CGEODATA_H

#include <stddef.h>

typedef struct {
  /// The path under GeoData, such as "standards/everyday.yaml".
  const char *path;
  const unsigned char *bytes;
  size_t count;
} CGeoDataFile;

/// The number of files.
size_t cgeodata_count(void);

/// A file by its index; the memory is never freed.
CGeoDataFile cgeodata_file(size_t index);

#endif
