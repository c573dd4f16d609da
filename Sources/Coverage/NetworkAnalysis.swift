public import GeoCore

/// Outlets along a walking network, ready to be held against requirements.
public struct NetworkAnalysis: ReachAnalysis {
  let network: ContractedNetwork
  let desks: NetworkDesks
  let sources: NetworkSources
  /// Where outlets join the network, one outlet's places together.
  let places: ContiguousArray<EdgePoint>
  /// The first place of each outlet, and the number of places; an outlet that joins nothing has none.
  let placeStarts: ContiguousArray<UInt32>
  /// The outlets' categories.
  public let categories: CategorySet

  /// Sorts outlets along a network.
  ///
  /// - Parameters:
  ///   - outlets: Where each outlet joins the network; `nil` where it does not, so that nobody walks there.
  ///   - categories: The outlets' categories.
  ///   - network: The network.
  /// - Precondition: One place or `nil` for each outlet of `categories`.
  public init(
    outlets: ContiguousArray<EdgePoint?>, categories: CategorySet, on network: ContractedNetwork
  ) {
    self.init(
      joins: outlets, starts: ContiguousArray((0...outlets.count).map { UInt32($0) }),
      categories: categories, on: network)
  }

  /// Sorts outlets along a network of which some have entrances: each counts once, by the nearest.
  ///
  /// - Parameters:
  ///   - outlets: Where outlets are reached.
  ///   - joins: Where each of those places joins the network; `nil` where it does not.
  ///   - categories: The outlets' categories.
  ///   - network: The network.
  /// - Precondition: One join or `nil` for each place, and a label of `categories` for each outlet.
  public init(
    outlets: OutletPlaces, joins: ContiguousArray<EdgePoint?>, categories: CategorySet,
    on network: ContractedNetwork
  ) {
    let ends = (0..<outlets.outletCount).map { UInt32(outlets.places(ofOutlet: $0).upperBound) }
    self.init(
      joins: joins, starts: [0] + ContiguousArray(ends), categories: categories, on: network)
  }

  private init(
    joins: ContiguousArray<EdgePoint?>, starts: ContiguousArray<UInt32>, categories: CategorySet,
    on network: ContractedNetwork
  ) {
    precondition(
      starts.count == categories.grouping.labels.count + 1 && Int(starts.last!) == joins.count,
      "one place or none for each outlet")
    var places: ContiguousArray<EdgePoint> = []
    var rows: [UInt32] = []
    var joined: ContiguousArray<UInt32> = [0]
    for row in starts.indices.dropLast() {
      for place in joins[Int(starts[row])..<Int(starts[row + 1])] {
        guard let place else { continue }
        places.append(place)
        rows.append(UInt32(row))
      }
      joined.append(UInt32(places.count))
    }
    self.network = network
    desks = NetworkDesks(network)
    (self.places, placeStarts, self.categories) = (places, joined, categories)
    sources = NetworkSources(
      Array(places), rows: rows, grouping: categories.grouping, on: network)
  }

  /// How many outlets there are.
  var outletCount: Int { placeStarts.count - 1 }

  /// Where an outlet joins the network.
  func places(ofOutlet row: Int) -> ArraySlice<EdgePoint> {
    ArraySlice(places[Int(placeStarts[row])..<Int(placeStarts[row + 1])])
  }

  /// Whether any outlet joins the network at several places.
  var hasSeveral: Bool {
    (0..<outletCount).contains { placeStarts[$0 + 1] - placeStarts[$0] > 1 }
  }

  /// Finds, for every community and requirement, how many outlets are within the limit and which is nearest.
  ///
  /// - Parameters:
  ///   - communities: Where each community joins the network; of those that do not, nothing is known.
  ///   - requirements: What they need; limits are lengths of walks.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  ///   - progress: Advanced by searches.
  /// - Returns: One finding for each community and requirement.
  /// - Throws: `CancellationError`, nothing else.
  public func findings(
    for communities: ContiguousArray<EdgePoint?>, requirements: [Requirement], workers: Int = 1,
    progress: Progress? = nil
  ) async throws -> CoverageTable {
    var table = CoverageTable(requirements: requirements, communityCount: communities.count)
    table.isKnown = ContiguousArray(communities.map { $0 != nil })
    let counting = NetworkCounting(self, communities, requirements)
    progress?.begin(categories.names.count + counting.searchCount)
    try await findNearest(communities, table, workers: workers, progress: progress)
    try await counting.count(into: table.storage, workers: workers, progress: progress)
    return table
  }

