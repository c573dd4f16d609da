import Coverage
import GeoCore
import GeoFormats

/// A run over more outlets than memory holds.
///
/// The table is read piece by piece, its columns wait on disk, are dealt into parts that lie together, and part by part is
/// searched. What is found is what all outlets at once would give, to the byte: see `GatheredFindings`.
struct PartedRun {
  private let options: RunOptions
  private let memory: RunMemory
  private let standards: RunStandards?
  private let workers: Int
  private var inputs: RunInputs
  private var facts: RunFacts
  private var outlets: PartedOutlets
  private var tally = OutletTally()
  private var labelTexts: [String] = []

  /// What came of it.
  struct Result {
    var inputs: RunInputs
    var facts: RunFacts
    var categories: CategorySet
    var side: ReachSide
    var outlets: PartedOutlets
  }

  /// Whether a run has more outlets than its memory holds.
  static func isNeeded(_ options: RunOptions) -> Bool {
    guard let memory = options.memory else { return false }
    return memory.partRows != nil
      || options.neededMemory + RunOptions.memoryOfTheProcess > memory.limit
  }

  /// Reads, searches and sums up.
  ///
  /// - Throws: What `CoverageRun.analyze` throws; `RunError.cannotPart`, `.tooLittleMemory`; `OutputError` where the disk is full.
  static func run(
    _ options: RunOptions, _ memory: RunMemory, workers: Int, monitor: RunMonitor?
  ) async throws -> Result {
    try require(options, memory)
    monitor?.enter(.read)
    let begun = try await RunInputs.begin(options, scratch: memory.scratch, workers: workers)
    var table = begun.table
    while true {
      var run = try PartedRun(options, memory, begun.inputs, workers: workers)
      let last = try await run.readAll(table)
      let duplicates = try await table.withoutDuplicates(memory: memory.limit / 4, workers: workers)
      guard let again = duplicates else { return try await run.result(last, monitor) }
      table = again
    }
  }

  private init(
    _ options: RunOptions, _ memory: RunMemory, _ inputs: RunInputs, workers: Int
  ) throws {
    (self.options, self.memory, self.inputs, self.workers) = (options, memory, inputs, workers)
    standards = try RunStandards(options, countsBorders: true)
    facts = try RunFacts(inputs, standards?.demand.standards ?? [])
    outlets = try PartedOutlets(in: memory.scratch)
    if let standards,
      !standards.demand.canBeGathered(
        facts.communities, communityCount: inputs.communities.count)
    {
      throw Self.refusal(.standard, options, memory)
    }
  }

  // MARK: Reading

  /// Reads the table.
  ///
  /// - Returns: Its last rows' table without rows, which tells of the file.
  private mutating func readAll(_ table: PartedTable) async throws -> PointTable {
    var last = table.empty
    let rows = try rowsAtOnce(requirements: 0)
    while let read = try await table.next(rows: rows, workers: workers) {
      try InputChecks.requireFrame(read)
      var part = read
      try await part.move(to: inputs.workingFrame, workers: workers)
      let facts = try OutletFacts(part)
      try outlets.append(part, isMobile: facts.isMobile)
      tally.add(part, facts)
      labelTexts = part.labelTexts
      last = part.withoutRows()
    }
    last.rejected = table.rejected
    return last
  }

  // MARK: Memory

  /// Bytes that an outlet takes while it is read, or indexed and searched; 62 were measured where all were there.
  private static let bytesPerOutlet = 100

  /// The fewest outlets that are worth searching at a time.
  private static let fewestRows = 1 << 15

  /// How many outlets fit beside what the communities take.
  private func rowsAtOnce(requirements: Int) throws(RunError) -> Int {
    if let rows = memory.partRows { return rows }
    let communities = inputs.communities
    // All findings, a part's, and the nearest outlets' ids on their way to the files. The allocator keeps up to 60 MiB of what has
    // been freed, now more, now less.
    let perCommunity = 84 * requirements + 256
    let kept =
      RunOptions.memoryOfTheProcess + 64 << 20 + 2 * communities.source.bytes
      + perCommunity * communities.count + outlets.count / 4
    let rows = (memory.limit - kept) / Self.bytesPerOutlet
    guard rows >= Self.fewestRows else {
      throw .tooLittleMemory(
        needed: kept + Self.fewestRows * Self.bytesPerOutlet, limit: memory.limit)
    }
    return rows
  }

