import GeoCore

/// The outlets that are reached anywhere along their outlines, indexed by places on these.
struct DrawnOutlets: Sendable {
  let index: GridIndex
  let samples: OutlineSamples
  let inside: AreaCells
  let all: OutletPlaces
  let grouping: Grouping

  /// Indexes the outlets that are drawn as areas or lines; `nil` where none is.
  ///
  /// - Throws: `CancellationError`, nothing else.
  init?(of all: OutletPlaces, _ grouping: Grouping, workers: Int) async throws {
    guard let outlines = all.outlines else { return nil }
    let drawn = (0..<all.outletCount).filter(all.isDrawn)
    guard !drawn.isEmpty else { return nil }
    let samples = OutlineSamples(of: outlines, rows: drawn, apart: 100, most: 64)
    index = try await GridIndex(
      samples.positions,
      grouping: Grouping(
        labels: ContiguousArray(samples.rows.map { grouping.labels[Int($0)] }),
        groups: grouping.groups, groupCount: grouping.groupCount),
      workers: workers)
    inside = AreaCells(outlines, rows: drawn)
    (self.samples, self.all, self.grouping) = (samples, all, grouping)
  }
}

/// A worker's desk for queries on outlets that are reached along their outlines.
///
/// Whatever is within a limit has a place of the index within the limit and the spacing of these; what has one is measured.
struct DrawnOutletsSearch: OtherOutletsSearch {
  private let drawn: DrawnOutlets
  private let search: GridSearch

  init(_ drawn: DrawnOutlets) {
    self.drawn = drawn
    search = GridSearch(drawn.index)
  }

  var all: OutletPlaces { drawn.all }
  var work: QueryWork { search.work }

  func nearest(to query: QueryPoint) -> [Neighbor?] {
    search.findNearest(to: query)
    let places = search.nearest
    var nearest = places.indices.map { group -> Neighbor? in
      guard let place = places[group] else { return nil }
      let candidates = rows(of: group, within: place.metres, of: query)
      return (candidates.isEmpty ? [drawn.samples.rows[Int(place.row)]] : candidates)
        .map { measured($0, query) }.min { ($0.metres, $0.row) < ($1.metres, $1.row) }
    }
    // Large areas may be round the query, and their outlines far away.
    for row in drawn.inside.rows(around: query.coordinate) {
      for group in groups(of: row)
      where nearest[group].map({ $0.metres > 0 || $0.row > row }) ?? true {
        nearest[group] = Neighbor(row: row, metres: 0)
      }
    }
    return nearest
  }

  func counts(within limit: DistanceLimit, of query: QueryPoint) -> ContiguousArray<UInt32> {
    let near = search.points(within: widened(limit.metres), of: query)
    var rows = Set(near.map { drawn.samples.rows[Int($0.row)] })
    rows.formUnion(drawn.inside.rows(around: query.coordinate))
    var counts = ContiguousArray<UInt32>(repeating: 0, count: search.nearest.count)
    for row in rows where measured(row, query).metres <= limit.metres {
      for group in groups(of: row) { counts[group] += 1 }
    }
    return counts
  }

  func neighbors(
    of group: Int, within limit: DistanceLimit, of query: QueryPoint
  ) -> [Neighbor] {
    var rows = Set(rows(of: group, within: limit.metres, of: query))
    let around = drawn.inside.rows(around: query.coordinate)
    rows.formUnion(around.filter { groups(of: $0).contains(group) })
    return rows.map { measured($0, query) }.filter { $0.metres <= limit.metres }
  }

  /// The outlets of a group that may be within a distance, each once.
  private func rows(of group: Int, within metres: Double, of query: QueryPoint) -> [UInt32] {
    let places = search.neighbors(of: group, within: widened(metres), of: query)
    return Array(Set(places.map { drawn.samples.rows[Int($0.row)] }))
  }

  /// A limit within which every outlet within `metres` has a place, and a micrometre for rounding.
  private func widened(_ metres: Double) -> DistanceLimit {
    DistanceLimit(
      metres: min(metres + drawn.samples.spacing + 1e-6, DistanceLimit.largest))
  }

  private func groups(of row: UInt32) -> [Int] {
    drawn.grouping.groups[Int(drawn.grouping.labels[Int(row)])]
  }

  private func measured(_ row: UInt32, _ query: QueryPoint) -> Neighbor {
    Neighbor(row: row, metres: drawn.all.distance(from: query, to: Int(row)))
  }
}
