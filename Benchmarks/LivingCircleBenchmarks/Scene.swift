import GeoCore
import Workload

/// A made-up city in the shape that an index takes, and places to ask about.
struct Scene: Sendable {
  /// The queries of one iteration; with this number a figure in thousandths is a figure a query.
  static let queryCount = 1_000

  let positions: Positions
  let grouping: Grouping
  let queries: [QueryPoint]

  init(_ size: Size) {
    let workload = Workload(Recipe(communities: Self.queryCount, outlets: size.outlets))
    let categories = Workload.categories.indices
    var labels = ContiguousArray<UInt32>()
    var positions = Positions()
    for outlet in workload.outlets {
      positions.append(outlet.place.coordinate)
      labels.append(UInt32(outlet.category))
    }
    self.positions = positions
    grouping = Grouping(
      labels: labels, groups: categories.map { [$0] }, groupCount: categories.count)
    queries = workload.communities.map { QueryPoint($0.place.coordinate) }
  }

  func index(workers: Int) async throws -> GridIndex {
    try await GridIndex(positions, grouping: grouping, workers: workers)
  }
}

extension Place {
  /// Its degrees.
  var coordinate: Coordinate { Coordinate(longitude: longitude, latitude: latitude) }
}
