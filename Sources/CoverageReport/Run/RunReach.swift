public import Coverage
import GeoCore
import GeoFormats

/// How near a run measures.
public enum RunReach: String, CaseIterable, Sendable {
  /// By the circle.
  case circle
  /// Along a walking network.
  case network
  /// Both ways; what the run finds is found along the network, and held against the circle.
  case both

  /// What verdicts and scores come from.
  public var main: Reach { self == .circle ? .circle : .network }
}

/// What a run finds by one way of measuring.
public struct ReachSide: Sendable {
  /// How near was measured.
  public let reach: Reach
  /// The findings, in the order of the communities' rows.
  public let table: CoverageTable
  /// What came of it.
  public let outcome: RunOutcome
}

/// What a run analyses by one way of measuring: the outlets, and the communities as this way needs them.
protocol RunAnalysis: Sendable {
  /// How near is measured.
  var reach: Reach { get }
  var categories: CategorySet { get }

  /// Every category, required once within one limit.
  func everyCategory(within limit: Double) -> [Requirement]

  /// What the communities of the run have.
  func findings(
    _ requirements: [Requirement], workers: Int, progress: Progress?
  ) async throws -> CoverageTable

  /// What other points have.
  func findings(
    for points: Positions, _ requirements: [Requirement], workers: Int
  ) async throws -> CoverageTable

  func assess(
    _ table: CoverageTable, _ demand: StandardDemand, _ facts: RunFacts, workers: Int
  ) async throws -> [Assessment]
}

/// An analysis with the communities of a run, and the way to place other points.
struct PlacedAnalysis<Analysis: ReachAnalysis>: RunAnalysis {
  let reach: Reach
  let analysis: Analysis
  let communities: Analysis.Places
  let places: @Sendable (_ points: Positions, _ workers: Int) async throws -> Analysis.Places

  var categories: CategorySet { analysis.categories }

  func everyCategory(within limit: Double) -> [Requirement] {
    analysis.everyCategory(within: limit)
  }

  func findings(
    _ requirements: [Requirement], workers: Int, progress: Progress?
  ) async throws -> CoverageTable {
    try await analysis.findings(
      for: communities, requirements: requirements, workers: workers, progress: progress)
  }

  func findings(
    for points: Positions, _ requirements: [Requirement], workers: Int
  ) async throws -> CoverageTable {
    try await analysis.findings(
      for: places(points, workers), requirements: requirements, workers: workers, progress: nil)
  }

  func assess(
    _ table: CoverageTable, _ demand: StandardDemand, _ facts: RunFacts, workers: Int
  ) async throws -> [Assessment] {
    try await analysis.assess(
      communities, table, demand, facts: facts.communities, capacities: facts.outlets.capacities,
      workers: workers)
  }
}

extension PlacedAnalysis<CoverageAnalysis> {
  /// Outlets around communities.
  init(
    _ communities: Positions, _ outlets: OutletPlaces, _ categories: CategorySet, workers: Int
  ) async throws {
    reach = .circle
    analysis = try await CoverageAnalysis(
      outlets: outlets, categories: categories, workers: workers)
    self.communities = communities
    places = { points, _ in points }
  }
}

extension PlacedAnalysis<NetworkAnalysis> {
  /// Outlets along the paths that communities are joined to.
  ///
  /// - Parameters:
  ///   - join: Where communities and outlets join the network.
  ///   - categories: The outlets' categories.
  ///   - rows: The communities that are analysed; all of them unless given.
  init(_ join: NetworkJoin, _ categories: CategorySet, rows: Range<Int>? = nil) {
    reach = .network
    analysis = NetworkAnalysis(
      outlets: join.places, joins: join.outlets, categories: categories, on: join.contracted)
    communities = rows.map { ContiguousArray(join.communities[$0]) } ?? join.communities
    places = { points, workers in try await join.places(of: points, workers: workers) }
  }
}

extension RunAnalysis {
  /// Searches and sums up.
  func side(
    _ options: RunOptions, _ standards: RunStandards?, _ inputs: RunInputs, _ facts: RunFacts,
    chainShare: Double? = nil, workers: Int, progress: Progress?
  ) async throws -> ReachSide {
    let requirements =
      standards?.demand.requirements ?? everyCategory(within: options.walk.metres(along: reach))
    let table = try await findings(requirements, workers: workers, progress: progress)
    if reach == .circle {
      try InputChecks.requireNeighbours(
        inputs.communities, inputs.outlets, nearest: table.nearestOfAll)
    }
    guard let standards else {
      let summary = CoverageSummary(
        of: table, categories: categories, populations: inputs.communities.populations,
        isEdge: facts.communities.isEdge)
      return ReachSide(reach: reach, table: table, outcome: .everyCategory(summary))
    }
    let assessments = try await assess(table, standards.demand, facts, workers: workers)
    let assessed = standards.summed(
      assessments, table, categories, facts.communities,
      chainShare: chainShare ?? facts.outlets.chainShare(categories))
    return ReachSide(reach: reach, table: table, outcome: .standards(assessed))
  }
}
