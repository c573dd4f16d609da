import GeoCore

/// The outlets that are reached at several places, indexed place by place.
struct SeveralPlaces: Sendable {
  let index: GridIndex
  /// The outlet of each place, ascending: of equals the lowest place is one of the lowest outlet's.
  let outlets: ContiguousArray<UInt32>
  let all: OutletPlaces

  /// Indexes the outlets that have several places; `nil` where none has.
  ///
  /// - Throws: `CancellationError`, nothing else.
  init?(of all: OutletPlaces, _ grouping: Grouping, workers: Int) async throws {
    guard all.hasSeveral else { return nil }
    let rows = (0..<all.outletCount).filter { all.places(ofOutlet: $0).count > 1 }
    outlets = ContiguousArray(
      rows.flatMap { row in all.places(ofOutlet: row).map { _ in UInt32(row) } })
    let places = rows.flatMap { row in all.places(ofOutlet: row).map { all.positions[$0] } }
    index = try await GridIndex(
      Positions(places),
      grouping: Grouping(
        labels: ContiguousArray(outlets.map { grouping.labels[Int($0)] }),
        groups: grouping.groups, groupCount: grouping.groupCount),
      workers: workers)
    self.all = all
  }
}

/// A worker's desk for queries on outlets that have several places.
struct SeveralPlacesSearch {
  let places: SeveralPlaces
  private let search: GridSearch

  init(_ places: SeveralPlaces) {
    self.places = places
    search = GridSearch(places.index)
  }

  /// What all queries so far have cost.
  var work: QueryWork { search.work }

  /// Adds what is found of these outlets to what was found of the others.
  func add(
    to entries: UnsafeMutablePointer<FindingStorage.Entry>, _ requirements: [Requirement],
    _ limits: [(DistanceLimit, [Int])], of query: QueryPoint
  ) {
    search.findNearest(to: query)
    for (limit, members) in limits {
      let counts = counts(within: limit, of: query)
      for member in members {
        let category = requirements[member].category
        let entry = entries[member]
        entries[member] = FindingStorage.Entry(
          count: entry.count + counts[category],
          nearest: nearer(entry.nearest, nearest(of: category), query))
      }
    }
  }

  /// How many outlets of each group are within a limit, each once.
  private func counts(
    within limit: DistanceLimit, of query: QueryPoint
  ) -> ContiguousArray<UInt32> {
    // Groups in the upper 32 bits, outlets in the lower.
    var hits = search.points(within: limit, of: query).map { point in
      UInt64(point.group) << 32 | UInt64(places.outlets[Int(point.row)])
    }
    hits.sort()
    var counts = ContiguousArray<UInt32>(repeating: 0, count: search.nearest.count)
    var last = UInt64.max
    for hit in hits where hit != last {
      counts[Int(hit >> 32)] += 1
      last = hit
    }
    return counts
  }

  /// The outlet of a group that the last search found nearest.
  private func nearest(of group: Int) -> Neighbor? {
    search.nearest[group].map {
      Neighbor(row: places.outlets[Int($0.row)], metres: $0.metres)
    }
  }

  /// The nearer of an outlet with one place and one with several, the lower row of equals.
  private func nearer(_ one: Neighbor?, _ several: Neighbor?, _ query: QueryPoint) -> Neighbor? {
    guard let one, let several else { return one ?? several }
    // Each is good to 0.6 µm: what is closer is measured.
    if abs(one.metres - several.metres) > 2e-6 {
      return one.metres < several.metres ? one : several
    }
    return [one, several].map { measured($0, query) }.min {
      ($0.metres, $0.row) < ($1.metres, $1.row)
    }
  }

  /// An outlet with the geodesic to its nearest place.
  private func measured(_ outlet: Neighbor, _ query: QueryPoint) -> Neighbor {
    let metres = places.all.places(ofOutlet: Int(outlet.row)).map {
      geodesicLength(from: query.coordinate, to: places.all.positions[$0])
    }.min()
    return Neighbor(row: outlet.row, metres: metres ?? outlet.metres)
  }

  /// The outlets of a group within a limit of a position, each once, by the nearest of its places, in no order.
  func neighbors(
    of group: Int, within limit: DistanceLimit, of query: QueryPoint
  ) -> [Neighbor] {
    var nearest: [UInt32: Double] = [:]
    for place in search.neighbors(of: group, within: limit, of: query) {
      let outlet = places.outlets[Int(place.row)]
      nearest[outlet] = min(nearest[outlet] ?? .infinity, place.metres)
    }
    return nearest.map { Neighbor(row: $0, metres: $1) }
  }
}
