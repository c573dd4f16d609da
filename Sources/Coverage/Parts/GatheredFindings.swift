public import GeoCore

/// Findings over outlets of which only a part is there at a time: what one index over all of them would find.
///
/// Counts of parts add up. Of the parts' nearest outlets the nearest is the whole's, and of equally near ones the one in the
/// lowest row; where two distances are closer to each other than they are known, Karney's geodesic decides, as it does within
/// an index. A part that cannot have anything nearer, nor within a limit, need not be searched for a community: a chord is never
/// longer than its geodesic, and ``PartBounds`` are never further away than what they hold.
public struct GatheredFindings: Sendable {
  private let communities: Positions
  private let requirements: [Requirement]
  private let storage: FindingStorage
  private var distances: GatheredDistances?
  private var work = QueryWork()
  /// The farthest of all limits, in metres.
  private let farthestLimit: Double

  /// Begins with nothing found.
  ///
  /// - Parameters:
  ///   - communities: Where the residents are.
  ///   - requirements: What they need.
  public init(communities: Positions, requirements: [Requirement]) {
    self.init(communities, requirements, nil)
  }

  /// Begins with what standards require.
  ///
  /// - Parameters:
  ///   - communities: Where the residents are.
  ///   - demand: The standards; see ``StandardDemand/canBeGathered(_:communityCount:)``.
  ///   - facts: How many residents there are, which decides how many outlets are needed.
  public init(communities: Positions, demand: StandardDemand, facts: CommunityFacts) {
    self.init(
      communities, demand.requirements,
      GatheredDistances(demand, facts, communityCount: communities.count))
  }

  private init(
    _ communities: Positions, _ requirements: [Requirement], _ distances: GatheredDistances?
  ) {
    (self.communities, self.requirements, self.distances) = (communities, requirements, distances)
    storage = FindingStorage(empty: communities.count * requirements.count)
    farthestLimit = requirements.map(\.limit).max() ?? 0
  }

  // MARK: Which communities a part is searched for

  /// The communities that a part is searched for at first: those within the farthest limit of it, and those that no part is
  /// nearer to.
  ///
  /// - Parameters:
  ///   - part: The part's number.
  ///   - bounds: The bounds of all parts.
  ///   - homes: For each community the part that is nearest to it.
  /// - Returns: Their rows, ascending.
  public func first(_ part: Int, _ bounds: [PartBounds], homes: [UInt32]) -> [UInt32] {
    (0..<UInt32(communities.count)).filter { row in
      homes[Int(row)] == part
        || bounds[part].mayReach(Geocentric(communities[Int(row)]), within: farthestLimit)
    }
  }

  /// For each community the part that is nearest to it by its bounds.
  public func homes(_ bounds: [PartBounds], workers: Int) async throws -> [UInt32] {
    let (communities, size) = (communities, 1_024)
    let blocks = (communities.count + size - 1) / size
    return try await concurrentMap(blocks, workers: workers) { block in
      (block * size..<min(communities.count, (block + 1) * size)).map { row in
        let place = Geocentric(communities[row])
        var (home, least) = (0, Double.infinity)
        for part in bounds.indices {
          let chord = bounds[part].leastChord(from: place, orLess: least)
          if chord < least { (home, least) = (part, chord) }
        }
        return UInt32(home)
      }
    }.flatMap { $0 }
  }

  /// The communities that a part may still have something nearer for, once all parts have been searched for the first ones.
  ///
  /// - Parameters:
  ///   - part: The part's number.
  ///   - bounds: The bounds of all parts.
  ///   - homes: For each community the part that is nearest to it.
  ///   - holds: Whether the part has outlets of each category.
  /// - Returns: Their rows, ascending.
  public func second(
    _ part: Int, _ bounds: [PartBounds], homes: [UInt32], holds: [Bool]
  ) -> [UInt32] {
    let asked = requirements.indices.filter { holds[requirements[$0].category] }
    return (0..<UInt32(communities.count)).filter { row in
      if homes[Int(row)] == part { return false }
      let first = Int(row) * requirements.count
      let farthest = asked.reduce(0) { max($0, storage[first + $1].metres) }
      let wanted = distances?.farthest(Int(row), storage, width: requirements.count) ?? 0
      let place = Geocentric(communities[Int(row)])
      return bounds[part].mayReach(place, within: max(farthest, wanted) + FindingMerge.band)
        && !bounds[part].mayReach(place, within: farthestLimit)
    }
  }

