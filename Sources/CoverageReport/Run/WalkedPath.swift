public import GeoCore
public import GeoFormats

/// The walk from a community to its nearest outlet of a category.
public struct WalkedPath: Sendable {
  /// The category's id.
  public var category: String
  /// The outlet's id.
  public var outlet: String
  /// The way, in WGS 84.
  public var path: NetworkPath
}

extension [WalkedPath] {
  /// The walks as GeoJSON (RFC 7946): a line for each, with its length.
  ///
  /// - Parameter community: The community's id.
  /// - Returns: UTF-8.
  public func geoJSON(community: String) -> ByteWriter {
    var writer = ByteWriter()
    writer.append(#"{"type":"FeatureCollection","features":["#)
    // A walk whose ends are one place has no line.
    for (number, walk) in filter({ $0.path.line.count > 1 }).enumerated() {
      writer.append(number == 0 ? "\n" : ",\n")
      writer.append(#"{"type":"Feature","properties":{"community":"#)
      writer.append(json: community)
      writer.append(#","category":"#)
      writer.append(json: walk.category)
      writer.append(#","outlet":"#)
      writer.append(json: walk.outlet)
      writer.append(#","walk_m":"#)
      writer.append(metres: Double(walk.path.millimetres) / 1_000)
      writer.append(#"},"geometry":{"type":"LineString","coordinates":"#)
      let line = walk.path.line
      writer.append(json: (0..<line.count).lazy.map { line[$0] })
      writer.append("}}")
    }
    writer.append("\n]}\n")
    return writer
  }
}
