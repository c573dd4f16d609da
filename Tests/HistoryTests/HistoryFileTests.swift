import Catalogue
import CoverageReport
import Foundation
import GRDB
import History
import TestSupport
import Testing

@Suite("A file that cannot be a history's is refused, and stays as it was")
struct HistoryFileTests {
  private let folder: TemporaryFolder
  private let path: String
  private let quarter = Quarter(year: 2026, number: 3)!

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("h.sqlite")
  }

  /// A history with a run.
  private func history() throws -> RecordedRun {
    var random = SeededGenerator(seed: 11)
    let run = SampleRun.any(using: &random, outlets: 400)
    try HistoryStore(path: path).add(run, city: "a", quarter: quarter)
    return run
  }

  private func expect(
    _ error: HistoryError, _ access: HistoryStore.Access = .adding,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: error, sourceLocation: sourceLocation) {
      try HistoryStore(path: path, for: access, patience: 0.1)
    }
  }

  @Test("none there to read, and no trace of the question")
  func missing() throws {
    expect(.missing(file: path), .reading)
    #expect(try folder.names() == [])
  }

  @Test("text, another database, a folder")
  func other() throws {
    let text = String(repeating: "no database at all\n", count: 100)
    try folder.write("h.sqlite", text)
    expect(.notAHistory(file: path))
    expect(.notAHistory(file: path), .reading)
    #expect(try folder.text("h.sqlite") == text)
    try FileManager.default.removeItem(atPath: path)
    do {
      let other = try DatabaseQueue(path: path)
      try other.write { try $0.execute(sql: "CREATE TABLE run (id)") }
      try other.close()
    }
    let bytes = try Data(contentsOf: URL(filePath: path))
    expect(.notAHistory(file: path))
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    #expect(try folder.names() == ["h.sqlite"])
    #expect(throws: HistoryError.system(file: folder.path, message: "Is a directory")) {
      try HistoryStore(path: folder.path)
    }
    let nowhere = folder.path("no/h.sqlite")
    #expect(throws: HistoryError.system(file: nowhere, message: "No such file or directory")) {
      try HistoryStore(path: nowhere)
    }
  }

  @Test("has the tables that its documentation tells, those of the first version unchanged")
  func tables() throws {
    _ = try history()
    let columns = try DatabaseQueue(path: path).read { database in
      let tables = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_master
          WHERE type = 'table' AND name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%' ORDER BY rowid
          """)
      return try tables.map { table in
        let names = try database.columns(in: table).map(\.name).joined(separator: " ")
        return "\(table): \(names)"
      }
    }
    let time = "id city since until"
    #expect(
      columns == [
        "city: id name",
        "run: id city quarter communities outlets province pilot basis manifest_sha256 manifest",
        "assessment: id run place standard",
        "area: assessment part communities living_circles living_circle_rate graded residents "
          + "residents_of_living_circles mean_score",
        "category: assessment place category name_zh name_en limit_m outlets required_communities "
          + "covered_communities borderline_communities covered_residents",
        "grade: assessment place grade name_zh name_en communities", "community: id city code",
        "services: id categories",
        "community_state: \(time) community name district longitude_e7 latitude_e7 residents",
        "finding: \(time) community standard required covered score grade verdicts nearest_mm",
        "outlet: \(time) longitude_e7 latitude_e7 services copy code name",
      ])
    let (migrations, mode) = try DatabaseQueue(path: path).read {
      try (
        String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations"),
        String.fetchOne($0, sql: "PRAGMA journal_mode")
      )
    }
    #expect(migrations.first?.hasPrefix("1:") == true)
    #expect(mode == "wal")
  }

  @Test("an empty file becomes one, but is none to read")
  func empty() throws {
    try folder.write("h.sqlite", "")
    expect(.notAHistory(file: path), .reading)
    _ = try history()
    #expect(try HistoryStore(path: path, for: .reading).entries().count == 1)
  }

  @Test("one that a later version has written")
  func newer() throws {
    _ = try history()
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9: moon')") }
    expect(.newer(file: path))
    expect(.newer(file: path), .reading)
  }

  @Test("broken anywhere, it throws or answers, and never traps", arguments: 1...60)
  func broken(seed: Int) throws {
    _ = try history()
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes = try Data(contentsOf: URL(filePath: path))
    if seed % 3 == 0 {
      bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
    } else {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      for place in start..<min(start + 500, bytes.count) {
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    }
    try bytes.write(to: URL(filePath: path))
    do {
      let store = try HistoryStore(path: path)
      _ = try store.entries()
      _ = try store.run(city: "a", quarter: quarter)
    } catch {
      #expect(!error.text(in: .en).isEmpty)
    }
  }

  @Test("texts where numbers belong, in a file that says it is ours")
  func otherTypes() throws {
    _ = try history()
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          PRAGMA writable_schema = ON;
          UPDATE sqlite_schema SET sql = replace(replace(sql, 'STRICT', ''), 'NOT NULL', '')
          WHERE name IN ('outlet', 'run', 'area');
          PRAGMA writable_schema = RESET;
          """)
    }
    try queue.close()
    let loose = try DatabaseQueue(path: path)
    try loose.write { database in
      try database.execute(sql: "UPDATE outlet SET longitude_e7 = 'x', copy = 1e300")
      try database.execute(sql: "UPDATE area SET communities = NULL")
    }
    let store = try HistoryStore(path: path, for: .reading)
    #expect(throws: HistoryError.damaged(file: path)) {
      try store.run(city: "a", quarter: quarter)
    }
  }

  @Test(
    "numbers beyond all bounds",
    arguments: [
      "UPDATE area SET communities = 9223372036854775807", "UPDATE area SET mean_score = -9e999",
      "UPDATE area SET residents = 1e300", "UPDATE finding SET score = -9e999",
      "UPDATE outlet SET latitude_e7 = 900000001",
      "UPDATE community_state SET longitude_e7 = 1 << 40",
    ])
  func bounds(change: String) throws {
    _ = try history()
    try DatabaseQueue(path: path).write { try $0.execute(sql: change) }
    let store = try HistoryStore(path: path, for: .reading)
    #expect(throws: HistoryError.damaged(file: path)) {
      try store.run(city: "a", quarter: quarter)
    }
  }

  @Test("a view in a table's place")
  func view() throws {
    _ = try history()
    try DatabaseQueue(path: path).write {
      try $0.execute(
        sql: """
          DROP TABLE grade;
          CREATE VIEW grade AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
          SELECT i AS assessment, i AS place, i AS grade FROM n;
          """)
    }
    expect(.damaged(file: path))
    expect(.damaged(file: path), .reading)
  }

  @Test("another program writes all the while, or ends in time")
  func busy() async throws {
    let run = try history()
    let next = try #require(Quarter(year: 2026, number: 4))
    let other = try DatabaseQueue(path: path)
    try await other.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      #expect(throws: HistoryError.busy(file: path, seconds: 0.1)) {
        try HistoryStore(path: path, patience: 0.1).add(run, city: "a", quarter: next)
      }
      // Who only reads does not wait.
      #expect(try HistoryStore(path: path, for: .reading, patience: 0.1).entries().count == 1)
      try database.execute(sql: "ROLLBACK")
    }
    try HistoryStore(path: path, patience: 0.1).add(run, city: "a", quarter: next)
  }

  @Test("a full disk leaves the history as it was")
  func full() throws {
    let run = try history()
    let store = try HistoryStore(path: path)
    try store.write { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 1)")
    }
    var random = SeededGenerator(seed: 12)
    let large = SampleRun.any(using: &random, outlets: 3_000)
    #expect(throws: HistoryError.full(file: path)) {
      try store.add(large, city: "b", quarter: quarter)
    }
    #expect(try store.cities() == ["a"])
    #expect(try store.run(city: "a", quarter: quarter) == run)
    #expect(try store.faults() == [])
  }

  @Test("a file that may only be read")
  func readOnly() throws {
    let run = try history()
    let store = try HistoryStore(path: path)
    try store.write { try $0.execute(sql: "PRAGMA user_version = 1") }
    let reader = try HistoryStore(path: path, for: .reading)
    #expect(try reader.run(city: "a", quarter: quarter) == run)
    #expect(throws: HistoryError.readOnly(file: path)) {
      try reader.add(run, city: "b", quarter: quarter)
    }
  }
}
