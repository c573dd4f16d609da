public import Catalogue
import Coverage
public import CoverageReport
import GRDB

extension HistoryStore {
  /// What came of adding a run.
  public enum Addition: Sendable {
    /// The history had none of the city and quarter.
    case added
    /// It had another one, in whose place the run now is.
    case replaced
    /// It had the very run.
    case unchanged
  }

  /// Adds a finished run, in one transaction.
  ///
  /// A run of the same city and quarter is replaced: of a quarter the last word counts. Nothing changes where the manifest is the
  /// same.
  ///
  /// - Returns: Only when the run is on the disk.
  /// - Throws: `HistoryError`; the history is then as it was.
  /// - Complexity: Reads what the city has in that quarter, writes what differs.
  @discardableResult
  public func add(
    _ run: FinishedRun, city: String, quarter: Quarter
  ) throws(HistoryError) -> Addition {
    try add(RecordedRun(run), city: city, quarter: quarter)
  }

  /// Adds a run.
  @discardableResult
  public func add(
    _ run: RecordedRun, city: String, quarter: Quarter
  ) throws(HistoryError) -> Addition {
    try write { database in
      let city = try Self.number(
        database, "INSERT INTO city (name) VALUES (?)", "SELECT id FROM city WHERE name = ?",
        [city.databaseValue])
      let present = try Row.fetchOne(
        database, sql: "SELECT id, manifest_sha256 FROM run WHERE city = ? AND quarter = ?",
        arguments: [city, quarter.stored])
      if let present {
        var reader = RowReader(present)
        let (id, digest): (Int64, String) = (try reader.next(), try reader.next())
        if digest == run.manifestSHA256 { return .unchanged }
        try database.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [id])
      }
      try RunWriter(database, city: city, quarter: quarter.stored).write(run)
      return present == nil ? .added : .replaced
    }
  }

  /// The number of something that is in the file once; it is put there where it is not yet.
  static func number(
    _ database: GRDB.Database, _ insert: String, _ select: String, _ values: [DatabaseValue]
  ) throws -> Int64 {
    let query = try database.cachedStatement(sql: select)
    if let number = try Int64.fetchOne(query, arguments: StatementArguments(values)) {
      return number
    }
    try database.cachedStatement(sql: insert).execute(arguments: StatementArguments(values))
    return database.lastInsertedRowID
  }
}

/// Writes a run into the tables.
private struct RunWriter {
  private let database: GRDB.Database
  private let city: Int64
  private let quarter: Int

  init(_ database: GRDB.Database, city: Int64, quarter: Int) {
    (self.database, self.city, self.quarter) = (database, city, quarter)
  }

  func write(_ run: RecordedRun) throws {
    try database.execute(
      sql: """
        INSERT INTO run (city, quarter, communities, outlets, province, pilot, basis,
          manifest_sha256, manifest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        city, quarter, run.communities.count, run.outlets.count, run.province, run.pilot,
        run.basis.stored, run.manifestSHA256, run.manifest,
      ])
    let id = database.lastInsertedRowID
    for (place, assessment) in run.assessments.enumerated() {
      try write(assessment, place, run: id)
    }
    try writePlaces(run)
  }

  private func writePlaces(_ run: RecordedRun) throws {
    let next =
      try Int.fetchOne(
        database, sql: "SELECT min(quarter) FROM run WHERE city = ? AND quarter > ?",
        arguments: [city, quarter]) ?? HistorySchema.forever
    let communities = try run.communities.map { community in
      try HistoryStore.number(
        database, "INSERT INTO community (city, code) VALUES (?, ?)",
        "SELECT id FROM community WHERE city = ? AND code = ?",
        [city.databaseValue, community.id.databaseValue])
    }
    try Timeline<CommunityRow>(database, city: city, quarter: quarter, next: next)
      .set(zip(run.communities, communities).map { CommunityRow($0, number: $1) })
    try Timeline<FindingRow>(database, city: city, quarter: quarter, next: next)
      .set(
        run.assessments.flatMap { assessment in
          zip(assessment.findings, communities).map {
            FindingRow($0, community: $1, standard: assessment.standard)
          }
        })
    var services: [String: Int64] = [:]
    let outlets = try run.outlets.map { outlet in
      if let known = services[outlet.services] { return OutletRow(outlet, services: known) }
      let number = try HistoryStore.number(
        database, "INSERT INTO services (categories) VALUES (?)",
        "SELECT id FROM services WHERE categories = ?", [outlet.services.databaseValue])
      services[outlet.services] = number
      return OutletRow(outlet, services: number)
    }
    try Timeline<OutletRow>(database, city: city, quarter: quarter, next: next).set(outlets)
  }

  private func write(_ assessment: RecordedAssessment, _ place: Int, run: Int64) throws {
    try database.execute(
      sql: "INSERT INTO assessment (run, place, standard) VALUES (?, ?, ?)",
      arguments: [run, place, assessment.standard])
    let id = database.lastInsertedRowID
    try write(assessment.all, "all", id)
    if let main = assessment.main { try write(main, "main", id) }
    for (place, category) in assessment.categories.enumerated() {
      try database.cachedStatement(
        sql: "INSERT INTO category VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      )
      .execute(arguments: [
        id, place, category.id, category.name.zh, category.name.en, category.limit,
        category.outlets, category.required, category.covered, category.borderline,
        category.coveredResidents,
      ])
    }
    for (place, grade) in assessment.grades.enumerated() {
      try database.cachedStatement(sql: "INSERT INTO grade VALUES (?, ?, ?, ?, ?, ?)")
        .execute(arguments: [
          id, place, grade.id, grade.name?.zh, grade.name?.en, grade.communities,
        ])
    }
  }

  private func write(_ area: RecordedArea, _ part: String, _ assessment: Int64) throws {
    try database.cachedStatement(sql: "INSERT INTO area VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        assessment, part, area.communities, area.livingCircles, area.livingCircleRate, area.graded,
        area.residents, area.residentsOfLivingCircles, area.meanScore,
      ])
  }
}
