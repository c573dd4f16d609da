#include "Reading.hpp"

#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/file.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/thread/pool.hpp>
#include <thread>

namespace cosmium {

namespace {

/// The header's date in seconds since 1970; 0 where it has none.
std::int64_t date(const osmium::io::Header &header) {
  for (const char *key : {"osmosis_replication_timestamp", "timestamp"}) {
    const auto text = header.get(key);
    if (text.empty()) continue;
    try {
      return osmium::Timestamp{text}.seconds_since_epoch();
    } catch (const std::invalid_argument &) {
      // A date that is none does not make the data worse.
    }
  }
  return 0;
}

osmium::io::File open(const std::string &path) {
  const osmium::io::File file{path};
  const auto format = file.format();
  const bool is_known =
      format == osmium::io::file_format::pbf || format == osmium::io::file_format::xml;
  // A file of changes (.osc) is XML too, and not a map.
  if (!is_known || file.is_true("xml_change_format")) throw osmium::unsupported_file_format_error{"unknown format"};
  return file;
}

int pool_size(int threads) {
  const auto processors = static_cast<int>(std::thread::hardware_concurrency());
  return std::max(threads > 0 ? threads : processors - 1, 1);
}

}  // namespace

void Reading::read(const std::string &path, int threads) {
  const auto file = open(path);
  osmium::thread::Pool pool{pool_size(threads)};
  auto kinds = osmium::osm_entity_bits::nwr;
  if (!areas.is_wanted()) {
    kinds = osmium::osm_entity_bits::node;
    if (lines.is_wanted()) kinds |= osmium::osm_entity_bits::way;
  }
  // Versions and dates cost a quarter of the time, and are needed where the header has no date or versions may be several.
  auto meta = osmium::io::read_meta::yes;
  {
    osmium::io::Reader reader{file, pool, osmium::osm_entity_bits::nothing};
    const auto header = reader.header();
    counts.date = date(header);
    has_versions = file.format() == osmium::io::file_format::xml ||
                   header.has_multiple_object_versions();
    if (!has_versions && counts.date != 0) meta = osmium::io::read_meta::no;
    reader.close();
  }
  osmium::io::Reader reader{file, pool, kinds, meta};
  if (file.format() == osmium::io::file_format::pbf) {
    // A node takes some ten bytes; room that is not used is never touched, and moving takes longer than reading.
    nodes.reserve(reader.file_size() / 8);
    places.reserve(reader.file_size() / 8);
  }
  while (const auto buffer = reader.read()) {
    for (const auto &object : buffer.select<osmium::OSMObject>()) note(object);
  }
  reader.close();
  if (counts.date == 0) counts.date = newest;
}

void Reading::note(const osmium::OSMObject &object) {
  newest = std::max(newest, std::int64_t{object.timestamp().seconds_since_epoch()});
  switch (object.type()) {
    case osmium::item_type::node: return node(static_cast<const osmium::Node &>(object));
    case osmium::item_type::way: return way(static_cast<const osmium::Way &>(object));
    case osmium::item_type::relation:
      return relation(static_cast<const osmium::Relation &>(object));
    default: return;
  }
}

void Reading::keep(
    std::vector<Kept> &kept, const osmium::OSMObject &object, std::size_t number,
    bool is_line, bool is_area) {
  kept.push_back({number, tags.starts.size() - 1, is_line, is_area});
  no_area.push_back(any_tag(object.tags(), [](std::string_view key, std::string_view value) {
    return key == "area" && value == "no";
  }));
  tags.add(object.tags());
}

void Reading::node(const osmium::Node &node) {
  ++counts.nodes;
  const auto number = nodes.add(node.id(), version(node), node.visible());
  places.push_back(node.location());
  if (!points.is_wanted() || node.tags().empty()) return;
  if (points.accepts(node.tags())) keep(kept_nodes, node, number);
}

void Reading::way(const osmium::Way &way) {
  ++counts.ways;
  const auto number = ways.add(way.id(), version(way), way.visible());
  const bool is_line = lines.accepts(way.tags());
  const bool is_area = areas.accepts(way.tags());
  if (is_line || is_area) keep(kept_ways, way, number, is_line, is_area);
  // Any way may be part of a multipolygon.
  if (is_line || areas.is_wanted()) {
    for (const auto &node : way.nodes()) refs.push_back(node.ref());
  }
  way_starts.push_back(refs.size());
}

void Reading::relation(const osmium::Relation &relation) {
  ++counts.relations;
  const auto number = relations.add(relation.id(), version(relation), relation.visible());
  if (!areas.accepts(relation.tags())) return;
  keep(kept_relations, relation, number);
  const bool has_area = any_tag(relation.tags(), [](std::string_view key, std::string_view value) {
    return key == "type" && (value == "multipolygon" || value == "boundary");
  });
  offsets.push_back(has_area ? multipolygons.committed() : Versions::none);
  if (!has_area) return;
  {
    // Without its tags, over which libosmium may stumble.
    osmium::builder::RelationBuilder copy{multipolygons};
    copy.set_id(relation.id());
    osmium::builder::RelationMemberListBuilder members{copy};
    for (const auto &member : relation.members()) {
      if (member.type() != osmium::item_type::way) continue;
      members.add_member(osmium::item_type::way, member.ref(), member.role());
    }
  }
  multipolygons.commit();
}

}  // namespace cosmium
