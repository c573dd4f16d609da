#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include <osmium/osm/location.hpp>
#include <osmium/osm/tag.hpp>

#include "COsmium.h"
#include "EachTag.hpp"

namespace cosmium {

/// Tags of many objects, one after another.
struct Tags {
  std::vector<std::uint64_t> starts{0};
  std::vector<std::uint64_t> texts{0};
  std::string text;

  /// Adds an object's tags.
  void add(const osmium::TagList &tags) {
    any_tag(tags, [this](std::string_view key, std::string_view value) {
      add(key.data(), key.size());
      add(value.data(), value.size());
      return false;
    });
    starts.push_back(texts.size() / 2);
  }

  /// Adds the tags that an object of others has.
  void add(const Tags &others, std::size_t number) {
    for (auto part = others.starts[number] * 2; part < others.starts[number + 1] * 2; ++part) {
      add(others.text.data() + others.texts[part], others.texts[part + 1] - others.texts[part]);
    }
    starts.push_back(texts.size() / 2);
  }

 private:
  void add(const char *bytes, std::size_t count) {
    text.append(bytes, count);
    texts.push_back(text.size());
  }
};

/// What a reading gives, as it grows.
struct Objects {
  std::string kinds;
  std::vector<std::uint8_t> shapes;
  std::vector<std::int64_t> ids;
  Tags tags;
  std::vector<std::uint64_t> parts{0};
  std::vector<std::uint8_t> holes;
  std::vector<std::uint64_t> points{0};
  std::vector<std::int32_t> longitudes;
  std::vector<std::int32_t> latitudes;
  std::vector<std::int64_t> nodes;

  void add_point(std::int64_t node, osmium::Location place) {
    longitudes.push_back(place.valid() ? place.x() : COSMIUM_NOWHERE);
    latitudes.push_back(place.valid() ? place.y() : COSMIUM_NOWHERE);
    nodes.push_back(node);
  }

  void end_part(bool is_hole) {
    holes.push_back(is_hole);
    points.push_back(nodes.size());
  }

  /// Forgets the points since the last part.
  void forget_part() {
    longitudes.resize(points.back());
    latitudes.resize(points.back());
    nodes.resize(points.back());
  }

  void end_object(char kind, std::uint8_t shape, std::int64_t id, const Tags &others, std::size_t number) {
    kinds.push_back(kind);
    shapes.push_back(shape);
    ids.push_back(id);
    tags.add(others, number);
    parts.push_back(holes.size());
  }

  COsmiumObjects view() const {
    return {ids.size(),         kinds.data(),  shapes.data(), ids.data(),    tags.starts.data(),
            tags.texts.data(),  tags.text.data(), parts.data(), holes.data(), points.data(),
            longitudes.data(),  latitudes.data(), nodes.data()};
  }
};

}  // namespace cosmium
