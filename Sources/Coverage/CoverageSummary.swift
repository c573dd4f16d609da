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

  /// The number of communities.
  public var communities: Int
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
  ///   - worst: How many of the communities that lack most are listed.
  public init(
    of table: CoverageTable, categories: CategorySet, populations: ContiguousArray<Double>?,
    worst: Int = 10
  ) {
    let missing = (0..<table.communityCount).map { table.missing(community: $0) }
    func residents(_ isCounted: (Int) -> Bool) -> Double? {
      populations.map { populations in
        populations.indices.reduce(0) { sum, row in
          isCounted(row) && !populations[row].isNaN ? sum + populations[row] : sum
        }
      }
    }
    let total = residents { _ in true }
    communities = table.communityCount
    livingCircles = missing.count { $0.isEmpty }
    self.residents = total
    communitiesWithoutResidents = populations.map { $0.count { $0.isNaN } }
    residentsOfLivingCircles = residents { missing[$0].isEmpty }
    let lacking = missing.reduce(0) { $0 + $1.count }
    let required = max(table.requirements.count * table.communityCount, 1)
    meanScore = 1 - Double(lacking) / Double(required)
    pairs = table.pairs
    self.categories = table.requirements.indices.map { requirement in
      Self.category(requirement, table, categories, total, residents)
    }
    func known(_ row: Int) -> Double {
      guard let residents = populations?[row], !residents.isNaN else { return 0 }
      return residents
    }
    let order = missing.indices.filter { !missing[$0].isEmpty }.sorted { a, b in
      let (first, second) = (missing[a].count, missing[b].count)
      if first != second { return first > second }
      let (many, few) = (known(a), known(b))
      return many != few ? many > few : a < b
    }
    self.worst = order.prefix(worst).map {
      Community(row: $0, missing: missing[$0], score: table.score(community: $0))
    }
  }

  private static func category(
    _ requirement: Int, _ table: CoverageTable, _ categories: CategorySet, _ total: Double?,
    _ residents: ((Int) -> Bool) -> Double?
  ) -> Category {
    let asked = table.requirements[requirement]
    func isCovered(_ row: Int) -> Bool {
      table.storage[row * table.requirements.count + requirement].count > 0
    }
    let covered = (0..<table.communityCount).count(where: isCovered)
    let coveredResidents = residents(isCovered)
    var distances = (0..<table.communityCount).compactMap {
      table.storage[$0 * table.requirements.count + requirement].nearest?.metres
    }
    return Category(
      category: categories.names[asked.category], limit: asked.limit,
      outlets: categories.outletCounts[asked.category], coveredCommunities: covered,
      coverageRate: Double(covered) / Double(max(table.communityCount, 1)),
      coveredResidents: coveredResidents,
      residentCoverageRate: total.flatMap { all in
        all > 0 ? coveredResidents.map { $0 / all } : nil
      },
      medianNearest: distances.isEmpty ? nil : (middle(of: &distances) * 1_000).rounded() / 1_000)
  }
}

/// The middle one of some numbers in their order, the upper of two; the numbers change places.
///
/// Hoare's selection: O(n), where sorting twenty columns of a city took longer than measuring it.
private func middle(of numbers: inout [Double]) -> Double {
  let target = numbers.count / 2
  var (low, high) = (0, numbers.count - 1)
  while low < high {
    let pivot = numbers[(low + high) / 2]
    var (left, right) = (low, high)
    while left <= right {
      while numbers[left] < pivot { left += 1 }
      while numbers[right] > pivot { right -= 1 }
      if left <= right {
        numbers.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    if target <= right { high = right } else if target >= left { low = left } else { break }
  }
  return numbers[target]
}
