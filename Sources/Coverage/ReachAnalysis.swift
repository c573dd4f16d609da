public import GeoCore

/// Outlets, ready to be held against what communities require, by one way of measuring how near they are.
public protocol ReachAnalysis: Sendable {
  /// Where communities are, as this way of measuring needs it.
  associatedtype Places: Sendable

  /// The outlets' categories.
  var categories: CategorySet { get }

  /// Finds, for every community and requirement, how many outlets are within the limit and which is nearest.
  ///
  /// - Parameters:
  ///   - communities: Where the residents are.
  ///   - requirements: What they need.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  ///   - progress: Advanced by what is searched.
  /// - Returns: One finding for each community and requirement.
  /// - Throws: `CancellationError`, nothing else.
  func findings(
    for communities: Places, requirements: [Requirement], workers: Int, progress: Progress?
  ) async throws -> CoverageTable

  /// Holds communities against the standards of a demand.
  ///
  /// - Parameters:
  ///   - communities: The communities that the findings are of.
  ///   - table: The findings for the demand's requirements.
  ///   - demand: The standards.
  ///   - facts: What else is known of the communities.
  ///   - capacities: The capacity of each outlet, NaN where unknown; `nil` where nothing is known of any.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: One assessment for each standard.
  /// - Throws: `CancellationError`, nothing else.
  func assess(
    _ communities: Places, _ table: CoverageTable, _ demand: StandardDemand,
    facts: CommunityFacts, capacities: ContiguousArray<Double>?, workers: Int
  ) async throws -> [Assessment]
}

extension ReachAnalysis {
  /// Every category, required once within one limit.
  public func everyCategory(within limit: Double) -> [Requirement] {
    categories.names.indices.map { Requirement(category: $0, limit: limit) }
  }
}
