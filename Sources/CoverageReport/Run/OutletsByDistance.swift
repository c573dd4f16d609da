import Coverage
import GeoCore
import GeoFormats

/// The outlets of every group round one place in the order of their distances, by looking at all of them.
struct OutletsByDistance {
  private let neighbors: [[Neighbor]]

  init(_ outlets: PointTable, _ set: CategorySet, around place: Coordinate) {
    var found = [[Neighbor]](repeating: [], count: set.names.count)
    for row in 0..<outlets.count {
      let groups = set.grouping.groups[Int(set.grouping.labels[row])]
      guard !groups.isEmpty else { continue }
      let metres = geodesicLength(from: place, to: outlets.positions[row])
      for group in groups { found[group].append(Neighbor(row: UInt32(row), metres: metres)) }
    }
    neighbors = found.map { $0.sorted { ($0.metres, $0.row) < ($1.metres, $1.row) } }
  }

  /// What a limit makes of a group.
  func finding(_ group: Int, within limit: Double) -> Finding {
    Finding(
      count: neighbors[group].count { $0.metres <= limit }, nearest: neighbors[group].first,
      requirement: Requirement(category: group, limit: limit))
  }

  /// The nearest outlets of a group, nearest first.
  func nearest(_ group: Int, _ count: Int, _ outlets: PointTable) -> [Explanation.Outlet] {
    neighbors[group].prefix(count).map { neighbor in
      Explanation.Outlet(
        id: outlets.ids[Int(neighbor.row)], name: outlets.names?[Int(neighbor.row)] ?? "",
        metres: neighbor.metres)
    }
  }
}
