#include "Reading.hpp"

namespace cosmium {

void Reading::assemble() {
  for (auto *all : {&nodes, &ways, &relations}) {
    counts.superseded += all->settle();
    counts.deleted += all->deleted_count();
  }
  // By id, whatever the order in the file.
  const auto sort = [](std::vector<Kept> &kept, const Versions &all) {
    std::sort(kept.begin(), kept.end(), [&all](const Kept &a, const Kept &b) {
      return all.id(a.number) != all.id(b.number) ? all.id(a.number) < all.id(b.number)
                                                  : a.number < b.number;
    });
  };
  sort(kept_nodes, nodes);
  sort(kept_ways, ways);
  add_nodes();
  add_ways();
  add_relations();
}

osmium::Location Reading::place(std::int64_t node) {
  // Nodes that were drawn one after another stand one after another.
  last_node = nodes.find(node, last_node);
  return last_node == Versions::none ? osmium::Location{} : places[last_node];
}

bool Reading::is_current(const Versions &all, const Kept &kept) const {
  return all.find(all.id(kept.number)) == kept.number;
}

void Reading::add_nodes() {
  for (const auto &kept : kept_nodes) {
    if (!is_current(nodes, kept)) continue;
    if (!places[kept.number].valid()) {
      ++counts.unplaced;
      continue;
    }
    const auto id = nodes.id(kept.number);
    objects.add_point(id, places[kept.number]);
    objects.end_part(false);
    objects.end_object('n', COSMIUM_POINT, id, tags, kept.tags);
  }
}

void Reading::add_ways() {
  for (const auto &kept : kept_ways) {
    if (!is_current(ways, kept)) continue;
    if (kept.is_line) add_line(kept);
    if (kept.is_area) add_closed_way(kept);
  }
}

void Reading::add_line(const Kept &kept) {
  for (auto next = way_starts[kept.number]; next < way_starts[kept.number + 1]; ++next) {
    const auto where = place(refs[next]);
    if (!where.valid()) ++counts.dangling;
    objects.add_point(refs[next], where);
  }
  objects.end_part(false);
  objects.end_object('w', COSMIUM_LINE, ways.id(kept.number), tags, kept.tags);
}

void Reading::add_closed_way(const Kept &kept) {
  const auto start = way_starts[kept.number];
  const auto end = way_starts[kept.number + 1];
  if (no_area[kept.tags] || end - start < 4 || refs[start] != refs[end - 1]) {
    ++counts.shapeless;
    return;
  }
  std::size_t missing = 0;
  for (auto next = start; next < end; ++next) {
    const auto where = place(refs[next]);
    if (!where.valid()) ++missing;
    objects.add_point(refs[next], where);
  }
  if (missing > 0) {
    ++counts.incomplete;
    counts.dangling += missing;
    objects.forget_part();
    return;
  }
  objects.end_part(false);
  objects.end_object('w', COSMIUM_AREA, ways.id(kept.number), tags, kept.tags);
}

std::size_t Reading::add_way(std::size_t number, std::vector<std::size_t> &added) {
  std::size_t missing = 0;
  added.push_back(assembler.add_way(ways.id(number), [&](const auto &add) {
    for (auto next = way_starts[number]; next < way_starts[number + 1]; ++next) {
      const auto where = place(refs[next]);
      if (!where.valid()) ++missing;
      add(osmium::NodeRef{refs[next], where});
    }
  }));
  return missing;
}

void Reading::add_relations() {
  // Where a relation is in the buffer goes by the order in which they came.
  std::vector<std::size_t> order(kept_relations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
    const auto one = relations.id(kept_relations[a].number);
    const auto two = relations.id(kept_relations[b].number);
    return one != two ? one < two : a < b;
  });
  for (const auto which : order) {
    const auto &kept = kept_relations[which];
    if (!is_current(relations, kept)) continue;
    if (offsets[which] == Versions::none) {
      ++counts.shapeless;
    } else {
      add_multipolygon(kept, multipolygons.get<osmium::Relation>(offsets[which]));
    }
  }
}

void Reading::add_multipolygon(const Kept &kept, const osmium::Relation &relation) {
  assembler.clear();
  std::vector<std::size_t> added;
  std::size_t missing = 0;
  for (const auto &member : relation.members()) {
    const auto number = ways.find(member.ref());
    missing += number == Versions::none ? 1 : add_way(number, added);
  }
  if (missing > 0) {
    ++counts.incomplete;
    counts.dangling += missing;
    return;
  }
  if (added.empty()) {
    ++counts.shapeless;
    return;
  }
  add_area(kept, relation.id(), assembler.area_of_relation(relation, added));
}

void Reading::add_area(const Kept &kept, std::int64_t id, const osmium::Area *area) {
  if (area == nullptr) {
    ++counts.broken;
    return;
  }
  const auto add = [this](const osmium::NodeRefList &ring, bool is_hole) {
    for (const auto &node : ring) objects.add_point(node.ref(), node.location());
    objects.end_part(is_hole);
  };
  for (const auto &outer : area->outer_rings()) {
    add(outer, false);
    for (const auto &inner : area->inner_rings(outer)) add(inner, true);
  }
  objects.end_object('r', COSMIUM_AREA, id, tags, kept.tags);
}

}  // namespace cosmium
