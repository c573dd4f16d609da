import Coverage
import GeoCore
import GeoFormats

/// A run whose outlets come part by part: each part is read, searched for all communities and let go.
///
/// What is found is what all outlets at once would give, to the byte: see `GatheredFindings`. The files that tell of all
/// outlets are made of columns that wait on disk.
struct PartedRun {
  private let options: RunOptions
  private let memory: RunMemory
  private let standards: RunStandards?
  private let workers: Int
  private var inputs: RunInputs
  private var facts: RunFacts
  private var gathered: GatheredFindings
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

  /// Whether a run's outlets have to come in parts.
  static func isNeeded(_ options: RunOptions) -> Bool {
    guard let memory = options.memory else { return false }
    return memory.partRows != nil
      || options.neededMemory + RunOptions.memoryOfTheProcess > memory.limit
  }

  /// Reads the communities and all parts of the outlets, and sums up.
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
    let communities = inputs.communities.positions
    if let standards {
      guard
        standards.demand.canBeGathered(facts.communities, communityCount: communities.count)
      else { throw Self.refusal(.standard, options, memory) }
      gathered = GatheredFindings(
        communities: communities, demand: standards.demand, facts: facts.communities)
    } else {
      gathered = GatheredFindings(
        communities: communities, everyCategoryWithin: options.walk.metres(along: .circle))
    }
    outlets = try PartedOutlets(in: memory.scratch)
  }

  /// Reads and searches part by part.
  ///
  /// - Returns: The last part's table without its rows, which tells of the file.
  private mutating func readAll(_ table: PartedTable) async throws -> PointTable {
    var last = table.empty
    var rows = memory.partRows ?? 1 << 16
    while let part = try await table.next(rows: rows, workers: workers) {
      last = part.withoutRows()
      try await add(part)
      rows = try memory.partRows ?? partRows()
    }
    last.rejected = table.rejected
    return last
  }

  private mutating func add(_ read: PointTable) async throws {
    try InputChecks.requireFrame(read)
    var part = read
    try await part.move(to: inputs.workingFrame, workers: workers)
    let facts = try OutletFacts(part)
    let found = OutletCategories(labels: part.labels, texts: part.labelTexts)
    let categories = standards?.groups(found, isMobile: facts.isMobile) ?? CategorySet(found)
    let (ids, names) = (part.ids, part.names)
    try await gathered.add(
      part.positions, categories: categories, firstRow: outlets.count, workers: workers
    ) { (ids[$0], names?[$0]) }
    try outlets.append(part, isMobile: facts.isMobile)
    tally.add(part, facts)
    labelTexts = part.labelTexts
  }

  // MARK: Memory

  /// Bytes that an outlet of a part takes while it is read, indexed and searched; 62 were measured, and its name besides.
  private static let bytesPerOutlet = 100

  /// The fewest outlets that a part is worth reading for.
  private static let fewestRows = 1 << 15

  /// How many outlets fit beside what the communities take.
  private func partRows() throws(RunError) -> Int {
    let communities = inputs.communities
    // A part's findings, those of all parts, and what is written of them.
    let perCommunity = 3 * gathered.bytesPerCommunity + 256
    let kept =
      RunOptions.memoryOfTheProcess + 16 << 20 + 2 * communities.source.bytes
      + perCommunity * communities.count
    let rows = (memory.limit - kept) / Self.bytesPerOutlet
    guard rows >= Self.fewestRows else {
      throw .tooLittleMemory(
        needed: kept + Self.fewestRows * Self.bytesPerOutlet, limit: memory.limit)
    }
    return rows
  }

  private static func require(_ options: RunOptions, _ memory: RunMemory) throws(RunError) {
    let feature: RunFeature? =
      options.reach != .circle
      ? .network
      : options.osm != nil
        ? .osm
        : !options.crosswalks.isEmpty
          ? .crosswalks : options.dedupe ? .dedupe : options.buildings != nil ? .buildings : nil
    if let feature { throw refusal(feature, options, memory) }
  }

  private static func refusal(
    _ feature: RunFeature, _ options: RunOptions, _ memory: RunMemory
  ) -> RunError {
    .cannotPart(
      feature, needed: options.neededMemory + RunOptions.memoryOfTheProcess, limit: memory.limit)
  }

  // MARK: Summing up

  private mutating func result(_ last: PointTable, _ monitor: RunMonitor?) async throws -> Result {
    monitor?.enter(.query)
    let isMobile = facts.outlets.isMobile != nil
    let found = OutletCategories(labels: [], texts: labelTexts)
    let counts = tally.labelCounts(distinguishesMobile: isMobile && standards != nil)
    let categories: CategorySet
    if let standards {
      categories = standards.groups(found, isMobile: isMobile ? [] : nil, labelCounts: counts)
      try standards.require(categories, last)
    } else {
      categories = CategorySet(found, labelCounts: counts)
      try InputChecks.requireCategories(categories, last)
    }
    let table = gathered.finish(categories)
    let nearest = gathered.nearest
    outlets.note(nearest: nearest.rows)
    inputs.outlets = last.withRows(
      ids: StringColumn(nearest.ids), names: StringColumn(nearest.names), nearest.positions)
    facts.communities.isEdge = try inputs.edges(
      reach: CoverageRun.largestLimit(options, standards), outlets)
    let analysis = GatheredAnalysis(gathered: gathered, table: table, categories: categories)
    let side = try await analysis.side(
      options, standards, inputs, facts,
      chainShare: tally.chainShare(categories, distinguishesMobile: isMobile), workers: workers,
      progress: monitor?.progress)
    return Result(
      inputs: inputs, facts: facts, categories: categories, side: side, outlets: outlets)
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
