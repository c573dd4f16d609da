import Coverage
import GeoCore
import GeoFormats

/// The outlets of every group round one community in the order of their distances, by looking at all of them.
struct OutletsByDistance {
  /// An outlet at the nearest of its places.
  struct Outlet {
    var row: Int
    var place: Int
    var metres: Double
  }

  private let outlets: [[Outlet]]
  private let places: OutletPlaces
  private let isKnown: Bool

  /// By the ways that run measures: along the network where it is joined, else as the crow flies.
  init(_ inputs: RunInputs, _ set: CategorySet, around row: Int, along join: NetworkJoin?) {
    places = join?.places ?? inputs.outletPlaces
    isKnown = join.map { $0.communities[row] != nil } ?? true
    let metres =
      join.map { Self.walks($0, from: row) }
      ?? Self.distances(from: inputs.communities.positions[row], to: places)
    var found = [[Outlet]](repeating: [], count: set.names.count)
    for row in 0..<places.outletCount {
      let nearest = places.places(ofOutlet: row).min { metres[$0] < metres[$1] }
      guard let nearest, metres[nearest].isFinite else { continue }
      let outlet = Outlet(row: row, place: nearest, metres: metres[nearest])
      for group in set.grouping.groups[Int(set.grouping.labels[row])] {
        found[group].append(outlet)
      }
    }
    outlets = found.map { $0.sorted { ($0.metres, $0.row) < ($1.metres, $1.row) } }
  }

  /// The walk to each place, by one search from the community; infinite where there is none.
  private static func walks(_ join: NetworkJoin, from row: Int) -> [Double] {
    var metres = [Double](repeating: .infinity, count: join.outlets.count)
    guard let start = join.communities[row] else { return metres }
    let joined = join.outlets.indices.filter { join.outlets[$0] != nil }
    let sources = NetworkSources(
      joined.compactMap { join.outlets[$0] }, rows: joined.map { UInt32($0) },
      grouping: Grouping(oneGroupOf: join.outlets.count), on: join.contracted)
    let walks = NetworkSearch(join.contracted).sources(
      within: NetworkSearch.farthest, of: [start], in: sources)
    for walk in walks { metres[Int(walk.row)] = Double(walk.millimetres) / 1_000 }
    return metres
  }

  private static func distances(from place: Coordinate, to places: OutletPlaces) -> [Double] {
    guard places.outlines == nil else {
      let query = QueryPoint(place)
      return (0..<places.outletCount).flatMap { row in
        let own = places.places(ofOutlet: row)
        return own.count > 1
          ? own.map { geodesicLength(from: place, to: places.positions[$0]) }
          : [places.distance(from: query, to: row)]
      }
    }
    return (0..<places.positions.count).map {
      geodesicLength(from: place, to: places.positions[$0])
    }
  }

  /// What a limit makes of a group.
  func finding(_ group: Int, within limit: Double) -> Finding {
    Finding(
      count: outlets[group].count { $0.metres <= limit },
      nearest: nearest(group).map { Neighbor(row: UInt32($0.row), metres: $0.metres) },
      requirement: Requirement(category: group, limit: limit), isKnown: isKnown)
  }

  /// The nearest outlet of a group.
  func nearest(_ group: Int) -> Outlet? { outlets[group].first }

  /// The nearest outlets of a group, nearest first.
  func nearest(_ group: Int, _ count: Int, _ inputs: RunInputs) -> [Explanation.Outlet] {
    outlets[group].prefix(count).map { outlet in
      Explanation.Outlet(
        id: inputs.outlets.ids[outlet.row], name: inputs.outlets.names?[outlet.row] ?? "",
        metres: outlet.metres,
        entrance: places.entrance(at: outlet.place).flatMap { inputs.entrances?.entrance($0) })
    }
  }
}
