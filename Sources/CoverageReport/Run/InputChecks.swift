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

  /// Refuses positions in China whose frame neither the user nor the file has declared.
  ///
  /// The reverse, GCJ-02 or BD-09 declared for positions abroad, is let pass: GCJ-02 is WGS 84 there, and BD-09 takes two
  /// tables of one place along together, so that no distance is wrong by it. Map services give such coordinates too, for
  /// cities just outside China in the same file as those inside.
  static func requireFrame(_ table: PointTable) throws(RunError) {
    guard table.source.frameDeclaration == .assumed else { return }
    for row in 0..<table.count {
      let place = table.positions[row]
      guard china.longitudes.contains(place.longitude), china.latitudes.contains(place.latitude)
      else { continue }
      throw .undeclaredFrame(
        file: table.source.path, longitude: place.longitude, latitude: place.latitude)
    }
  }

  /// Refuses a walk that no index takes.
  static func requireWalk(_ walk: Walk) throws(RunError) {
    let metres = walk.metres
    guard metres >= 0, metres <= DistanceLimit.largest else { throw .invalidWalk(metres: metres) }
  }

  /// Refuses outlets none of which has a category.
  static func requireCategories(_ categories: CategorySet, _ outlets: PointTable) throws(RunError) {
    if categories.names.isEmpty { throw .noCategories(file: outlets.source.path) }
  }

  /// Refuses tables of which no outlet is near any community.
  static func requireNeighbours(
    _ communities: PointTable, _ outlets: PointTable, nearest: Double
  ) throws(RunError) {
    guard nearest > farthest else { return }
    // Exchanging the axes of either table brings both together alike: nobody can tell which one is wrong.
    if isNear(swapping: communities.positions, to: outlets.positions) {
      throw .swappedAxes(
        communities: communities.source.path, communities.positions[0],
        outlets: outlets.source.path, outlets.positions[0])
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
