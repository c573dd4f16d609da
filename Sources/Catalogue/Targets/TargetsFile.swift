/// What cities mean to reach, and by when: a data file that a user gives.
public struct TargetsFile: Sendable, Equatable {
  /// What is counted.
  public enum Measure: String, CaseIterable, Sendable {
    /// The share of communities that have all that the standard asks of them.
    case livingCircles = "living-circles"
    /// The same of the main urban area (主城区).
    case mainLivingCircles = "main-living-circles"
    /// The number of communities that have all that the standard asks of them.
    case livingCircleCount = "living-circle-count"
    /// The share of residents in such communities.
    case residents
    /// The share of communities that reach the lowest grade at least.
    case graded
  }

  /// A target.
  public struct Target: Sendable, Equatable {
    /// The city; `nil` for each city.
    public var city: String?
    /// The id of the standard; `nil` for each.
    public var standard: String?
    /// What is counted.
    public var measure: Measure
    /// The quarter at whose end it is to be reached.
    public var by: Quarter
    /// How much: a share of 0...1, or a number of communities.
    public var atLeast: Double
    /// Where the target comes from.
    public var source: String

    /// A target.
    public init(
      city: String?, standard: String? = nil, measure: Measure, by: Quarter, atLeast: Double,
      source: String
    ) {
      (self.city, self.standard, self.measure) = (city, standard, measure)
      (self.by, self.atLeast, self.source) = (by, atLeast, source)
    }
  }

  /// The targets, in the order of the file.
  public let targets: [Target]

  static let format = "livingcircle-targets/1"

  /// Reads a file of YAML or JSON.
  ///
  /// - Throws: `DataFileError` with every mistake's file, line and value.
  public init(path: String) throws(DataFileError) {
    try self.init(Document(path: path))
  }

  init(_ document: Document) throws(DataFileError) {
    let problems = ProblemList()
    var fields = Fields(document.root, "", problems)
    if let node = fields.required("format"), node.text != Self.format {
      problems.add(.format(expected: [Self.format]), node, "format")
    }
    let source = fields.requiredText("source")
    targets = fields.requiredList("targets").compactMap { item in
      Self.target(Fields(item.node, item.path, problems), source)
    }
    fields.finish()
    try problems.throwIfAny()
  }

  private static func target(_ fields: Fields, _ source: String) -> Target? {
    var fields = fields
    let problems = fields.problems
    let city = fields.text("city")
    let standard = fields.text("standard")
    _ = fields.required("measure")
    let measure: Measure? = fields.choice("measure")
    let by = fields.required("by").flatMap { time($0, fields.path("by"), problems) }
    let range: ClosedRange<Double> = measure == .livingCircleCount ? 0...1e9 : 0...1
    let least = fields.required("at-least").flatMap {
      problems.number($0, fields.path("at-least"), in: range)
    }
    let own = fields.text("source")
    fields.finish()
    guard let measure, let by, let least else { return nil }
    return Target(
      city: city, standard: standard, measure: measure, by: by, atLeast: least,
      source: own ?? source)
  }

  /// A year, for its last quarter, or a quarter.
  private static func time(
    _ node: DocumentNode, _ path: String, _ problems: ProblemList
  ) -> Quarter? {
    let parts = (node.text ?? "").split(separator: "Q", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
    if numbers.count == parts.count, parts.count <= 2,
      let quarter = Quarter(year: numbers[0], number: parts.count == 2 ? numbers[1] : 4)
    {
      return quarter
    }
    problems.add(.pattern(examples: ["2027", "2026Q4"]), node, path)
    return nil
  }
}
