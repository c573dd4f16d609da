#include "COsmium.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <memory>
#include <new>
#include <osmium/io/error.hpp>
#include <system_error>

#include "Reading.hpp"

struct COsmiumReading : cosmium::Reading {
  using cosmium::Reading::Reading;
};

namespace {

/// Whether the system opens a file; libosmium's own word for that is an exception like any other.
int opening_error(const std::string &path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  char byte;
  const auto got = read(descriptor, &byte, 1);
  const int error = got < 0 ? errno : 0;
  close(descriptor);
  return error;
}

/// libosmium fetches what looks like an address, and takes - for standard input.
std::string file_path(const char *path) {
  return *path == '/' ? std::string{path} : "./" + std::string{path};
}

COsmiumFailure failure_of(COsmiumReason reason, const char *detail, int system = 0) {
  COsmiumFailure failure{reason, system, {}};
  std::strncpy(failure.detail, detail, sizeof failure.detail - 1);
  return failure;
}

/// The exception that is being handled.
COsmiumFailure current_failure() {
  try {
    throw;
  } catch (const osmium::unsupported_file_format_error &error) {
    return failure_of(COSMIUM_FORMAT, error.what());
  } catch (const std::bad_alloc &error) {
    return failure_of(COSMIUM_MEMORY, error.what());
  } catch (const std::system_error &error) {
    // A compressed file that is none is the system's complaint too, without an error number of its.
    const int code = error.code().value();
    return failure_of(code == 0 ? COSMIUM_DAMAGED : COSMIUM_UNREADABLE, error.what(), code);
  } catch (const std::exception &error) {
    return failure_of(COSMIUM_DAMAGED, error.what());
  } catch (...) {
    return failure_of(COSMIUM_DAMAGED, "");
  }
}

}  // namespace

COsmiumReading *cosmium_read(
    const char *path, const COsmiumQuery *query, COsmiumFailure *failure) {
  *failure = failure_of(COSMIUM_FINE, "");
  try {
    const auto file = file_path(path);
    if (const int error = opening_error(file)) {
      *failure = failure_of(COSMIUM_UNREADABLE, "", error);
      return nullptr;
    }
    auto reading = std::make_unique<COsmiumReading>(*query);
    reading->read(file, query->threads);
    reading->assemble();
    return reading.release();
  } catch (...) {
    *failure = current_failure();
    return nullptr;
  }
}

COsmiumObjects cosmium_objects(const COsmiumReading *reading) { return reading->objects.view(); }

COsmiumCounts cosmium_counts(const COsmiumReading *reading) { return reading->counts; }

void cosmium_close(COsmiumReading *reading) { delete reading; }
