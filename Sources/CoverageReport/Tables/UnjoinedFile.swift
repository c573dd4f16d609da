import Coverage
import GeoCore
import GeoFormats

/// Writes `unjoined.csv`: the communities and outlets that are too far from the network for anyone to walk there.
enum UnjoinedFile {
  static let name = "unjoined.csv"

  static func text(_ run: CoverageRun, _ join: NetworkJoin) -> ByteWriter {
    var writer = ByteWriter()
    writer.append("table,id,lon,lat,nearest_edge_m\n")
    for row in join.communities.indices where join.communities[row] == nil {
      let position = run.communities.positions[row]
      append("communities", run.communities, row, [position], join, to: &writer)
    }
    for row in 0..<run.outlets.count where !join.isJoined(outlet: row) {
      let places = join.places.places(ofOutlet: row).map { join.places.positions[$0] }
      append("outlets", run.outlets, row, places, join, to: &writer)
    }
    return writer
  }

  /// Appends a row with the position that it has in its table, and how far the nearest of its places is from an edge.
  private static func append(
    _ name: String, _ table: PointTable, _ row: Int, _ places: [Coordinate], _ join: NetworkJoin,
    to writer: inout ByteWriter
  ) {
    let position = table.positions[row]
    writer.append(name + ",")
    writer.append(field: row, of: table.ids)
    writer.append(",\(position.longitude),\(position.latitude),")
    if let metres = places.compactMap(join.distance(to:)).min() { writer.append(metres: metres) }
    writer.append(10)
  }
}