  // MARK: Searching

  /// Searches a part for some communities, which it has not been searched for before.
  ///
  /// - Parameters:
  ///   - outlets: Where the part's outlets are.
  ///   - rows: Their rows in the whole table, ascending.
  ///   - categories: The categories of all outlets, with the part's labels.
  ///   - members: The communities' rows.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  ///   - position: Where an outlet of an earlier part is, by its row.
  /// - Throws: `CancellationError`, and what `position` throws.
  public mutating func add(
    _ outlets: Positions, rows: ContiguousArray<UInt32>, categories: CategorySet,
    for members: [UInt32], workers: Int, position: @escaping @Sendable (UInt32) throws -> Coordinate
  ) async throws {
    if members.isEmpty { return }
    let analysis = try await CoverageAnalysis(
      outlets: outlets, categories: categories, workers: workers)
    let places = Positions(members.map { communities[Int($0)] })
    let part = try await analysis.findings(
      for: places, requirements: requirements,
      beside: KnownFindings(storage: storage, members: members), workers: workers)
    work += part.work
    let merge = FindingMerge(
      places: places, members: members, storage: storage, width: requirements.count, part: part,
      outlets: outlets, rows: rows, position: position)
    let (size, count) = (1_024, members.count)
    _ = try await concurrentMap((count + size - 1) / size, workers: workers) { block in
      try merge.run(block * size..<min(count, (block + 1) * size))
    }
    try await distances?.add(
      analysis, places, members, storage, width: requirements.count, workers: workers)
  }

  // MARK: What came of it

  /// Numbers the nearest outlets by a list of them alone, and hands the findings out.
  ///
  /// - Parameter outlets: How many outlets there are.
  /// - Returns: The findings, and the rows of the list's outlets in the whole table, ascending.
  public func finish(outlets: Int) -> (table: CoverageTable, nearest: ContiguousArray<UInt32>) {
    var isNearest = ContiguousArray(repeating: false, count: outlets)
    for entry in storage.entries where entry.row != FindingStorage.Entry.nobody {
      isNearest[Int(entry.row)] = true
    }
    var nearest: ContiguousArray<UInt32> = []
    for row in isNearest.indices where isNearest[row] { nearest.append(UInt32(row)) }
    for place in storage.entries.indices {
      let row = storage.entries[place].row
      if row != FindingStorage.Entry.nobody {
        storage.entries[place].row = UInt32(Self.place(of: row, in: nearest))
      }
    }
    var table = CoverageTable(
      requirements: requirements, communityCount: communities.count, storage: storage)
    table.work = work
    return (table, nearest)
  }

  private static func place(of row: UInt32, in rows: ContiguousArray<UInt32>) -> Int {
    var (low, high) = (0, rows.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle] <= row { low = middle } else { high = middle }
    }
    return low
  }

  /// Holds the communities against the demand that the findings were gathered for.
  ///
  /// - Throws: `CancellationError`, nothing else.
  public func assess(
    _ table: CoverageTable, _ demand: StandardDemand, facts: CommunityFacts,
    categories: CategorySet, workers: Int
  ) async throws -> [Assessment] {
    let search = GatheredSearch(distances: distances)
    return try await assessments(
      table, demand, facts: facts, capacities: nil, outletCounts: categories.outletCounts,
      workers: workers
    ) { $0(search) }
  }
}

/// Answers for a community what findings do not say, as far as it has been gathered.
private struct GatheredSearch: ReachSearch {
  static var farthest: Double { DistanceLimit.largest }

  let distances: GatheredDistances?

  func neighbors(of group: Int, within metres: Double, ofCommunity community: Int) -> [Neighbor] {
    preconditionFailure("a demand that can be gathered asks for counts alone")
  }

  func distance(
    toNearest number: Int, of group: Int, from radius: Double, ofCommunity community: Int
  ) -> Double? {
    distances?.distance(toNearest: number, of: group, ofCommunity: community)
  }
}
