public import Catalogue
import Coverage
public import CoverageReport
import GRDB

/// A city at a glance, in one quarter and under one standard.
public struct CityFigures: Sendable, Equatable {
  /// The city.
  public var city: String
  /// The province, where the run names a pilot area.
  public var province: String?
  /// The pilot area.
  public var pilot: String?
  /// The quarter.
  public var quarter: Quarter
  /// The standard's id; `nil` where every category was asked for once.
  public var standard: String?
  /// How many outlets the run has.
  public var outlets: Int
  /// All communities.
  public var all: RecordedArea
  /// Those of the main urban area, where the table says which they are.
  public var main: RecordedArea?
}

extension HistoryStore {
  /// The cities at a glance, by city, quarter and the order of the standards in each run.
  ///
  /// - Parameter quarters: Which quarters; all for `nil`.
  /// - Returns: One entry for each run and standard.
  /// - Throws: `HistoryError`.
  public func figures(
    of quarters: ClosedRange<Quarter>? = nil
  ) throws(HistoryError) -> [CityFigures] {
    try read { try FiguresLoader($0, path).figures(quarters).map(\.figures) }
  }

  /// The cities at a glance in all quarters up to one that there have to be runs of.
  ///
  /// - Parameters:
  ///   - quarter: The last quarter.
  ///   - quarters: All that there are runs of, ascending.
  /// - Returns: One entry for each run and standard.
  /// - Throws: `HistoryError.emptyQuarter` where there are none of it.
  func figures(
    upTo quarter: Quarter, of quarters: [Quarter]
  ) throws(HistoryError) -> [CityFigures] {
    guard quarters.contains(quarter), let first = quarters.first else {
      throw .emptyQuarter(
        file: path, quarter: quarter.description, known: quarters.map(\.description))
    }
    return try figures(of: first...quarter)
  }
}

/// Reads what is known of cities at a glance.
struct FiguresLoader {
  /// Figures, and where they come from.
  struct Loaded {
    var city: Int64
    var run: Int64
    var assessment: Int64
    var figures: CityFigures
  }

  private let database: GRDB.Database
  private let file: String

  init(_ database: GRDB.Database, _ file: String) { (self.database, self.file) = (database, file) }

  func figures(_ quarters: ClosedRange<Quarter>?) throws -> [Loaded] {
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT run.city, run.id, assessment.id, part, city.name, province, pilot, quarter, standard,
          run.outlets, area.communities, living_circles, living_circle_rate, graded, residents,
          residents_of_living_circles, mean_score
        FROM run JOIN city ON city.id = run.city JOIN assessment ON assessment.run = run.id
          JOIN area ON area.assessment = assessment.id
        WHERE quarter BETWEEN ? AND ?
        ORDER BY city.name, quarter, place, part
        """,
      arguments: [
        quarters?.lowerBound.stored ?? 0, quarters?.upperBound.stored ?? HistorySchema.forever,
      ])
    var loaded: [Loaded] = []
    while let row = try cursor.next() {
      var reader = RowReader(row)
      let (city, run): (Int64, Int64) = (try reader.next(), try reader.next())
      let (assessment, part): (Int64, String) = (try reader.next(), try reader.next())
      let figures = try figures(&reader)
      if part == "all" {
        loaded.append(Loaded(city: city, run: run, assessment: assessment, figures: figures))
      } else if loaded.last?.assessment == assessment {
        loaded[loaded.count - 1].figures.main = figures.all
      }
    }
    return loaded
  }

  private func figures(_ reader: inout RowReader) throws -> CityFigures {
    let (city, province): (String, String?) = (try reader.next(), try reader.next())
    let (pilot, stored): (String?, Int) = (try reader.next(), try reader.next())
    guard let quarter = Quarter(stored: stored) else { throw HistoryError.damaged(file: file) }
    return CityFigures(
      city: city, province: province, pilot: pilot, quarter: quarter,
      standard: try reader.next(), outlets: try reader.next(), all: try RecordedArea(&reader))
  }
}

extension HistoryStore {
  /// How all cities together have each category in a quarter, by standard, in its order.
  func categories(
    of quarter: Quarter
  ) throws(HistoryError) -> [String: [QuarterlyReport.Category]] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT coalesce(standard, ''), category, min(name_zh), min(name_en),
            sum(required_communities), sum(covered_communities), sum(category.outlets)
          FROM run JOIN assessment ON assessment.run = run.id
            JOIN category ON category.assessment = assessment.id
          WHERE quarter = ? GROUP BY standard, category ORDER BY standard, min(category.place)
          """, arguments: [quarter.stored])
      var categories: [String: [QuarterlyReport.Category]] = [:]
      for row in rows {
        var reader = RowReader(row)
        let (standard, id): (String, String) = (try reader.next(), try reader.next())
        let name = LocalText(zh: try reader.next(), en: try reader.next())
        categories[standard, default: []].append(
          QuarterlyReport.Category(
            id: id, name: name, required: try reader.next(in: 0...RowReader.most),
            covered: try reader.next(in: 0...RowReader.most),
            outlets: try reader.next(in: 0...RowReader.most)))
      }
      return categories
    }
  }

  /// How many communities of all cities have each grade in a quarter, by standard; the lowest first.
  func grades(of quarter: Quarter) throws(HistoryError) -> [String: [RecordedAssessment.Grade]] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT coalesce(standard, ''), grade, min(name_zh), min(name_en), sum(grade.communities)
          FROM run JOIN assessment ON assessment.run = run.id
            JOIN grade ON grade.assessment = assessment.id
          WHERE quarter = ? GROUP BY standard, grade ORDER BY standard, min(grade.place)
          """, arguments: [quarter.stored])
      var grades: [String: [RecordedAssessment.Grade]] = [:]
      for row in rows {
        var reader = RowReader(row)
        let (standard, id): (String, String) = (try reader.next(), try reader.next())
        let (zh, en): (String?, String?) = (try reader.next(), try reader.next())
        let name = zh.flatMap { zh in en.map { LocalText(zh: zh, en: $0) } }
        grades[standard, default: []].append(
          RecordedAssessment.Grade(id: id, name: name, communities: try reader.next()))
      }
      return grades
    }
  }
}