  private static func require(_ options: RunOptions, _ memory: RunMemory) throws(RunError) {
    let features: [(RunFeature, Bool)] = [
      (.network, options.reach != .circle), (.osm, options.osm != nil),
      (.crosswalks, !options.crosswalks.isEmpty), (.dedupe, options.dedupe),
      (.buildings, options.buildings != nil), (.entrances, options.entrances != nil),
      (.outlines, options.outletOutlines),
    ]
    if let (feature, _) = features.first(where: { $0.1 }) {
      throw refusal(feature, options, memory)
    }
  }

  private static func refusal(
    _ feature: RunFeature, _ options: RunOptions, _ memory: RunMemory
  ) -> RunError {
    .cannotPart(
      feature, needed: options.neededMemory + RunOptions.memoryOfTheProcess, limit: memory.limit)
  }

  // MARK: Searching and summing up

  private mutating func result(_ last: PointTable, _ monitor: RunMonitor?) async throws -> Result {
    let isMobile = facts.outlets.isMobile != nil && standards != nil
    let categories = try categories(last, isMobile: isMobile)
    let requirements =
      standards?.demand.requirements
      ?? categories.names.indices.map {
        Requirement(category: $0, limit: options.walk.metres(along: .circle))
      }
    monitor?.enter(.index)
    let search = try PartedSearch(
      outlets, categories, mobileOffset: isMobile ? UInt32(labelTexts.count) : 0,
      most: rowsAtOnce(requirements: requirements.count), scratch: memory.scratch, workers: workers)
    monitor?.enter(.query)
    let communities = inputs.communities.positions
    var gathered =
      standards.map {
        GatheredFindings(
          communities: communities, demand: $0.demand, facts: facts.communities)
      } ?? GatheredFindings(communities: communities, requirements: requirements)
    try await search.search(&gathered, progress: monitor?.progress)
    let (table, nearest) = gathered.finish(outlets: outlets.count)
    inputs.outlets = try outlets.takeNearest(nearest, last)
    facts.communities.isEdge = try inputs.edges(
      reach: CoverageRun.largestLimit(options, standards), outlets)
    let analysis = GatheredAnalysis(gathered: gathered, table: table, categories: categories)
    let side = try await analysis.side(
      options, standards, inputs, facts,
      chainShare: tally.chainShare(categories, distinguishesMobile: isMobile), workers: workers,
      progress: nil)
    return Result(
      inputs: inputs, facts: facts, categories: categories, side: side, outlets: outlets)
  }

  /// The categories of all outlets, whose labels wait on disk.
  private func categories(_ last: PointTable, isMobile: Bool) throws -> CategorySet {
    let found = OutletCategories(labels: [], texts: labelTexts)
    let counts = tally.labelCounts(distinguishesMobile: isMobile)
    if let standards {
      let categories = standards.groups(found, isMobile: isMobile ? [] : nil, labelCounts: counts)
      try standards.require(categories, last)
      return categories
    }
    let categories = CategorySet(found, labelCounts: counts)
    try InputChecks.requireCategories(categories, last)
    return categories
  }
}

/// What parts came to, as a run asks an analysis.
private struct GatheredAnalysis: RunAnalysis {
  let gathered: GatheredFindings
  let table: CoverageTable
  let categories: CategorySet
  var reach: Reach { .circle }

  func everyCategory(within limit: Double) -> [Requirement] { table.requirements }

  func findings(
    _ requirements: [Requirement], workers: Int, progress: Progress?
  ) async throws -> CoverageTable { table }

  func findings(
    for points: Positions, _ requirements: [Requirement], workers: Int
  ) async throws -> CoverageTable {
    preconditionFailure("other points are refused before outlets come in parts")
  }

  func assess(
    _ table: CoverageTable, _ demand: StandardDemand, _ facts: RunFacts, workers: Int
  ) async throws -> [Assessment] {
    try await gathered.assess(
      table, demand, facts: facts.communities, categories: categories, workers: workers)
  }
}
