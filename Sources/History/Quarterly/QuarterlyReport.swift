public import Catalogue
public import Coverage
public import CoverageReport

/// What is to be reported of a quarter: where the cities stand, what has changed since the quarter before, and how far they are on
/// the way to their targets.
public struct QuarterlyReport: Sendable {
  /// A category in all cities of a quarter together.
  public struct Category: Sendable, Equatable {
    /// Its id.
    public var id: String
    /// What it is called.
    public var name: LocalText
    /// How many communities it is asked of.
    public var required: Int
    /// How many of these have it.
    public var covered: Int
    /// How many outlets serve it.
    public var outlets: Int

    /// The share of communities that have it; `nil` where it is asked of none.
    public var rate: Double? { required > 0 ? Double(covered) / Double(required) : nil }
  }

  /// All cities of a quarter together.
  public struct Sum: Sendable, Equatable {
    /// How many cities.
    public var cities: Int
    /// All communities.
    public var all: RecordedArea
    /// Those of the main urban areas, of cities that say which they are.
    public var main: RecordedArea?
    /// The categories, in the order of the standard.
    public var categories: [Category]
  }

  /// All cities under one standard.
  public struct Total: Sendable, Equatable {
    /// The standard's id.
    public var standard: String?
    /// In the quarter.
    public var now: Sum
    /// In the quarter before; `nil` where there is none.
    public var before: Sum?
    /// How many communities have each grade, the lowest first.
    public var grades: [RecordedAssessment.Grade]
  }

  /// The quarter.
  public let quarter: Quarter
  /// The quarter before that the history has runs of; `nil` for the first.
  public let previous: Quarter?
  /// Standard by standard.
  public let totals: [Total]
  /// The cities of the quarter, by name.
  public let cities: [CityFigures]
  /// What has changed since the quarter before.
  public let changes: QuarterComparison?
  /// The targets of each city.
  public let progress: [TargetProgress]

  /// Puts a report together.
  ///
  /// - Parameters:
  ///   - quarter: The quarter.
  ///   - store: The history.
  ///   - targets: What cities mean to reach, beside what the programme asks of its first full-coverage areas.
  /// - Throws: `HistoryError`.
  /// - Complexity: O(runs up to the quarter).
  public init(
    _ quarter: Quarter, of store: HistoryStore, targets: TargetsFile? = nil
  ) throws(HistoryError) {
    self.quarter = quarter
    let quarters = try store.quarters()
    let figures = try store.figures(upTo: quarter, of: quarters)
    let previous = quarters.last { $0 < quarter }
    self.previous = previous
    let cities = figures.filter { $0.quarter == quarter }
    self.cities = cities
    changes = if let previous { try store.compare(previous, quarter) } else { nil }
    var categories = [quarter: try store.categories(of: quarter)]
    if let previous { categories[previous] = try store.categories(of: previous) }
    totals = Self.totals(
      figures, quarter, previous, categories, grades: try store.grades(of: quarter))
    progress = TargetProgress.all(figures, in: quarter, targets?.targets ?? [])
  }

  private static func totals(
    _ figures: [CityFigures], _ quarter: Quarter, _ previous: Quarter?,
    _ categories: [Quarter: [String: [Category]]], grades: [String: [RecordedAssessment.Grade]]
  ) -> [Total] {
    let standards = Set(figures.filter { $0.quarter == quarter }.map { $0.standard ?? "" })
    return standards.sorted { $0.precedes($1) }.map { standard in
      func sum(_ quarter: Quarter) -> Sum {
        let found = figures.filter { $0.quarter == quarter && ($0.standard ?? "") == standard }
        let main = found.compactMap(\.main)
        return Sum(
          cities: found.count, all: RecordedArea(sumOf: found.map(\.all)),
          main: main.isEmpty ? nil : RecordedArea(sumOf: main),
          categories: categories[quarter]?[standard] ?? [])
      }
      let before = previous.map(sum).flatMap { $0.cities > 0 ? $0 : nil }
      return Total(
        standard: standard.isEmpty ? nil : standard, now: sum(quarter), before: before,
        grades: grades[standard] ?? [])
    }
  }
}
