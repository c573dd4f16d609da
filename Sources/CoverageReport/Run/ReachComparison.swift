public import Coverage
import GeoCore
import GeoFormats

/// What the circle gets wrong, where the network decides.
public struct ReachComparison: Sendable {
  /// A category that is asked for, and the places of its findings.
  public struct Category: Sendable {
    /// The standard that asks for it; `nil` where every category is asked for.
    public var standard: String?
    /// Its id.
    public var id: String
    /// Its requirement in the findings of circle and network.
    var circle: Int
    var network: Int
    /// Its place among standards and their categories.
    var place: (standard: Int, category: Int)
    /// Communities that the circle covers and the network does not.
    public fileprivate(set) var falsePositives = 0
    /// Communities that the network covers and the circle does not.
    public fileprivate(set) var falseNegatives = 0
    /// Communities to which both give a verdict.
    public fileprivate(set) var judged = 0
  }

  /// Verdicts of both on one community and category.
  public struct Pair: Hashable, Sendable {
    /// That of the circle.
    public var circle: Verdict
    /// That of the network.
    public var network: Verdict
    /// Whether the circle covers what the network does not.
    public var isFalsePositive: Bool
    /// Whether the network covers what the circle does not.
    public var isFalseNegative: Bool
  }

  /// The categories, in the order of standards and of their own.
  public private(set) var categories: [Category]
  /// For each community the walks to the nearest outlets along the network, divided by the straight lines to the same outlets;
  /// NaN where there are none.
  public let detours: ContiguousArray<Double>
  /// The same for all walks together; `nil` where there are none.
  public let detour: Double?
  private let circle: ReachSide
  private let network: ReachSide

  /// Compares; `nil` for runs that measure one way.
  ///
  /// - Complexity: O(communities × categories), and a geodesic for each.
  init?(_ run: CoverageRun, workers: Int) async throws {
    guard let circle = run.circle else { return nil }
    (self.circle, network) = (circle, run.main)
    categories = Self.categories(run, circle)
    let sums = try await Self.walks(run, workers: workers)
    detours = ContiguousArray(sums.map { $0.straight > 0 ? $0.walked / $0.straight : .nan })
    let (walked, straight) = sums.reduce((0.0, 0.0)) { ($0.0 + $1.walked, $0.1 + $1.straight) }
    detour = straight > 0 ? walked / straight : nil
    for number in categories.indices {
      for community in 0..<run.communities.count {
        let pair = pair(categories[number], community: community)
        if pair.circle == .unknown || pair.network == .unknown { continue }
        categories[number].judged += 1
        categories[number].falsePositives += pair.isFalsePositive ? 1 : 0
        categories[number].falseNegatives += pair.isFalseNegative ? 1 : 0
      }
    }
  }

  private static func categories(_ run: CoverageRun, _ circle: ReachSide) -> [Category] {
    guard case .standards(let main) = run.outcome, case .standards(let other) = circle.outcome
    else {
      return run.table.requirements.indices.map { requirement in
        Category(
          standard: nil, id: run.categoryName(ofRequirement: requirement), circle: requirement,
          network: requirement, place: (0, requirement))
      }
    }
    return main.indices.flatMap { number in
      main[number].standard.categories.indices.map { category in
        Category(
          standard: main[number].standard.id, id: main[number].standard.categories[category].id,
          circle: other[number].assessment.requirement(of: category),
          network: main[number].assessment.requirement(of: category), place: (number, category))
      }
    }
  }

  /// Verdicts of both on a community and a category.
  public func pair(_ category: Category, community: Int) -> Pair {
    let (a, b) = (state(circle, category, community), state(network, category, community))
    return Pair(
      circle: a.verdict, network: b.verdict, isFalsePositive: a.isCovered && b.isMissing,
      isFalseNegative: a.isMissing && b.isCovered)
  }

  private func state(
    _ side: ReachSide, _ category: Category, _ community: Int
  ) -> CategoryState {
    if case .standards(let assessed) = side.outcome {
      return assessed[category.place.standard].assessment.state(
        community: community, category: category.place.category)
    }
    let finding = side.table.finding(
      community: community, requirement: side.reach == .circle ? category.circle : category.network)
    switch finding.verdict {
    case .unknown: return .unknown
    case .covered: return [.required, .met]
    default: return .required
    }
  }

  /// What is known of a community and a category by each way.
  func findings(_ category: Category, community: Int) -> (circle: Finding, network: Finding) {
    (
      circle.table.finding(community: community, requirement: category.circle),
      network.table.finding(community: community, requirement: category.network)
    )
  }

  /// The metres walked and in a straight line from each community to its nearest outlet of each group.
  private static func walks(
    _ run: CoverageRun, workers: Int
  ) async throws -> [(walked: Double, straight: Double)] {
    let requirements = Dictionary(
      run.table.requirements.enumerated().map { ($1.category, $0) },
      uniquingKeysWith: { first, _ in first }
    ).values.sorted()
    let size = 256
    let (table, places) = (run.table, run.communities.positions)
    let outlets = run.outlets.positions
    let parts = try await concurrentMap(
      (places.count + size - 1) / size, workers: workers
    ) { block in
      (block * size..<min(places.count, (block + 1) * size)).map { community in
        var sums = (walked: 0.0, straight: 0.0)
        for requirement in requirements {
          let finding = table.finding(community: community, requirement: requirement)
          guard let nearest = finding.nearest else { continue }
          sums.walked += nearest.metres
          sums.straight += geodesicLength(
            from: places[community], to: outlets[Int(nearest.row)])
        }
        return sums
      }
    }
    return Array(parts.joined())
  }
}
