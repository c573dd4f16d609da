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
  /// What OpenStreetMap data gave; `nil` where both tables were given.
  public let extract: OSMExtract?
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
  /// The files of areas that the options name, by what they are.
  let areas: [(role: String, file: StudyArea.Source)]
  /// The files of crosswalks and words that outlets were read by.
  let crosswalkFiles: [StandardFile.Source]
  /// What is wrong with the inputs, or may be; `nil` for tables too large to look for it on the way.
  public let check: InputCheck?
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
    let (facts, analysis, check) = try await timings.measure(\.index) {
      let reach = standards?.demand.requirements.map(\.limit).max() ?? options.walk.metres
      var facts = try RunFacts(inputs, standards?.demand.standards ?? [])
      facts.communities.isEdge = inputs.edges(reach: reach)
      let found = try await inputs.categories(workers: workers)
      let categories = try Self.categories(inputs.outlets, found, facts, standards)
      let analysis = try await CoverageAnalysis(
        outlets: inputs.outlets.positions, categories: categories, workers: workers)
      let isSmall =
        inputs.communities.count + inputs.outlets.count <= InputCheck.mostOnTheWay
      let check =
        isSmall
        ? try await InputCheck(
          options, inputs, found, standards?.demand.standards ?? [],
          isEdge: facts.communities.isEdge, workers: workers) : nil
      return (facts, analysis, check)
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
        of: table, categories: analysis.categories, populations: inputs.communities.populations,
        isEdge: facts.communities.isEdge)
      return (table, RunOutcome.everyCategory(summary))
    }
    return CoverageRun(
      options: options, communities: inputs.communities, outlets: inputs.outlets,
      workingFrame: inputs.workingFrame, extract: inputs.extract, categories: analysis.categories,
      table: table,
      facts: facts.communities, outcome: outcome, pilot: pilot, areas: inputs.areaFiles,
      crosswalkFiles: inputs.crosswalkFiles, check: check, timings: timings)
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
