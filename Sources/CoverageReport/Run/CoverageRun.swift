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
  /// The communities outside the study area, of which nothing is asked.
  public let context: PointTable
  /// The outlets.
  public let outlets: PointTable
  /// The outlets' entrances; `nil` where nothing says any.
  public let entrances: RunEntrances?
  /// The frame in which distances were measured, and in which both tables' positions are.
  public let workingFrame: WorkingFrame
  /// What OpenStreetMap data gave; `nil` where both tables were given.
  public let extract: OSMExtract?
  /// The groups of outlets that were searched: every category, or what the standards ask for.
  public let categories: CategorySet
  /// What was found by the way of measuring that decides.
  public let main: ReachSide
  /// What the circle says where the network decides and both are asked for.
  public let circle: ReachSide?
  /// What the circle gets wrong; `nil` where one way of measuring was asked for.
  public private(set) var comparison: ReachComparison?
  /// How many buildings are covered; `nil` where none were asked for.
  public private(set) var shares: BuildingShares?
  /// The network that was walked; `nil` for circles alone.
  public let network: NetworkJoin?
  /// What else is known of the communities.
  public let facts: CommunityFacts
  /// The columns of outlets that came in parts; ``outlets`` has the rows then that are nearest to someone.
  let parted: PartedOutlets?
  /// The pilot area that the city is, where the options name one.
  public let pilot: Pilot?
  /// The files of areas that the options name, by what they are.
  let areas: [(role: String, file: StandardFile.Source)]
  /// The files of crosswalks and words that outlets were read by.
  let crosswalkFiles: [StandardFile.Source]
  /// What is wrong with the inputs, or may be; `nil` for tables too large to look for it on the way.
  public let check: InputCheck?
  /// How long the stages took.
  public var timings: RunTimings

  /// The number of outlets that were searched.
  public var outletCount: Int { parted?.count ?? outlets.count }

  /// How many communities lie outside the study area; `nil` where none does.
  var contextCount: Int? { context.count > 0 ? context.count : nil }

  /// The findings that decide, in the order of the communities' rows.
  public var table: CoverageTable { main.table }
  /// What came of them.
  public var outcome: RunOutcome { main.outcome }

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
    try InputChecks.requireWalk(.radius(options.walk.metres(along: options.reach.main)))
    let pilot = try options.pilot.map(Self.pilot)
    if let memory = options.memory, PartedRun.isNeeded(options) {
      let found = try await timings.measure(\.read) {
        try await PartedRun.run(options, memory, workers: workers, monitor: monitor)
      }
      return CoverageRun(
        options: options, inputs: found.inputs, categories: found.categories, main: found.side,
        facts: found.facts, parted: found.outlets, pilot: pilot, timings: timings)
    }
    let standards = try RunStandards(options, along: options.reach.main)
    let inputs = try await timings.measure(\.read) {
      try await RunInputs.read(options, workers: workers, monitor: monitor)
    }
    monitor?.enter(.index)
    let (facts, check, categories, network) = try await timings.measure(\.index) {
      var facts = try RunFacts(inputs, standards?.demand.standards ?? [])
      facts.communities.isEdge = inputs.edges(reach: Self.largestLimit(options, standards))
      let found = try await inputs.categories(workers: workers)
      let categories = try Self.categories(inputs.outlets, found, facts, standards)
      let network = try await Self.join(options, inputs, workers: workers)
      let isSmall =
        inputs.communities.count + inputs.outlets.count <= InputCheck.mostOnTheWay
      let check =
        isSmall
        ? try await InputCheck(
          options, inputs, found, standards?.demand.standards ?? [],
          isEdge: facts.communities.isEdge, streets: network?.index, workers: workers) : nil
      return (facts, check, categories, network)
    }
    var analyses: [any RunAnalysis] = []
    if let network { analyses.append(PlacedAnalysis(network, categories)) }
    if options.reach != .network {
      let circle = try await timings.measure(\.index) {
        try await PlacedAnalysis(
          inputs.communities.positions, inputs.outletPlaces, categories, workers: workers)
      }
      analyses.append(circle)
    }
    monitor?.enter(.query)
    let sides = try await timings.measure(\.query) {
      var sides: [ReachSide] = []
      for analysis in analyses {
        sides.append(
          try await analysis.side(
            options, try standards?.along(analysis.reach, options), inputs, facts,
            workers: workers, progress: monitor?.progress))
      }
      return sides
    }
    var run = CoverageRun(
      options: options, inputs: inputs, categories: categories, main: sides[0],
      circle: sides.count > 1 ? sides[1] : nil, network: network, facts: facts, pilot: pilot,
      check: check, timings: timings)
    run.comparison = try await ReachComparison(run, workers: workers)
    run.shares = try await run.buildingShares(by: analyses[0], workers: workers)
    return run
  }

  private init(
    options: RunOptions, inputs: RunInputs, categories: CategorySet, main: ReachSide,
    circle: ReachSide? = nil, network: NetworkJoin? = nil, facts: RunFacts,
    parted: PartedOutlets? = nil, pilot: Pilot?, check: InputCheck? = nil, timings: RunTimings
  ) {
    (self.options, self.pilot, self.timings) = (options, pilot, timings)
    (communities, context, outlets) = (inputs.communities, inputs.context, inputs.outlets)
    entrances = inputs.entrances
    (workingFrame, extract) = (inputs.workingFrame, inputs.extract)
    (areas, crosswalkFiles) = (inputs.areaFiles, inputs.crosswalkFiles)
    (self.categories, self.main, self.circle) = (categories, main, circle)
    (self.network, self.parted, self.check) = (network, parted, check)
    self.facts = facts.communities
  }

  /// The largest limit of all requirements, in metres.
  static func largestLimit(_ options: RunOptions, _ standards: RunStandards?) -> Double {
    standards?.demand.requirements.map(\.limit).max()
      ?? options.walk.metres(along: options.reach.main)
  }

  /// Reads the network and joins both tables to it; `nil` for circles.
  static func join(
    _ options: RunOptions, _ inputs: RunInputs, workers: Int
  ) async throws -> NetworkJoin? {
    guard options.reach != .circle else { return nil }
    guard let source = options.networkSource else { throw RunError.noNetwork }
    return try await NetworkJoin(source, options.join, inputs, workers: workers)
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
