import GeoCore

/// The city at a glance: what share of its communities and residents each category covers.
public struct CoverageSummary: Codable, Sendable {
  /// One requirement over all communities.
  public struct Category: Codable, Sendable {
    /// The category's id.
    public var category: String
    /// The limit in metres.
    public var limit: Double
    /// How many outlets have the category, anywhere.
    public var outlets: Int
    /// How many communities are covered.
    public var coveredCommunities: Int
    /// Their share of all communities, 0...1.
    public var coverageRate: Double
    /// How many residents are covered, of those whose number is known.
    public var coveredResidents: Double?
    /// Their share, 0...1.
    public var residentCoverageRate: Double?
    /// The middle distance to the nearest outlet, in metres, to the millimetre.
    public var medianNearest: Double?

    enum CodingKeys: String, CodingKey {
      case category
      case limit = "limit_m"
      case outlets
      case coveredCommunities = "covered_communities"
      case coverageRate = "coverage_rate"
      case coveredResidents = "covered_residents"
      case residentCoverageRate = "coverage_rate_residents"
      case medianNearest = "median_nearest_m"
    }
  }

  /// A community that lacks much.
  public struct Community: Codable, Sendable {
    /// The community's row.
    public var row: Int
    /// What it lacks, as indices of the requirements.
    public var missing: [Int]
    /// Covered ÷ required.
    public var score: Double
  }

  /// Communities whose reach leaves the area that the data covers: what they lack may lie beyond it.
  public struct Edge: Codable, Hashable, Sendable {
    /// How many.
    public var communities: Int
    /// How many of them have all that is required.
    public var livingCircles: Int
  }

  /// The number of communities.
  public var communities: Int
  /// Those of which nothing is known, because they could not be joined to the network; rates are of the others.
  public var unknown: Int
  /// Those at the edge of the data; `nil` where nobody can tell.
  public var edge: Edge?
  /// Communities that have all that is required within reach.
  public var livingCircles: Int
  /// Residents, where they are known; `nil` where the table does not say.
  public var residents: Double?
  /// Communities whose residents are not known, in a table that says how many others have.
  public var communitiesWithoutResidents: Int?
  /// Residents of living circles.
  public var residentsOfLivingCircles: Double?
  /// The mean score of the communities.
  public var meanScore: Double
  /// Pairs of a community and an outlet within the limit, over all requirements.
  public var pairs: Int
  /// Each requirement, in the order of requirements.
  public var categories: [Category]
  /// The communities that lack most; of those that lack equally many, the more populous first.
  public var worst: [Community]

  /// Sums findings up.
  ///
  /// - Parameters:
  ///   - table: The findings.
  ///   - categories: The outlets' categories.
  ///   - populations: Residents of each community, NaN where unknown.
  ///   - isEdge: Whether the reach of each community leaves the area that the data covers.
  ///   - worst: How many of the communities that lack most are listed.
  public init(
    of table: CoverageTable, categories: CategorySet, populations: ContiguousArray<Double>?,
    isEdge: [Bool]? = nil, worst: Int = 10
  ) {
    let tally = FindingTally(table, populations)
    let missing = tally.missing
    let total = populations.map { $0.reduce(0) { $1.isNaN ? $0 : $0 + $1 } }
    communities = table.communityCount
    unknown = table.communityCount - tally.known
    let isFull = missing.indices.map { missing[$0] == 0 && table.isKnown?[$0] != false }
    livingCircles = isFull.count { $0 }
    edge = isEdge.map { isEdge in
      let rows = isEdge.indices.filter { isEdge[$0] }
      return Edge(communities: rows.count, livingCircles: rows.count { isFull[$0] })
    }
    residents = total
    communitiesWithoutResidents = populations.map { $0.count { $0.isNaN } }
    residentsOfLivingCircles = populations.map { populations in
      missing.indices.reduce(0) { sum, row in
        isFull[row] && !populations[row].isNaN ? sum + populations[row] : sum
      }
    }
    let lacking = missing.reduce(0, +)
    let required = max(table.requirements.count * tally.known, 1)
    meanScore = 1 - Double(lacking) / Double(required)
    pairs = tally.pairs
    self.categories = table.requirements.indices.map { requirement in
      Self.category(requirement, table, categories, total.map { _ in tally.knownResidents }, tally)
    }
    self.worst = Self.worst(worst, missing, populations).map {
      Community(
        row: $0, missing: table.missing(community: $0), score: table.score(community: $0))
    }
  }

  /// The rows of the communities that lack most.
  private static func worst(
    _ count: Int, _ missing: ContiguousArray<Int>, _ populations: ContiguousArray<Double>?
  ) -> [Int] {
    func known(_ row: Int) -> Double {
      guard let residents = populations?[row], !residents.isNaN else { return 0 }
      return residents
    }
    func isWorse(_ a: Int, _ b: Int) -> Bool {
      if missing[a] != missing[b] { return missing[a] > missing[b] }
      let (many, few) = (known(a), known(b))
      return many != few ? many > few : a < b
    }
    // Few of many: each row is held against the last of those, and hardly ever takes its place.
    var worst: [Int] = []
    for row in missing.indices where missing[row] > 0 {
      if worst.count == count {
        guard let last = worst.last, isWorse(row, last) else { continue }
        worst.removeLast()
      }
      worst.insert(row, at: worst.firstIndex { isWorse(row, $0) } ?? worst.endIndex)
    }
    return worst
  }

  private static func category(
    _ requirement: Int, _ table: CoverageTable, _ categories: CategorySet, _ total: Double?,
    _ tally: FindingTally
  ) -> Category {
    let asked = table.requirements[requirement]
    let covered = tally.covered[requirement]
    let coveredResidents = total.map { _ in tally.coveredResidents[requirement] }
    return Category(
      category: categories.names[asked.category], limit: asked.limit,
      outlets: categories.outletCounts[asked.category], coveredCommunities: covered,
      coverageRate: Double(covered) / Double(max(tally.known, 1)),
      coveredResidents: coveredResidents,
      residentCoverageRate: total.flatMap { all in
        all > 0 ? coveredResidents.map { $0 / all } : nil
      },
      medianNearest: tally.medians[requirement].map { ($0 * 1_000).rounded() / 1_000 })
  }
}
