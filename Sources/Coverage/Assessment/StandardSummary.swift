/// A city held against a standard, at a glance.
///
/// Rates are shares of 0...1. Residents are those of communities that say how many they have; `nil` where none does.
public struct StandardSummary: Codable, Hashable, Sendable {
  /// Some communities, such as those of a district or of the main urban area.
  public struct Area: Codable, Hashable, Sendable {
    /// How many communities.
    public var communities: Int
    /// How many of them have all that the standard asks of them.
    public var livingCircles: Int
    /// Their share.
    public var livingCircleRate: Double
    /// How many reach the lowest grade at least; `nil` where the standard grades nothing.
    public var gradedCommunities: Int?
    /// Their share.
    public var gradedRate: Double?
    /// Residents of all of them.
    public var residents: Double?
    /// Residents of living circles.
    public var residentsOfLivingCircles: Double?
    /// Residents of communities that reach the lowest grade at least.
    public var residentsOfGradedCommunities: Double?
    /// The mean score, 0...100.
    public var meanScore: Double
  }

  /// A district.
  public struct District: Codable, Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its communities.
    public var area: Area
    /// How many communities have each grade, by the grade's id, `none` for those below the lowest.
    public var grades: [String: Int]
  }

  /// One category of the standard over all communities.
  public struct Category: Codable, Hashable, Sendable {
    /// The category's id.
    public var category: String
    /// The tier's id.
    public var tier: String
    /// The limit in metres.
    public var limitM: Double
    /// How many outlets serve it, anywhere.
    public var outlets: Int
    /// How many for each 1,000 residents.
    public var outletsPer1000: Double?
    /// How many communities it is asked of.
    public var requiredCommunities: Int
    /// How many of these have it.
    public var coveredCommunities: Int
    /// Their share; `nil` where it is asked of none.
    public var coverageRate: Double?
    /// How many of the verdicts could turn over within the position error.
    public var borderlineCommunities: Int
    /// Residents who have it, of those of whose communities it is asked.
    public var coveredResidents: Double?
    /// Their share.
    public var residentCoverageRate: Double?
    /// How many communities lack it.
    public var missingCommunities: Int
    /// Residents of those.
    public var missingResidents: Double?
    /// How many outlets are missing to the numbers asked, summed over communities: one new outlet may serve several.
    public var missingOutlets: Int
  }

  /// One tier.
  public struct Tier: Codable, Hashable, Sendable {
    /// The tier's id.
    public var tier: String
    /// Pairs of a community and a category of the tier that is asked of it.
    public var required: Int
    /// Pairs that are covered.
    public var covered: Int
    /// Their share; `nil` where nothing is asked.
    public var coverageRate: Double?
    /// Communities that have all of the tier that is asked of them.
    public var fullCommunities: Int
  }

  /// One headline.
  public struct Headline: Codable, Hashable, Sendable {
    /// The headline's id.
    public var headline: String
    /// How many communities have it.
    public var coveredCommunities: Int
    /// Their share.
    public var coverageRate: Double
  }

  /// One grade.
  public struct Grade: Codable, Hashable, Sendable {
    /// The grade's id; `none` for communities below the lowest.
    public var grade: String
    /// How many communities have it.
    public var communities: Int
    /// Residents of those.
    public var residents: Double?
    /// How many of them are one category away from a higher grade.
    public var oneCategoryAway: Int
  }

  /// All communities.
  public var all: Area
  /// How many of which nothing is known, because they could not be joined to the network; rates are of the others. `nil` for none.
  public var unknown: Int?
  /// Those of the main urban area (主城区), where the table says which they are.
  public var main: Area?
  /// Those whose reach leaves the area that the data covers: what they lack may lie beyond it.
  public var edge: Area?
  /// The districts, ascending, where the table names them.
  public var districts: [District]?
  /// Each category, in the standard's order.
  public var categories: [Category]
  /// Each tier, in the standard's order.
  public var tiers: [Tier]
  /// Each headline, in the standard's order.
  public var headlines: [Headline]
  /// Those below the lowest grade, then each grade, the lowest first; empty where the standard grades nothing.
  public var grades: [Grade]
  /// Communities whose residents are not known, so that no trigger or rate by residents is asked of them.
  public var communitiesWithoutResidents: Int?
  /// The share of outlets that belong to a chain, of all that serve the standard's categories; `nil` where the table of
  /// outlets does not say.
  public var chainShare: Double?
}
