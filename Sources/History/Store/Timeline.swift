import GRDB

/// Something that holds from one quarter to another: a row of a table with `since` and `until`.
protocol TimelineContent: Hashable {
  static var table: String { get }
  /// The columns after `id`, `city`, `since` and `until`.
  static var columns: [String] { get }
  init(_ row: inout RowReader) throws
  var values: [DatabaseValue] { get }
}

/// Brings a table up to date with a run, writing in proportion to what has changed.
///
/// Each row holds in the runs of its city from `since` on and before `until`. A run of any quarter may come, or replace another:
/// the runs before and after it stay as they were.
struct Timeline<Content: TimelineContent> {
  private struct Stored {
    var id: Int64
    var since: Int
    var until: Int
    var content: Content
  }

  private let database: GRDB.Database
  private let city: Int64
  private let quarter: Int
  /// The quarter of the city's next run.
  private let next: Int

  /// - Parameters:
  ///   - database: The database, in a transaction.
  ///   - city: The city's number.
  ///   - quarter: The quarter of the run, as it is stored.
  ///   - next: That of the city's next run; `HistorySchema.forever` where this is the newest.
  init(_ database: GRDB.Database, city: Int64, quarter: Int, next: Int) {
    (self.database, self.city, self.quarter, self.next) = (database, city, quarter, next)
  }

  /// Makes the table hold just these rows, which all differ, in the run's quarter.
  func set(_ wanted: [Content]) throws {
    let present = try rows("since <= ? AND until > ?", [quarter, quarter])
    let (kept, known) = (Set(wanted), Set(present.map(\.content)))
    for row in present where !kept.contains(row.content) { try end(row) }
    let fresh = wanted.filter { !known.contains($0) }
    if fresh.isEmpty { return }
    let ended = try byContent("until = ? AND until < \(HistorySchema.forever)", quarter)
    let coming = next < HistorySchema.forever ? try byContent("since = ?", next) : [:]
    for content in fresh { try begin(content, after: ended[content], before: coming[content]) }
  }

  /// What holds in a quarter.
  static func read(
    _ database: GRDB.Database, city: Int64, quarter: Int
  ) throws -> [Content] {
    let columns = Content.columns.joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: """
        SELECT \(columns) FROM \(Content.table) WHERE city = ? AND since <= ? AND until > ?
        """)
    let cursor = try Row.fetchCursor(statement, arguments: [city, quarter, quarter])
    var contents: [Content] = []
    while let row = try cursor.next() {
      var reader = RowReader(row)
      contents.append(try Content(&reader))
    }
    return contents
  }

  private func byContent(_ condition: String, _ quarter: Int) throws -> [Content: Stored] {
    let rows = try rows(condition, [quarter]).map { ($0.content, $0) }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  private func rows(_ condition: String, _ quarters: [Int]) throws -> [Stored] {
    let columns = Content.columns.joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: """
        SELECT id, since, until, \(columns) FROM \(Content.table) WHERE city = ? AND \(condition)
        """)
    let arguments = [city.databaseValue] + quarters.map(\.databaseValue)
    let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
    var found: [Stored] = []
    while let row = try cursor.next() {
      var reader = RowReader(row)
      found.append(
        Stored(
          id: try reader.next(), since: try reader.next(), until: try reader.next(),
          content: try Content(&reader)))
    }
    return found
  }

  /// Takes the quarter out of a row's time.
  private func end(_ row: Stored) throws {
    switch (row.since < quarter, row.until > next) {
    case (true, true):
      try execute("UPDATE \(Content.table) SET until = ? WHERE id = ?", quarter, row.id)
      try insert(row.content, since: next, until: row.until)
    case (true, false):
      try execute("UPDATE \(Content.table) SET until = ? WHERE id = ?", quarter, row.id)
    case (false, true):
      try execute("UPDATE \(Content.table) SET since = ? WHERE id = ?", next, row.id)
    case (false, false): try execute("DELETE FROM \(Content.table) WHERE id = ?", row.id)
    }
  }

  /// Adds the quarter to the time of a row that ends or begins there, or begins one.
  private func begin(_ content: Content, after: Stored?, before: Stored?) throws {
    switch (after, before) {
    case (let after?, let before?):
      try execute("DELETE FROM \(Content.table) WHERE id = ?", before.id)
      try execute("UPDATE \(Content.table) SET until = ? WHERE id = ?", before.until, after.id)
    case (let after?, nil):
      try execute("UPDATE \(Content.table) SET until = ? WHERE id = ?", next, after.id)
    case (nil, let before?):
      try execute("UPDATE \(Content.table) SET since = ? WHERE id = ?", quarter, before.id)
    case (nil, nil): try insert(content, since: quarter, until: next)
    }
  }

  private func insert(_ content: Content, since: Int, until: Int) throws {
    let marks = Array(repeating: "?", count: Content.columns.count + 3).joined(separator: ", ")
    let columns = Content.columns.joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO \(Content.table) (city, since, until, \(columns)) VALUES (\(marks))")
    let time = [city.databaseValue, since.databaseValue, until.databaseValue]
    statement.setUncheckedArguments(StatementArguments(time + content.values))
    try statement.execute()
  }

  private func execute(_ sql: String, _ values: any DatabaseValueConvertible...) throws {
    let statement = try database.cachedStatement(sql: sql)
    statement.setUncheckedArguments(StatementArguments(values.map(\.databaseValue)))
    try statement.execute()
  }
}

/// The values of a row from left to right; one that is not as it should be throws, whatever the file holds.
struct RowReader {
  private let row: Row
  private var column = 0

  init(_ row: Row) { self.row = row }

  mutating func next<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ type: Value.Type = Value.self
  ) throws -> Value {
    defer { column += 1 }
    return try row.decode(Value.self, atIndex: column)
  }

  /// More of anything than there is anywhere, and few enough to be added up.
  static let most = 1_000_000_000_000

  private struct OutOfBounds: Error {}

  /// A number within bounds.
  mutating func next<Value>(in range: ClosedRange<Value>) throws -> Value
  where Value: DatabaseValueConvertible & StatementColumnConvertible {
    let value: Value = try next()
    guard range.contains(value) else { throw OutOfBounds() }
    return value
  }

  /// A number within bounds, or nothing.
  mutating func next<Value>(in range: ClosedRange<Value>) throws -> Value?
  where Value: DatabaseValueConvertible & StatementColumnConvertible {
    let value: Value? = try next()
    guard value.map(range.contains) ?? true else { throw OutOfBounds() }
    return value
  }
}