  /// Writes each community's nearest outlet of each group, from one search a group.
  private func findNearest(
    _ communities: ContiguousArray<EdgePoint?>, _ table: CoverageTable, workers: Int,
    progress: Progress?
  ) async throws {
    let width = table.requirements.count
    let storage = table.storage
    let columns = Dictionary(grouping: table.requirements.indices) {
      table.requirements[$0].category
    }
    _ = try await concurrentMap(categories.names.count, workers: workers) { group in
      let requirements = columns[group] ?? []
      desks.with { desk in
        let found = NearestOnNetwork(of: group, in: sources, using: desk)
        for community in communities.indices {
          let nearest = communities[community].flatMap { found.nearest(to: $0) }
          let entry = FindingStorage.Entry(count: 0, nearest: nearest.map { Neighbor($0) })
          for requirement in requirements {
            storage.entries[community * width + requirement] = entry
          }
        }
      }
      progress?.advance(by: 1)
    }
  }

  /// Holds communities against the standards of a demand.
  ///
  /// - Parameters:
  ///   - communities: Where the communities that the findings are of join the network.
  ///   - table: The findings for the demand's requirements.
  ///   - demand: The standards.
  ///   - facts: What else is known of the communities.
  ///   - capacities: The capacity of each outlet, NaN where unknown; `nil` where nothing is known of any.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: One assessment for each standard.
  /// - Throws: `CancellationError`, nothing else.
  public func assess(
    _ communities: ContiguousArray<EdgePoint?>, _ table: CoverageTable, _ demand: StandardDemand,
    facts: CommunityFacts, capacities: ContiguousArray<Double>? = nil, workers: Int = 1
  ) async throws -> [Assessment] {
    var outletCounts = [Int](repeating: 0, count: categories.names.count)
    for row in 0..<outletCount where !places(ofOutlet: row).isEmpty {
      for group in sources.groups(ofRow: UInt32(row)) { outletCounts[group] += 1 }
    }
    return try await assessments(
      table, demand, facts: facts, capacities: capacities, outletCounts: outletCounts,
      workers: workers
    ) { body in
      desks.with { desk in
        body(PathSearch(search: desk, sources: sources, communities: communities))
      }
    }
  }
}

extension Neighbor {
  /// An outlet at the end of a walk.
  init(_ neighbor: NetworkNeighbor) {
    self.init(row: neighbor.row, metres: Double(neighbor.millimetres) / 1_000)
  }
}

/// The network around each community.
struct PathSearch: ReachSearch {
  static var farthest: Double { Double(NetworkSearch.farthest) / 1_000 }

  let search: NetworkSearch
  let sources: NetworkSources
  let communities: ContiguousArray<EdgePoint?>

  func neighbors(of group: Int, within metres: Double, ofCommunity community: Int) -> [Neighbor] {
    guard metres >= 0, let place = communities[community] else { return [] }
    let limit = walkingLimit(metres)
    return search.sources(within: limit, of: [place], in: sources)
      .filter { sources.groups(ofRow: $0.row).contains(group) }
      .sorted { ($0.millimetres, $0.row) < ($1.millimetres, $1.row) }
      .map { Neighbor($0) }
  }
}

/// A limit in whole millimetres, as walks are measured: those not longer than it are within the limit.
func walkingLimit(_ metres: Double) -> UInt32 {
  let millimetres = metres * 1_000
  let nearest = millimetres.rounded()
  // 83.3 × 1,000 is not quite 83,300.
  let whole = abs(millimetres - nearest) < 1e-6 ? nearest : millimetres.rounded(.down)
  return UInt32(min(max(whole, 0), Double(NetworkSearch.farthest)))
}
