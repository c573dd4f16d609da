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

/// Outlets that can be held against requirements of the communities of a run.
protocol RunAnalysis: Sendable {
  var categories: CategorySet { get }

  func findings(
    _ requirements: [Requirement], workers: Int, progress: Progress?
  ) async throws -> CoverageTable

  func assess(
    _ table: CoverageTable, _ demand: StandardDemand, _ facts: RunFacts, workers: Int
  ) async throws -> [Assessment]
}

/// Outlets around communities.
struct CircleRun: RunAnalysis {
  let analysis: CoverageAnalysis
  let communities: Positions

  var categories: CategorySet { analysis.categories }

  func findings(
    _ requirements: [Requirement], workers: Int, progress: Progress?
  ) async throws -> CoverageTable {
    try await analysis.findings(
      for: communities, requirements: requirements, workers: workers, progress: progress)
  }

  func assess(
    _ table: CoverageTable, _ demand: StandardDemand, _ facts: RunFacts, workers: Int
  ) async throws -> [Assessment] {
    try await analysis.assess(
      communities, table, demand, facts: facts.communities, capacities: facts.capacities,
      workers: workers)
  }
}

/// Outlets along the paths that communities are joined to.
struct NetworkRun: RunAnalysis {
  let analysis: NetworkAnalysis
  let communities: ContiguousArray<EdgePoint?>

  var categories: CategorySet { analysis.categories }

  func findings(
    _ requirements: [Requirement], workers: Int, progress: Progress?
  ) async throws -> CoverageTable {
    try await analysis.findings(
      for: communities, requirements: requirements, workers: workers, progress: progress)
  }

  func assess(
    _ table: CoverageTable, _ demand: StandardDemand, _ facts: RunFacts, workers: Int
  ) async throws -> [Assessment] {
    try await analysis.assess(
      communities, table, demand, facts: facts.communities, capacities: facts.capacities,
      workers: workers)
  }
}

extension RunAnalysis {
  /// Searches and sums up.
  func side(
    _ reach: Reach, _ options: RunOptions, _ standards: RunStandards?, _ inputs: RunInputs,
    _ facts: RunFacts, workers: Int, progress: Progress?
  ) async throws -> ReachSide {
    let everyCategory = categories.names.indices.map {
      Requirement(category: $0, limit: options.walk.metres(along: reach))
    }
    let requirements = standards?.demand.requirements ?? everyCategory
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
    let assessed = standards.summed(assessments, table, categories, facts)
    return ReachSide(reach: reach, table: table, outcome: .standards(assessed))
  }
}
