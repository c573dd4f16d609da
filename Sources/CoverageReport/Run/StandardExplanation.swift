public import Coverage
public import GeoCore
public import GeoFormats

/// One community under one standard, with the reasons: each category with its nearest outlets, the terms of the score, the
/// rules of the grades.
public struct StandardExplanation: Sendable {
  /// One category.
  public struct Category: Sendable {
    /// What the standard asks.
    public var asked: StandardCategory
    /// What the community has.
    public var finding: CategoryFinding
    /// The nearest outlets that serve it, nearest first.
    public var nearest: [Explanation.Outlet]
  }

  /// The community's id.
  public var id: String
  /// The community's name; empty where it has none.
  public var name: String
  /// Where the community is, in ``workingFrame``.
  public var position: Coordinate
  /// The frame in which distances were measured.
  public var workingFrame: WorkingFrame
  /// The community's residents, NaN where unknown.
  public var residents: Double
  /// The kind of community, where the table says it.
  public var kind: String?
  /// The standard.
  public var standard: Standard
  /// Each category, in the order in which they are to be filled.
  public var categories: [Category]
  /// Covered weight and required weight: the score is 100 × one ÷ the other.
  public var weights: (covered: Double, required: Double)
  /// The score, 0...100.
  public var score: Double
  /// The grade, as an index of the standard's; `nil` below the lowest.
  public var grade: Int?
  /// Every rule of every grade.
  public var rules: [Assessment.RuleOutcome]
  /// Categories, as indices of the standard's, each of which alone would lift the grade.
  public var steps: [Int]
  /// What can be drawn of its walks; `nil` for circles.
  public var walks: CommunityWalks?

  /// Reads both tables and explains one community under each standard that the options name.
  ///
  /// - Parameters:
  ///   - id: The community's id.
  ///   - options: As for the run.
  ///   - outletsPerCategory: How many of the nearest outlets to name.
  ///   - workers: The largest number of tasks.
  /// - Returns: An explanation for each standard.
  /// - Throws: What `CoverageRun.analyze` throws.
  public static func explain(
    _ id: String, _ options: RunOptions, outletsPerCategory: Int = 3, workers: Int = 1
  ) async throws -> [StandardExplanation] {
    let reach = options.reach.main
    guard let standards = try RunStandards(options, along: reach) else { return [] }
    let inputs = try await RunInputs.read(
      options, workers: workers, monitor: nil, keepsNames: true)
    let row = try inputs.row(ofCommunity: id)
    let facts = try RunFacts(inputs, standards.demand.standards)
    let found = try await inputs.categories(workers: workers)
    let categories = try standards.categories(inputs.outlets, found, facts)
    let join = try await CoverageRun.join(options, inputs, workers: workers)
    let place = inputs.communities.positions[row]
    let analysis: any RunAnalysis =
      if let join {
        PlacedAnalysis(join, categories, rows: row..<row + 1)
      } else {
        try await PlacedAnalysis(
          Positions([place]), inputs.outletPlaces, categories, workers: workers)
      }
    let table = try await analysis.findings(
      standards.demand.requirements, workers: workers, progress: nil)
    var own = facts
    own.communities = facts.communities.only(row)
    let assessments = try await analysis.assess(table, standards.demand, own, workers: workers)
    let nearby = OutletsByDistance(inputs, categories, around: row, along: join)
    return assessments.enumerated().map { number, assessment in
      func group(_ category: Int) -> Int {
        let requirement = standards.demand.requirement(standard: number, category: category)
        return standards.demand.requirements[requirement].category
      }
      var explanation = StandardExplanation(
        assessment, table, own.communities,
        nearest: { nearby.nearest(group($0), outletsPerCategory, inputs) })
      (explanation.id, explanation.position) = (id, place)
      explanation.workingFrame = inputs.workingFrame
      explanation.name = inputs.communities.names?[row] ?? ""
      explanation.walks = join.map { join in
        CommunityWalks(
          join, from: row, options, inputs.outlets,
          to: assessment.standard.categories.enumerated().map {
            ($1.id, nearby.nearest(group($0)))
          })
      }
      return explanation
    }
  }

  private init(
    _ assessment: Assessment, _ table: CoverageTable, _ facts: CommunityFacts,
    nearest: (Int) -> [Explanation.Outlet]
  ) {
    (id, name, position) = ("", "", Coordinate(longitude: 0, latitude: 0))
    workingFrame = .wgs84
    let (residents, kind) = (facts.residents(of: 0), facts.kinds?[0])
    standard = assessment.standard
    categories = assessment.order(kind: kind).map { category in
      Category(
        asked: assessment.standard.categories[category],
        finding: assessment.finding(
          community: 0, category: category, in: table, residents: residents),
        nearest: nearest(category))
    }
    (self.residents, self.kind) = (residents, kind)
    (weights, score) = (assessment.weights(of: 0), assessment.scores[0])
    (grade, rules) = (assessment.grade(of: 0), assessment.rules(of: 0, facts: facts))
    steps = assessment.steps[0]
  }
}
