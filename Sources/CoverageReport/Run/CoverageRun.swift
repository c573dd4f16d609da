public import Catalogue
public import Coverage
import GeoCore
public import GeoFormats

/// One run: two tables read, checked and held against each other.
public struct CoverageRun: Sendable {
  /// What was asked.
  public let options: RunOptions
  /// The communities.
  public let communities: PointTable
  /// The outlets.
  public let outlets: PointTable
  /// The frame in which distances were measured, and in which both tables' positions are.
  public let workingFrame: WorkingFrame
  /// The groups of outlets that were searched: every category, or what the standards ask for.
  public let categories: CategorySet
  /// The findings, in the order of the communities' rows.
  public let table: CoverageTable
  /// What else is known of the communities.
  public let facts: CommunityFacts
  /// What came of it.
  public let outcome: RunOutcome
  /// The pilot area that the city is, where the options name one.
  public let pilot: Pilot?
  /// How long the stages took.
  public var timings: RunTimings

  /// Reads, checks and analyses.
  ///
  /// - Parameters:
  ///   - options: What to read and what to ask.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  ///   - monitor: Told what is going on.
  /// - Returns: The finished run, nothing of it written yet.
  /// - Throws: `InputError`, `FrameError`, `RunError`, `CancellationError`.
  public static func analyze(
    _ options: RunOptions, workers: Int = 1, monitor: RunMonitor? = nil
  ) async throws -> CoverageRun {
    var timings = RunTimings()
    try InputChecks.requireWalk(options.walk)
    let pilot = try options.pilot.map(Self.pilot)
    let standards = try RunStandards(options)
    let inputs = try await timings.measure(\.read) {
      try await RunInputs.read(options, workers: workers, monitor: monitor)
    }
    monitor?.enter(.index)
    let (facts, analysis) = try await timings.measure(\.index) {
      let facts = try RunFacts(inputs, standards?.demand.standards ?? [])
      let found = try await inputs.outlets.categories(options.crosswalks, workers: workers)
      let categories = try Self.categories(inputs.outlets, found, facts, standards)
      let analysis = try await CoverageAnalysis(
        outlets: inputs.outlets.positions, categories: categories, workers: workers)
      return (facts, analysis)
    }
    monitor?.enter(.query)
    let (table, outcome) = try await timings.measure(\.query) {
      let requirements =
        standards?.demand.requirements ?? analysis.everyCategory(within: options.walk.metres)
      let table = try await analysis.findings(
        for: inputs.communities.positions, requirements: requirements, workers: workers,
        progress: monitor?.progress)
      try InputChecks.requireNeighbours(
        inputs.communities, inputs.outlets, nearest: table.nearestOfAll)
      if let standards {
        let assessed = try await standards.assess(inputs, facts, analysis, table, workers: workers)
        return (table, RunOutcome.standards(assessed))
      }
      let summary = CoverageSummary(
        of: table, categories: analysis.categories, populations: inputs.communities.populations)
      return (table, RunOutcome.everyCategory(summary))
    }
    return CoverageRun(
      options: options, communities: inputs.communities, outlets: inputs.outlets,
      workingFrame: inputs.workingFrame, categories: analysis.categories, table: table,
      facts: facts.communities, outcome: outcome, pilot: pilot, timings: timings)
  }

  private static func pilot(_ name: String) throws(RunError) -> Pilot {
    do throws(Pilot.Failure) { return try Pilot.named(name) } catch {
      throw .unknownPilot(name: name, error)
    }
  }

  /// The groups of outlets to search.
  private static func categories(
    _ outlets: PointTable, _ found: OutletCategories, _ facts: RunFacts,
    _ standards: RunStandards?
  ) throws(RunError) -> CategorySet {
    if let standards { return try standards.categories(outlets, found, facts) }
    let categories = CategorySet(found)
    try InputChecks.requireCategories(categories, outlets)
    return categories
  }
}

/// Both tables of a run, their positions in one frame.
struct RunInputs: Sendable {
  var communities: PointTable
  var outlets: PointTable
  /// The frame that the positions are in.
  let workingFrame: WorkingFrame

