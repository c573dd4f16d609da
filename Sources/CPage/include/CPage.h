// What the report's page is made of besides its data, inside the binary: it can be moved without it.
#ifndef CPAGE_H
#define CPAGE_H

#include <stddef.h>

typedef struct {
  /// The name in Sources/CoverageReport/Page/Browser, such as "map.js".
  const char *name;
  const unsigned char *bytes;
  size_t count;
} CPageFile;

/// The number of files.
size_t cpage_count(void);

/// A file by its index, in the order in which a page takes them; the memory is never freed.
CPageFile cpage_file(size_t index);

#endif
