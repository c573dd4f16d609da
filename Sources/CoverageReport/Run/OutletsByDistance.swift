import Coverage
import GeoCore
import GeoFormats

/// The outlets of every group round one community in the order of their distances, by looking at all of them.
struct OutletsByDistance {
  private let neighbors: [[Neighbor]]
  private let isKnown: Bool

  /// By the ways that run measures: along the network where it is joined, else as the crow flies.
  init(_ inputs: RunInputs, _ set: CategorySet, around row: Int, along join: NetworkJoin?) {
    if let join {
      self.init(join, set, around: row)
    } else {
      self.init(inputs.outlets, set, around: inputs.communities.positions[row])
    }
  }

  /// By one search from the community.
  private init(_ join: NetworkJoin, _ set: CategorySet, around row: Int) {
    var found = [[Neighbor]](repeating: [], count: set.names.count)
    isKnown = join.communities[row] != nil
    if let place = join.communities[row] {
      let rows = join.outlets.indices.filter { join.outlets[$0] != nil }
      let sources = NetworkSources(
        rows.compactMap { join.outlets[$0] }, rows: rows.map { UInt32($0) },
        grouping: set.grouping, on: join.contracted)
      let walks = NetworkSearch(join.contracted).sources(
        within: NetworkSearch.farthest, of: [place], in: sources)
      for walk in walks {
        let neighbor = Neighbor(row: walk.row, metres: Double(walk.millimetres) / 1_000)
        for group in sources.groups(ofRow: walk.row) { found[group].append(neighbor) }
      }
    }
    neighbors = found.map { $0.sorted { ($0.metres, $0.row) < ($1.metres, $1.row) } }
  }

  private init(_ outlets: PointTable, _ set: CategorySet, around place: Coordinate) {
    isKnown = true
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
      requirement: Requirement(category: group, limit: limit), isKnown: isKnown)
  }

  /// The nearest outlet of a group.
  func nearest(_ group: Int) -> Neighbor? { neighbors[group].first }

  /// The nearest outlets of a group, nearest first.
  func nearest(_ group: Int, _ count: Int, _ outlets: PointTable) -> [Explanation.Outlet] {
    neighbors[group].prefix(count).map { neighbor in
      Explanation.Outlet(
        id: outlets.ids[Int(neighbor.row)], name: outlets.names?[Int(neighbor.row)] ?? "",
        metres: neighbor.metres)
    }
  }
}
