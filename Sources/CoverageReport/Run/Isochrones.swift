import Coverage
public import GeoCore
public import GeoFormats

/// The areas that residents of one community walk to in some times, for show.
public struct Isochrones: Sendable {
  /// The area of one time.
  public struct Area: Sendable {
    /// The time in minutes.
    public var minutes: Double
    /// The walk in metres.
    public var metres: Double
    /// The area, in WGS 84.
    public var isochrone: Isochrone
  }

  /// The areas, the largest first, so that each is drawn on top of those that hold it.
  public let areas: [Area]

  /// The minutes that are drawn.
  static let minutes = [15.0, 10, 5]

  /// Draws 15, 10 and 5 minutes at a speed of metres a minute; none where the community joins nothing.
  init(_ join: NetworkJoin, around community: Int, speed: Double) {
    guard let start = join.communities[community] else {
      areas = []
      return
    }
    let search = NetworkSearch(join.contracted)
    areas = Self.minutes.map { minutes in
      let metres = minutes * speed
      let limit = UInt32(min(metres * 1_000, Double(NetworkSearch.farthest)))
      return Area(
        minutes: minutes, metres: metres,
        isochrone: search.isochrone(from: start, within: limit))
    }
  }

  /// The areas as GeoJSON (RFC 7946): a MultiPolygon for each time.
  ///
  /// - Parameter community: The community's id.
  /// - Returns: UTF-8.
  public func geoJSON(community: String) -> ByteWriter {
    var writer = ByteWriter()
    writer.append(#"{"type":"FeatureCollection","features":["#)
    for (number, area) in areas.filter({ !$0.isochrone.polygons.isEmpty }).enumerated() {
      writer.append(number == 0 ? "\n" : ",\n")
      writer.append(#"{"type":"Feature","properties":{"community":"#)
      writer.append(json: community)
      writer.append(",\"minutes\":\(Int(area.minutes))")
      writer.append(",\"walk_m\":")
      writer.append(metres: area.metres)
      writer.append(#"},"geometry":{"type":"MultiPolygon","coordinates":["#)
      for (place, polygon) in area.isochrone.polygons.enumerated() {
        writer.append(place == 0 ? "[" : ",[")
        for (ring, positions) in polygon.enumerated() {
          if ring > 0 { writer.append(",") }
          // A ring of GeoJSON ends where it begins.
          writer.append(json: (0...positions.count).lazy.map { positions[$0 % positions.count] })
        }
        writer.append("]")
      }
      writer.append("]}}")
    }
    writer.append("\n]}\n")
    return writer
  }
}
