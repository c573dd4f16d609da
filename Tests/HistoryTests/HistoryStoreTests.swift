import Catalogue
import CoverageReport
import Foundation
import GRDB
import History
import TestSupport
import Testing

@Suite("A history keeps runs as they were")
struct HistoryStoreTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("history.sqlite")
  }

  private func quarter(_ ordinal: Int) throws -> Quarter {
    try #require(Quarter(year: 2020 + ordinal / 4, number: ordinal % 4 + 1))
  }

  @Test("finished runs of a town come back, whatever order they came in", arguments: 1...4)
  func roundTrip(seed: Int) async throws {
    var town = Town(seed: UInt64(seed))
    var runs: [RecordedRun] = []
    for number in 0..<6 {
      runs.append(RecordedRun(try await town.run(in: folder, "run\(number)")))
      town.pass()
    }
    let store = try HistoryStore(path: path)
    for place in Array(runs.indices).shuffled(seed: UInt64(seed)) {
      #expect(try store.add(runs[place], city: "一城", quarter: quarter(place)) == .added)
    }
    for place in runs.indices {
      #expect(try store.run(city: "一城", quarter: quarter(place)) == runs[place])
    }
    #expect(try store.faults() == [])
    #expect(try store.cities() == ["一城"])
    #expect(try store.quarters(of: "一城") == runs.indices.map { try quarter($0) })
  }

  @Test("any sequence of additions and replacements leaves what was added last", arguments: 1...40)
  func replacements(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let store = try HistoryStore(path: path)
    var expected: [String: [Int: RecordedRun]] = [:]
    for _ in 0..<30 {
      let city = ["a", "b"].randomElement(using: &random)!
      let place = Int.random(in: 0..<6, using: &random)
      let run = SampleRun.any(using: &random)
      let present = expected[city]?[place]
      let addition = try store.add(run, city: city, quarter: quarter(place))
      let isSame = present?.manifestSHA256 == run.manifestSHA256
      #expect(addition == (present == nil ? .added : isSame ? .unchanged : .replaced))
      if !isSame { expected[city, default: [:]][place] = run }
    }
    for (city, runs) in expected {
      for (place, run) in runs {
        #expect(try store.run(city: city, quarter: quarter(place)) == run)
      }
    }
    #expect(try store.faults() == [])
    try expectNothingTwice()
  }

  /// No row goes on where another of the same content ended.
  private func expectNothingTwice() throws {
    let queue = try DatabaseQueue(path: path)
    for (table, columns) in [
      ("outlet", "longitude_e7, latitude_e7, services, copy, code, name"),
      ("finding", "community, standard, score, verdicts, nearest_mm, grade, required, covered"),
      ("community_state", "community, name, district, longitude_e7, latitude_e7, residents"),
    ] {
      let names = columns.split(separator: ", ")
      let same = names.map { "a.\($0) IS b.\($0)" }.joined(separator: " AND ")
      let count = try queue.read { database in
        try Int.fetchOne(
          database,
          sql: """
            SELECT count(*) FROM \(table) AS a JOIN \(table) AS b
            ON a.city = b.city AND a.until = b.since AND \(same)
            """)
      }
      #expect(count == 0, Comment(rawValue: table))
    }
  }

  @Test("what does not change is written once")
  func inProportionToChange() throws {
    var random = SeededGenerator(seed: 7)
    var run = SampleRun.any(using: &random, outlets: 200)
    let store = try HistoryStore(path: path)
    for place in 0..<40 {
      run.manifestSHA256 = "\(place)"
      try store.add(run, city: "a", quarter: quarter(place))
    }
    let rows = try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM outlet")
    }
    #expect(rows == run.outlets.count)
    #expect(try store.run(city: "a", quarter: quarter(20)).outlets == run.outlets)
  }

  @Test("hostile names of cities, communities and outlets")
  func hostileNames() throws {
    var random = SeededGenerator(seed: 3)
    let names = [
      "'; DROP TABLE run; --", "\"", "a\nb", "\u{202E}abc", "é", "e\u{301}", "", "%", "|",
      String(repeating: "长", count: 100_000),
    ]
    let store = try HistoryStore(path: path)
    var runs: [RecordedRun] = []
    for name in names {
      var run = SampleRun.any(using: &random)
      run.communities[0].name = name
      run.outlets[0].name = name
      run.outlets.sort()
      runs.append(run)
      try store.add(run, city: "city \(name)", quarter: quarter(0))
    }
    for (name, run) in zip(names, runs) {
      #expect(try store.run(city: "city \(name)", quarter: quarter(0)) == run)
    }
    #expect(try store.entries().count == names.count)
  }

  @Test("what is asked for and not there is named with what is")
  func notThere() throws {
    let store = try HistoryStore(path: path)
    var random = SeededGenerator(seed: 3)
    try store.add(SampleRun.any(using: &random), city: "a", quarter: quarter(1))
    #expect(throws: HistoryError.unknownCity(file: path, city: "b", known: ["a"])) {
      try store.run(city: "b", quarter: quarter(1))
    }
    #expect(
      throws: HistoryError.noRun(file: path, city: "a", quarter: "2020Q1", known: ["2020Q2"])
    ) {
      try store.run(city: "a", quarter: quarter(0))
    }
  }
}
