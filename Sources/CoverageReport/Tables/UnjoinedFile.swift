import GeoCore
import GeoFormats

/// Writes `unjoined.csv`: the communities and outlets that are too far from the network for anyone to walk there.
enum UnjoinedFile {
  static let name = "unjoined.csv"

  static func text(_ run: CoverageRun, _ join: NetworkJoin) -> ByteWriter {
    var writer = ByteWriter()
    writer.append("table,id,lon,lat,nearest_edge_m\n")
    let tables = [
      ("communities", run.communities, join.communities), ("outlets", run.outlets, join.outlets),
    ]
    for (name, table, places) in tables {
      for row in places.indices where places[row] == nil {
        let position = table.positions[row]
        writer.append(name + ",")
        writer.append(field: row, of: table.ids)
        writer.append(",\(position.longitude),\(position.latitude),")
        if let metres = join.distance(to: position) { writer.append(metres: metres) }
        writer.append(10)
      }
    }
    return writer
  }
}
