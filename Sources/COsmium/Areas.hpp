#pragma once

#include <osmium/area/assembler.hpp>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/area.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <vector>

namespace cosmium {

/// Puts the rings of multipolygons together from their ways.
class Areas {
  osmium::area::AssemblerConfig config;
  osmium::memory::Buffer ways{1 << 12, osmium::memory::Buffer::auto_grow::yes};
  osmium::memory::Buffer made{1 << 12, osmium::memory::Buffer::auto_grow::yes};

  /// The area that has just been made; null where there is none.
  const osmium::Area *area() const {
    return made.committed() > 0 ? &made.get<osmium::Area>(0) : nullptr;
  }

 public:
  Areas() { config.create_empty_areas = false; }

  /// Forgets all ways.
  void clear() {
    ways.clear();
    made.clear();
  }

  /// Adds a way and returns where it is.
  ///
  /// @param each Calls what it is given with the reference of each node.
  template <typename Each>
  std::size_t add_way(std::int64_t id, Each &&each) {
    const auto offset = ways.committed();
    {
      osmium::builder::WayBuilder way{ways};
      way.set_id(id);
      osmium::builder::WayNodeListBuilder nodes{way};
      each([&nodes](const osmium::NodeRef &node) { nodes.add_node_ref(node); });
    }
    ways.commit();
    return offset;
  }

  /// The area of a multipolygon whose ways have been added in the order of its members; null where rings cross or do not close.
  const osmium::Area *area_of_relation(
      const osmium::Relation &relation, const std::vector<std::size_t> &offsets) {
    std::vector<const osmium::Way *> members;
    for (const auto offset : offsets) members.push_back(&ways.get<osmium::Way>(offset));
    osmium::area::Assembler assembler{config};
    assembler(relation, members, made);
    return area();
  }
};

}  // namespace cosmium
