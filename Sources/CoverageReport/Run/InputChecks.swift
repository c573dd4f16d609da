import Coverage
import GeoCore
import GeoFormats

/// Checks that catch inputs whose results would look right and be wrong.
enum InputChecks {
  /// The rectangle round China. Inside it, map services use GCJ-02 and BD-09, which lie up to a kilometre from WGS 84.
  static let china = (
    longitudes: 73.4...135.1, latitudes: 3.8...53.6
  )

  /// Metres beyond which two tables have nothing to do with each other.
  static let farthest = 100_000.0

  /// Refuses positions in China whose frame nobody has declared.
  static func requireFrame(_ table: PointTable) throws(RunError) {
    for row in 0..<table.count {
      let place = table.positions[row]
      guard china.longitudes.contains(place.longitude), china.latitudes.contains(place.latitude)
      else { continue }
      throw .undeclaredFrame(
        file: table.source.path, longitude: place.longitude, latitude: place.latitude)
    }
  }

  /// Refuses tables of which no outlet is near any community.
  static func requireNeighbours(
    _ communities: PointTable, _ outlets: PointTable, nearest: Double
  ) throws(RunError) {
    guard nearest > farthest else { return }
    for (table, other) in [(communities, outlets), (outlets, communities)] {
      if isNear(swapping: table.positions, to: other.positions) {
        let place = table.positions[0]
        throw .swappedAxes(
          file: table.source.path, longitude: place.longitude, latitude: place.latitude)
      }
    }
    throw .apart(
      metres: nearest, communities: communities.source.path, outlets: outlets.source.path)
  }

  /// Whether some position of one table, with longitude and latitude exchanged, is near one of the other.
  private static func isNear(swapping table: Positions, to other: Positions) -> Bool {
    let limit = DistanceLimit(metres: farthest)
    // A few from all over each table are enough to tell.
    func sample(_ positions: Positions) -> [Coordinate] {
      stride(from: 0, to: positions.count, by: max(positions.count / 100, 1)).map { positions[$0] }
    }
    let others = sample(other).map { QueryPoint($0) }
    return sample(table).contains { place in
      let swapped = Coordinate(longitude: place.latitude, latitude: place.longitude)
      guard swapped.isValid else { return false }
      let query = QueryPoint(swapped)
      return others.contains { limit.contains(query, $0) }
    }
  }
}
