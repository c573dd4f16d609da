import GeoCore

/// Answers for outlets that an index of one point each leaves out; one worker uses it at a time.
protocol OtherOutletsSearch {
  /// Where all outlets are reached.
  var all: OutletPlaces { get }
  /// What all queries so far have cost.
  var work: QueryWork { get }

  /// The nearest outlet of each group, the lowest row of equals; lengths are good to 0.6 µm.
  func nearest(to query: QueryPoint) -> [Neighbor?]

  /// How many outlets of each group are within a limit, each once.
  func counts(within limit: DistanceLimit, of query: QueryPoint) -> ContiguousArray<UInt32>

  /// The outlets of a group within a limit, each once, in no order.
  func neighbors(of group: Int, within limit: DistanceLimit, of query: QueryPoint) -> [Neighbor]
}

extension OtherOutletsSearch {
  /// Adds what is found of these outlets to what was found of others.
  func add(
    to entries: UnsafeMutablePointer<FindingStorage.Entry>, _ requirements: [Requirement],
    _ limits: [(DistanceLimit, [Int])], of query: QueryPoint
  ) {
    let nearest = nearest(to: query)
    for (limit, members) in limits {
      let counts = counts(within: limit, of: query)
      for member in members {
        let category = requirements[member].category
        let entry = entries[member]
        entries[member] = FindingStorage.Entry(
          count: entry.count + counts[category],
          nearest: nearer(entry.nearest, nearest[category], query))
      }
    }
  }

  /// The nearer of two outlets, the lower row of equals.
  private func nearer(_ one: Neighbor?, _ other: Neighbor?, _ query: QueryPoint) -> Neighbor? {
    guard let one, let other else { return one ?? other }
    // Each is good to 0.6 µm: what is closer is measured.
    if abs(one.metres - other.metres) > 2e-6 { return one.metres < other.metres ? one : other }
    return [one, other].map { outlet in
      Neighbor(row: outlet.row, metres: all.distance(from: query, to: Int(outlet.row)))
    }.min { ($0.metres, $0.row) < ($1.metres, $1.row) }
  }
}
