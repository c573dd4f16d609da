public import GeoCore

/// Findings over outlets that come part by part and go again: what one index over all of them would find.
///
/// Counts of parts add up. Of the parts' nearest outlets the nearest is the whole's, and of equally near ones that of the
/// earlier part; where two distances are closer to each other than they are known, Karney's geodesic decides, as it does
/// within an index. No part needs to know where another one's outlets are.
public struct GatheredFindings: Sendable {
  private let communities: Positions
  /// The limit of every category; `nil` where a demand says what is required.
  private let limit: Double?
  /// What is required so far: categories by their place in ``names``.
  private(set) var requirements: [Requirement]
  /// The categories in the order in which parts first had them.
  private var names: [String]
  private var storage: FindingStorage
  /// Outlets that have been someone's nearest.
  public private(set) var nearest = NearestOutlets()
  private var distances: GatheredDistances?
  private var work = QueryWork()

  /// Begins with every category required once within a limit, as parts come to name them.
  public init(communities: Positions, everyCategoryWithin limit: Double) {
    self.init(communities, limit, [], [], nil)
  }

  /// Begins with what standards require.
  ///
  /// - Parameters:
  ///   - communities: Where the residents are.
  ///   - demand: The standards; see ``StandardDemand/canBeGathered``.
  ///   - facts: How many residents there are, which decides how many outlets are needed.
  public init(communities: Positions, demand: StandardDemand, facts: CommunityFacts) {
    self.init(
      communities, nil, demand.requirements, demand.groupNames,
      GatheredDistances(demand, facts, communityCount: communities.count))
  }

  private init(
    _ communities: Positions, _ limit: Double?, _ requirements: [Requirement], _ names: [String],
    _ distances: GatheredDistances?
  ) {
    (self.communities, self.limit, self.distances) = (communities, limit, distances)
    (self.requirements, self.names) = (requirements, names)
    storage = FindingStorage(empty: communities.count * requirements.count)
  }

  /// Bytes that findings take for each community.
  public var bytesPerCommunity: Int { requirements.count * 16 }

  /// Searches the next part of the outlets.
  ///
  /// - Parameters:
  ///   - outlets: Where they are.
  ///   - categories: Their categories; with a demand, its groups.
  ///   - firstRow: How many outlets the parts before had.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  ///   - texts: What an outlet of the part is called.
  /// - Throws: `CancellationError`, nothing else.
  public mutating func add(
    _ outlets: Positions, categories: CategorySet, firstRow: Int, workers: Int,
    texts: (Int) -> (id: String, name: String?)
  ) async throws {
    let analysis = try await CoverageAnalysis(
      outlets: outlets, categories: categories, workers: workers)
    let asked = limit.map { analysis.everyCategory(within: $0) } ?? requirements
    let part = try await analysis.findings(
      for: communities, requirements: asked, workers: workers)
    work += part.work
    if let limit { widen(to: categories.names, limit) }
    let places = limit == nil ? Array(asked.indices) : categories.names.map { place(of: $0) }
    let merge = FindingMerge(
      communities: communities, storage: storage, width: requirements.count, part: part,
      places: places, outlets: outlets, firstRow: firstRow, known: nearest)
    let (size, count) = (1_024, communities.count)
    let found = try await concurrentMap((count + size - 1) / size, workers: workers) { block in
      merge.run(block * size..<min(count, (block + 1) * size))
    }
    nearest.add(found.joined(), outlets, firstRow: firstRow, texts)
    try await distances?.add(
      analysis, communities, storage, width: requirements.count, workers: workers)
  }

  private func place(of name: String) -> Int {
    names.firstIndex(of: name)!
  }

  /// Makes room for categories that no part had before.
  private mutating func widen(to found: [String], _ limit: Double) {
    let new = found.filter { !names.contains($0) }
    guard !new.isEmpty else { return }
    let width = names.count
    names += new
    requirements = names.indices.map { Requirement(category: $0, limit: limit) }
    storage = storage.widened(from: width, to: names.count, rows: communities.count)
  }

  /// The findings of all parts.
  ///
  /// Rows of nearest outlets are those of ``NearestOutlets/settle(_:)``'s list.
  ///
  /// - Parameter categories: The categories of all outlets, with every name that parts had.
  public mutating func finish(_ categories: CategorySet) -> CoverageTable {
    var table: CoverageTable
    if let limit {
      let order = categories.names.map { place(of: $0) }
      storage.permuteRows(order)
      table = CoverageTable(
        requirements: order.indices.map { Requirement(category: $0, limit: limit) },
        communityCount: communities.count, storage: storage)
    } else {
      table = CoverageTable(
        requirements: requirements, communityCount: communities.count, storage: storage)
    }
    table.work = work
    nearest.settle(storage)
    return table
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

/// Adds one part's findings to what is known.
private struct FindingMerge: Sendable {
  let communities: Positions
  let storage: FindingStorage
  let width: Int
  let part: CoverageTable
  /// Where each of the part's requirements stands among all.
  let places: [Int]
  let outlets: Positions
  let firstRow: Int
  let known: NearestOutlets

  /// Two lengths closer than this, in metres, may be in the other order: each is known to 0.6 µm.
  private static let band = 2e-6

  /// Merges some communities.
  ///
  /// - Returns: The part's rows that have become a nearest, each as often as it did.
  func run(_ rows: Range<Int>) -> [UInt32] {
    var found: [UInt32] = []
    for community in rows {
      for (requirement, place) in places.enumerated() {
        let new = part.storage[community * places.count + requirement]
        let target = storage.entries.baseAddress! + (community * width + place)
        target.pointee.count += new.count
        guard new.row != FindingStorage.Entry.nobody, isNearer(new, target.pointee, community)
        else { continue }
        target.pointee.metres = new.metres
        target.pointee.row = UInt32(firstRow) + new.row
        if found.last != new.row { found.append(new.row) }
      }
    }
    return found
  }

  private func isNearer(
    _ new: FindingStorage.Entry, _ old: FindingStorage.Entry, _ community: Int
  ) -> Bool {
    if old.row == FindingStorage.Entry.nobody { return true }
    if abs(new.metres - old.metres) > Self.band { return new.metres < old.metres }
    let home = communities[community]
    return geodesicLength(from: home, to: outlets[Int(new.row)])
      < geodesicLength(from: home, to: known.position(ofRow: old.row))
  }
}

/// Answers for a community what findings do not say, as far as it has been gathered.
private struct GatheredSearch: ReachSearch {
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
