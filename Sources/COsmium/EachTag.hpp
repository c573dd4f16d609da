#pragma once

#include <cstring>
#include <osmium/osm/tag.hpp>
#include <string_view>

namespace cosmium {

/// Calls `each` with the key and value of every tag until it returns true; returns whether it did.
///
/// libosmium's own iterator runs beyond the list where a text of a broken file holds a zero byte; this one does not. Both texts end in
/// a zero byte.
template <typename Each>
bool any_tag(const osmium::TagList &tags, Each &&each) {
  const auto *start = reinterpret_cast<const char *>(tags.data());
  const char *const end = start + tags.byte_size();
  const char *next = start + sizeof(osmium::TagList);
  while (next < end) {
    const auto *zero = static_cast<const char *>(std::memchr(next, 0, end - next));
    if (zero == nullptr || zero + 1 >= end) return false;
    const std::string_view key{next, static_cast<std::size_t>(zero - next)};
    next = zero + 1;
    zero = static_cast<const char *>(std::memchr(next, 0, end - next));
    if (zero == nullptr) return false;
    if (each(key, std::string_view{next, static_cast<std::size_t>(zero - next)})) return true;
    next = zero + 1;
  }
  return false;
}

}  // namespace cosmium
