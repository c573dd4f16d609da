/// Communities held against a standard.
public struct Assessment: Sendable {
  /// The standard.
  public let standard: Standard
  /// The number of communities.
  public let communityCount: Int
  /// Where each category stands in the table of findings.
  let columns: [StandardDemand.Columns]
  /// The figures of each category.
  let terms: [CategoryTerms]
  let scale: GradeScale
  private let plan: FillingPlan
  /// One state for each community and category, a community's together.
  private(set) var states: ContiguousArray<CategoryState> = []
  /// The score of each community, 0...100; NaN where nothing is known of it.
  public private(set) var scores: ContiguousArray<Double> = []
  /// The grade of each community as an index of the standard's grades, −1 for none.
  private(set) var gradeNumbers: ContiguousArray<Int8> = []
  /// For each community the categories each of which alone would lift its grade.
  public private(set) var steps: [[Int]] = []
  /// Distances to the outlet that would make the number full, by place among the states, where more than one is needed.
  private(set) var lastNeeded: [Int: Double] = [:]
  /// Capacity within the limit, by place among the states, where capacity is asked for.
  private(set) var capacities: [Int: Double] = [:]

  init(_ standard: Standard, communities: Int, columns: [StandardDemand.Columns]) {
    self.standard = standard
    self.columns = columns
    terms = standard.categories.map(\.terms)
    communityCount = communities
    scale = GradeScale(standard)
    plan = FillingPlan(standard)
  }

  /// What holds of a community and a category, both by index.
  @inline(__always)
  public func state(community: Int, category: Int) -> CategoryState {
    states[community * columns.count + category]
  }

  /// The requirement that asks for a category within its limit, as an index of the table's.
  public func requirement(of category: Int) -> Int { columns[category].limit }

  /// All states of a community, in the order of the standard's categories.
  public func states(of community: Int) -> ContiguousArray<CategoryState>.SubSequence {
    states[community * columns.count..<(community + 1) * columns.count]
  }

  /// The grade of a community as an index of the standard's grades; `nil` below the lowest.
  public func grade(of community: Int) -> Int? {
    gradeNumbers[community] < 0 ? nil : Int(gradeNumbers[community])
  }

  /// Whether anything is known of a community: it is not where it could not be joined to the network.
  public func isKnown(_ community: Int) -> Bool { !scores[community].isNaN }

  /// All categories, in the order in which they are to be filled in a community of a kind.
  public func order(kind: String?) -> [Int] { plan.order(kind: kind) }

  /// The categories that a community lacks, in the order in which they are to be filled.
  public func missing(of community: Int, kind: String?) -> [Int] {
    plan.order(kind: kind).filter { state(community: community, category: $0).isMissing }
  }

  /// Whether a community has any of a headline's categories; where none of them is asked of it, it lacks nothing.
  public func covers(headline: Int, community: Int) -> Bool {
    scale.covers(headline: headline) { state(community: community, category: $0) }
  }

  /// Adds the next communities.
  mutating func append(_ part: AssessmentPart) {
    let place = states.count
    states += part.states
    scores += part.scores
    gradeNumbers += part.grades
    steps += part.steps
    for (key, value) in part.lastNeeded { lastNeeded[place + key] = value }
    for (key, value) in part.capacities { capacities[place + key] = value }
  }
}

/// The assessment of some communities that follow each other.
struct AssessmentPart: Sendable {
  var states: ContiguousArray<CategoryState> = []
  var scores: ContiguousArray<Double> = []
  var grades: ContiguousArray<Int8> = []
  var steps: [[Int]] = []
  var lastNeeded: [Int: Double] = [:]
  var capacities: [Int: Double] = [:]

  /// Adds a community of which nothing is known.
  mutating func appendUnknown(categories: Int) {
    states += repeatElement(.unknown, count: categories)
    scores.append(.nan)
    grades.append(-1)
    steps.append([])
  }
}
