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
    /// The year at whose end it is to be reached.
    public var year: Int
    /// The quarter of that year, 1...4, at whose end it is.
    public var quarter: Int
    /// How much: a share of 0...1, or a number of communities.
    public var atLeast: Double
    /// Where the target comes from.
    public var source: String

    /// A target.
    public init(
      city: String?, standard: String? = nil, measure: Measure, year: Int, quarter: Int,
      atLeast: Double, source: String
    ) {
      (self.city, self.standard, self.measure) = (city, standard, measure)
      (self.year, self.quarter) = (year, quarter)
      (self.atLeast, self.source) = (atLeast, source)
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
      city: city, standard: standard, measure: measure, year: by.year, quarter: by.quarter,
      atLeast: least, source: own ?? source)
  }

  /// A year, for its end, or a quarter.
  private static func time(
    _ node: DocumentNode, _ path: String, _ problems: ProblemList
  ) -> (year: Int, quarter: Int)? {
    let parts = (node.text ?? "").split(separator: "Q", omittingEmptySubsequences: false)
    let numbers = parts.map { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
    if let first = numbers.first, let year = first, (1900...9998).contains(year) {
      if numbers.count == 1 { return (year, 4) }
      if numbers.count == 2, let quarter = numbers[1], (1...4).contains(quarter) {
        return (year, quarter)
      }
    }
    problems.add(.pattern(examples: ["2027", "2026Q4"]), node, path)
    return nil
  }
}