  /// Takes tables and brings their positions to one frame, where those of either are not there yet.
  ///
  /// - Throws: `RunError.undeclaredFrame`, `CancellationError`.
  private init(
    _ communities: PointTable, _ outlets: PointTable, workers: Int
  ) async throws {
    (self.communities, self.outlets) = (communities, outlets)
    // Files may declare their frames, so that all of this is only known now.
    try InputChecks.requireFrame(communities)
    try InputChecks.requireFrame(outlets)
    workingFrame = .of(communities.source.frame, outlets.source.frame)
    try await self.communities.move(to: workingFrame, workers: workers)
    try await self.outlets.move(to: workingFrame, workers: workers)
  }

  static func read(
    _ options: RunOptions, workers: Int, monitor: RunMonitor?, keepsNames: Bool = false
  ) async throws -> RunInputs {
    monitor?.enter(.read)
    let columns = try Self.columns(options)
    func request(_ path: String, _ kind: PointTable.Request.Kind) -> PointTable.Request {
      var request = PointTable.Request(path: path, kind: kind)
      request.frame = kind == .communities ? options.communitiesFrame : options.outletsFrame
      request.format =
        kind == .communities ? options.formats.communities : options.formats.outlets
      request.badRows = options.badRows
      request.columns = kind == .communities ? columns.communities : columns.outlets
      request.keepsNames =
        keepsNames || kind == .communities || !options.crosswalks.isEmpty
      request.mayLackCategory = !options.crosswalks.isEmpty
      if !options.standards.isEmpty {
        request.attributes =
          kind == .communities ? RunFacts.communityAttributes : RunFacts.outletAttributes
      }
      return request
    }
    let communities = try await PointTable.read(
      request(options.communities, .communities), workers: workers)
    let outlets = try await PointTable.read(request(options.outlets, .outlets), workers: workers)
    return try await RunInputs(communities, outlets, workers: workers)
  }

  /// The columns that the user named, each for the tables that have it.
  ///
  /// - Throws: `InputError` for a name that neither table has, besides what reading headers throws.
  private static func columns(
    _ options: RunOptions
  ) throws -> (communities: [ColumnRole: String], outlets: [ColumnRole: String]) {
    guard !options.columns.isEmpty else { return ([:], [:]) }
    let headers = try (
      communities: PointTable.headers(
        path: options.communities, format: options.formats.communities),
      outlets: PointTable.headers(path: options.outlets, format: options.formats.outlets)
    )
    func isIn(_ headers: [String], _ name: String) -> Bool {
      headers.contains { $0.lowercased() == name.lowercased() }
    }
    for (role, name) in options.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where !isIn(headers.communities, name) && !isIn(headers.outlets, name) {
      let isOutlets = role == .category
      throw InputError([
        InputProblem(
          .unknownColumn(headers: isOutlets ? headers.outlets : headers.communities),
          file: isOutlets ? options.outlets : options.communities, line: 1, value: name)
      ])
    }
    return (
      options.columns.filter { isIn(headers.communities, $0.value) },
      options.columns.filter { isIn(headers.outlets, $0.value) }
    )
  }
}

/// Seconds that the stages of a run took.
public struct RunTimings: Codable, Hashable, Sendable {
  /// Reading, hashing and checking the inputs.
  public var read = 0.0
  /// Sorting the outlets into the index.
  public var index = 0.0
  /// Counting and finding the nearest.
  public var query = 0.0
  /// Writing the results.
  public var write = 0.0
  /// From the start of the process to the last file.
  public var total = 0.0

  /// Nothing measured yet.
  public init() {}

  /// Does some work and notes how long it took.
  public mutating func measure<Result>(
    _ stage: WritableKeyPath<RunTimings, Double>, _ work: () async throws -> Result
  ) async rethrows -> Result {
    let start = ContinuousClock.now
    let result = try await work()
    self[keyPath: stage] += (ContinuousClock.now - start) / .seconds(1)
    return result
  }
}
