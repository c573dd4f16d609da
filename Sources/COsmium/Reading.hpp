#pragma once

#include <osmium/memory/buffer.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <string>
#include <vector>

#include "Areas.hpp"
#include "COsmium.h"
#include "Objects.hpp"
#include "TagFilter.hpp"
#include "Versions.hpp"

namespace cosmium {

/// One reading of one file: everything is kept that shapes may need, and put together once all of it has come.
class Reading {
  /// An object that passes the filter: its number among those of its kind.
  struct Kept {
    std::size_t number;
    std::size_t tags;
    bool is_line;
    bool is_area;
  };

  const TagFilter points;
  const TagFilter lines;
  const TagFilter areas;
  std::int64_t newest = 0;
  /// Whether there may be several versions of an object.
  bool has_versions = false;

  Versions nodes;
  std::vector<osmium::Location> places;
  /// The number of the node that was last looked for.
  std::size_t last_node = Versions::none;
  Versions ways;
  /// Where each way's nodes begin in `refs`.
  std::vector<std::uint64_t> way_starts{0};
  std::vector<std::int64_t> refs;
  Versions relations;
  osmium::memory::Buffer multipolygons{1 << 14, osmium::memory::Buffer::auto_grow::yes};
  /// Where each kept relation is in `multipolygons`, in their order; `Versions::none` where it is of another type.
  std::vector<std::size_t> offsets;

  std::vector<Kept> kept_nodes;
  std::vector<Kept> kept_ways;
  std::vector<Kept> kept_relations;
  Tags tags;
  std::vector<bool> no_area;
  Areas assembler;

  std::uint32_t version(const osmium::OSMObject &object) const {
    return has_versions ? object.version() : 0;
  }

  void note(const osmium::OSMObject &object);
  void keep(std::vector<Kept> &kept, const osmium::OSMObject &object, std::size_t number,
            bool is_line = false, bool is_area = false);
  void node(const osmium::Node &node);
  void way(const osmium::Way &way);
  void relation(const osmium::Relation &relation);

  osmium::Location place(std::int64_t node);
  bool is_current(const Versions &all, const Kept &kept) const;
  void add_nodes();
  void add_ways();
  void add_line(const Kept &kept);
  void add_closed_way(const Kept &kept);
  void add_relations();
  void add_multipolygon(const Kept &kept, const osmium::Relation &relation);
  void add_area(const Kept &kept, std::int64_t id, const osmium::Area *area);
  /// Adds a way for an area; returns how many of its nodes are not there.
  std::size_t add_way(std::size_t number, std::vector<std::size_t> &offsets);

 public:
  Objects objects;
  COsmiumCounts counts{};

  explicit Reading(const COsmiumQuery &query)
      : points{query.points}, lines{query.lines}, areas{query.areas} {}

  /// Reads all of a file.
  void read(const std::string &path, int threads);

  /// Puts the objects together.
  void assemble();
};

}  // namespace cosmium
