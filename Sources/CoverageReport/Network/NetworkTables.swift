import GeoCore
public import GeoFormats

extension NetworkHealth {
  /// The gaps as comma-separated text: where the dead end is, the nearest place on the edge, and the metres between.
  public func gapsTable() -> ByteWriter {
    var writer = ByteWriter()
    writer.append("lon,lat,other_lon,other_lat,metres\n")
    for gap in gaps {
      for number in [
        gap.end.longitude, gap.end.latitude, gap.other.longitude, gap.other.latitude,
      ] {
        writer.append(number, decimals: 7)
        writer.append(44)
      }
      writer.append(metres: gap.metres)
      writer.append(10)
    }
    return writer
  }

  /// The gaps as GeoJSON: a line from each dead end to the edge.
  public func gapsGeoJSON() -> ByteWriter {
    var writer = ByteWriter()
    writer.append(#"{"type":"FeatureCollection","features":["#)
    for (row, gap) in gaps.enumerated() {
      writer.append(row == 0 ? "\n" : ",\n")
      writer.append(#"{"type":"Feature","properties":{"metres":"#)
      writer.append(metres: gap.metres)
      writer.append(#"},"geometry":{"type":"LineString","coordinates":"#)
      writer.append(json: [gap.end, gap.other])
      writer.append("}}")
    }
    writer.append("\n]}\n")
    return writer
  }
}

extension NetworkInput {
  /// The files of an export, the one that tells it is complete last.
  public static let exportNames = ["nodes.csv", "edges.csv"]

  /// Writes nodes and edges as tables, numbered from 0, for other programs.
  ///
  /// - Throws: `OutputError`.
  /// - Complexity: O(nodes + edges).
  public func export(to folder: OutputFolder) throws(OutputError) {
    var writer = ByteWriter()
    writer.append("node,lon,lat\n")
    for node in 0..<network.nodeCount {
      let place = network.positions[node]
      writer.append(number: node)
      writer.append(44)
      writer.append(place.longitude, decimals: 7)
      writer.append(44)
      writer.append(place.latitude, decimals: 7)
      writer.append(10)
    }
    try folder.write(Self.exportNames[0], writer)
    writer.removeAll()
    writer.append("edge,from,to,length_mm\n")
    for edge in 0..<network.edgeCount {
      let numbers = [edge, Int(network.starts[edge]), Int(network.ends[edge])]
      for number in numbers {
        writer.append(number: number)
        writer.append(44)
      }
      writer.append(number: Int(network.lengths[edge]))
      writer.append(10)
    }
    try folder.write(Self.exportNames[1], writer)
    try folder.commit()
  }
}
