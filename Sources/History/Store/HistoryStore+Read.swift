public import Catalogue
public import CoverageReport
import GRDB

/// A run that a history has, without its results.
public struct HistoryEntry: Sendable, Equatable {
  /// The city.
  public var city: String
  /// The quarter.
  public var quarter: Quarter
  /// How many communities the run has.
  public var communities: Int
  /// How many outlets.
  public var outlets: Int
  /// The standards, in the order of the run; empty where every category was asked for once.
  public var standards: [String]
  /// SHA-256 of the run's manifest.
  public var manifestSHA256: String
}

extension HistoryStore {
  /// The runs, by city and quarter.
  ///
  /// - Throws: `HistoryError`.
  public func entries() throws(HistoryError) -> [HistoryEntry] {
    try read { database in
      var standards: [Int64: [String]] = [:]
      for row in try Row.fetchAll(
        database,
        sql: """
          SELECT run, standard FROM assessment WHERE standard IS NOT NULL ORDER BY run, place
          """)
      {
        var reader = RowReader(row)
        standards[try reader.next(), default: []].append(try reader.next())
      }
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT run.id, city.name, quarter, communities, outlets, manifest_sha256
          FROM run JOIN city ON city.id = run.city ORDER BY city.name, quarter
          """)
      return try rows.map { row in
        var reader = RowReader(row)
        let id: Int64 = try reader.next()
        let (city, quarter): (String, Int) = (try reader.next(), try reader.next())
        return HistoryEntry(
          city: city, quarter: try self.quarter(quarter), communities: try reader.next(),
          outlets: try reader.next(), standards: standards[id] ?? [],
          manifestSHA256: try reader.next())
      }
    }
  }

  /// A quarter as the file has it.
  func quarter(_ stored: Int) throws(HistoryError) -> Quarter {
    guard let quarter = Quarter(stored: stored) else { throw .damaged(file: path) }
    return quarter
  }

  /// A run with its results, as it was added.
  ///
  /// - Throws: `HistoryError`.
  /// - Complexity: O(rows of the city).
  public func run(city: String, quarter: Quarter) throws(HistoryError) -> RecordedRun {
    try read { database in
      try RunLoader(database, path).run(city: city, quarter: quarter)
    }
  }

  /// The cities, ascending by the bytes of their names.
  public func cities() throws(HistoryError) -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT name FROM city ORDER BY name") }
  }

  /// The quarters of a city's runs; of all cities' for `nil`.
  public func quarters(of city: String? = nil) throws(HistoryError) -> [Quarter] {
    try read { database in
      try Int.fetchAll(
        database,
        sql: """
          SELECT DISTINCT quarter FROM run
          WHERE ?1 IS NULL OR city = (SELECT id FROM city WHERE name = ?1) ORDER BY quarter
          """, arguments: [city]
      ).map { try self.quarter($0) }
    }
  }
}
