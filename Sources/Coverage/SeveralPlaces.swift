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
struct SeveralPlacesSearch: OtherOutletsSearch {
  private let places: SeveralPlaces
  private let search: GridSearch

  init(_ places: SeveralPlaces) {
    self.places = places
    search = GridSearch(places.index)
  }

  var all: OutletPlaces { places.all }
  var work: QueryWork { search.work }

  func nearest(to query: QueryPoint) -> [Neighbor?] {
    search.findNearest(to: query)
    return search.nearest.map { place in
      place.map { Neighbor(row: places.outlets[Int($0.row)], metres: $0.metres) }
    }
  }

  func counts(within limit: DistanceLimit, of query: QueryPoint) -> ContiguousArray<UInt32> {
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
