import Catalogue
import CoverageReport
import Foundation
import History
import TestSupport
import Testing

@Suite("livingcircle history")
struct HistoryCommandTests {
  private let place: Workplace
  private let quarter = Quarter(year: 2026, number: 3)!

  init() throws { place = try Workplace() }

  /// Folders of runs as a batch leaves them, each with limits of its own.
  private func batch(_ count: Int) throws {
    var cities: [BatchRecord.City] = []
    for number in 0..<count {
      let run = try place.run(
        ["analyze"] + Workplace.wuhan
          + ["--radius", "\(400 + number * 20)", "--output", "batch/r\(number)"])
      #expect(run.status == 0)
      cities.append(BatchRecord.City(city: "city \(number)", folder: "r\(number)"))
    }
    cities.append(BatchRecord.City(city: "broken", folder: "none", failure: "no data"))
    try place.folder.write(
      "batch/batch.json", try JSONEncoder().encode(BatchRecord(cities: cities)))
  }

  private func recorded(_ number: Int) throws -> RecordedRun {
    RecordedRun(try FinishedRun.read(place.folder.path("batch/r\(number)")))
  }

  private let add = ["history", "add", "batch", "--quarter", "2026Q3", "--history", "h.sqlite"]

  @Test("a batch goes in, once; a changed run takes the place of the first")
  func batchOfCities() throws {
    try batch(2)
    var run = try place.run(add)
    #expect(run.errors == "" && run.status == 0)
    #expect(run.text == "city 0 2026Q3: added\ncity 1 2026Q3: added\n")
    #expect(try place.run(add).text.contains("city 1 2026Q3: was there already\n"))
    run = try place.run([
      "history", "add", "batch/r1", "--city", "city 0", "--quarter", "2026Q3", "--history",
      "h.sqlite", "--language", "zh",
    ])
    #expect(run.text == "city 0 2026Q3：已替换先前的结果\n")
    let store = try HistoryStore(path: place.folder.path("h.sqlite"), for: .reading)
    #expect(try store.run(city: "city 0", quarter: quarter) == recorded(1))
    let list = try place.run(["history", "list", "--history", "h.sqlite", "--format", "csv"])
    #expect(list.text.split(separator: "\n").count == 3)
    #expect(list.text.contains("city 1,2026Q3,4,"))
    let oneName = try place.run(add + ["--city", "all of them"])
    #expect(oneName.status == 2 && oneName.errors.contains("2"))
    for language in ["en", "zh"] {
      let text = try place.run(
        ["history", "list", "--history", "h.sqlite", "--language", language])
      #expect(text.text.contains("city 0") && text.status == 0)
    }
    let json = try place.run(["history", "list", "--history", "h.sqlite", "--format", "json"])
    let entries = try JSONSerialization.jsonObject(with: json.output) as? [[String: Any]]
    #expect(entries?.map { $0["city"] as? String } == ["city 0", "city 1"])
  }

  @Test("a run that says neither city nor quarter needs both said")
  func nothingSaid() throws {
    try batch(1)
    let base = ["history", "add", "batch/r0", "--history", "h.sqlite"]
    var run = try place.run(base)
    #expect(run.status == 1 && run.errors.contains("--city"))
    run = try place.run(base + ["--city", "a"])
    #expect(run.status == 1 && run.errors.contains("--quarter"))
    run = try place.run(base + ["--city", "a", "--quarter", "2026Q5"])
    #expect(run.status == 2)
    run = try place.run(["history", "list", "--history", "none.sqlite"])
    #expect(run.status == 1 && run.errors.contains("none.sqlite"))
  }

  @Test("the city is the pilot area, or the only one of the table")
  func cityOfRun() throws {
    _ = try place.tables(
      "id,lon,lat,city\nc,10,50,一城\nd,10,50,一城\n", "id,category,lon,lat\no,bank,10.001,50\n")
    var run = try place.run([
      "analyze", "--communities", "c.csv", "--outlets", "o.csv", "--output", "run",
    ])
    run = try place.run(["history", "add", "run", "--history", "h.sqlite", "--quarter", "2026Q3"])
    #expect(run.text == "一城 2026Q3: added\n")
  }

  /// Kills the tool while it adds, at a moment that the seed decides.
  ///
  /// - Returns: The cities whose addition it has reported.
  private func killed(after seconds: Double) throws -> [String] {
    let pipe = Pipe()
    let process = try place.start(add, output: pipe)
    usleep(UInt32(seconds * 1e6))
    kill(process.processIdentifier, SIGKILL)
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return lines.compactMap { $0.split(separator: " 2026Q3").first.map { String($0) } }
  }

  @Test("killed at any moment, it has lost no run that it reported, and the file is sound")
  func kills() throws {
    let count = 8
    try batch(count)
    let runs = try (0..<count).map { try recorded($0) }
    let clock = ContinuousClock()
    let whole = try clock.measure { _ = try place.run(add) }
    let seconds = Double(whole.components.attoseconds) / 1e18 + Double(whole.components.seconds)
    let file = place.folder.path("h.sqlite")
    var random = SeededGenerator(seed: 20_263)
    var reported = 0
    for round in 0..<24 {
      // Every third time into a history that is not there yet.
      if round % 3 == 0 {
        for ending in ["", "-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: file + ending)
        }
      }
      let cities = try killed(after: random.uniform(0...seconds))
      reported += cities.count
      let store = try HistoryStore(path: file)
      #expect(try store.faults() == [])
      let kept = try store.cities()
      #expect(Set(cities).isSubset(of: kept))
      for number in 0..<count where kept.contains("city \(number)") {
        #expect(try store.run(city: "city \(number)", quarter: quarter) == runs[number])
      }
    }
    #expect(reported > 0)
    #expect(try place.run(add).status == 0)
    let store = try HistoryStore(path: file)
    #expect(try store.entries().count == count)
  }

  @Test("two programs add to a history that is not there yet")
  func twoAtOnce() throws {
    try batch(6)
    for _ in 0..<4 {
      for ending in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: place.folder.path("h.sqlite" + ending))
      }
      let pipes = [Pipe(), Pipe()]
      let processes = try pipes.map { try place.start(add, output: $0) }
      let texts = pipes.map {
        String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      }
      for process in processes { process.waitUntilExit() }
      let errors = try place.takeErrors()
      #expect(processes.map(\.terminationStatus) == [0, 0], Comment(rawValue: errors))
      let store = try HistoryStore(path: place.folder.path("h.sqlite"))
      #expect(try store.entries().count == 6 && store.faults().isEmpty)
      #expect(texts.joined().components(separatedBy: ": added").count == 7)
    }
  }

  @Test("a batch puts its finished runs in by itself, and again only what has changed")
  func withTheBatch() throws {
    let cities = try SmallCities(3)
    let place = cities.place
    try place.folder.write(
      "cities.csv", place.folder.text("cities.csv") + "bad,none.csv,none.csv\n")
    let batch = ["batch", "cities.csv", "--output", "all", "--history", "h.sqlite"]
    let undated = try place.run(batch)
    #expect(undated.status == 1 && undated.errors.contains("--quarter 2026Q3"))
    var run = try place.run(batch + ["--quarter", "2026Q3", "--resume"])
    #expect(run.status == 1 && run.text.contains("History h.sqlite: 3 added"))
    let store = try HistoryStore(path: place.folder.path("h.sqlite"), for: .reading)
    #expect(try store.entries().map(\.city) == cities.names)
    for name in cities.names {
      let folder = place.folder.path("all/\(name)")
      #expect(
        try store.run(city: name, quarter: quarter) == RecordedRun(FinishedRun.read(folder)))
    }
    var random = SeededGenerator(seed: 99)
    try SmallCities.write("city1", place.folder, &random)
    run = try place.run(batch + ["--quarter", "2026Q3", "--resume", "--language", "zh"])
    #expect(run.text.contains("加入 0 个，替换 1 个，已存在 2 个"))
    let json = try place.run(
      batch + ["--quarter", "2026Q4", "--resume", "--format", "json"])
    #expect(try json.text == place.folder.text("all/batch.json"))
    #expect(try store.entries().count == 6)
    try place.folder.write("text.txt", "no history")
    run = try place.run([
      "batch", "cities.csv", "--output", "new", "--history", "text.txt", "--quarter", "2026Q3",
    ])
    #expect(run.status == 1 && run.errors.contains("text.txt"))
    #expect(try !place.folder.names(in: ".").contains("new"))
    run = try place.run(["batch", "cities.csv", "--output", "new", "--quarter", "2026Q3"])
    #expect(run.status == 2 && run.errors.contains("--history"))
  }
}

@Suite("livingcircle compare and quarterly")
struct CompareCommandTests {
  private let place: Workplace
  private let golden = Golden("history")

  init() throws { place = try Workplace() }

  /// Two runs of the made-up city: in the second one every fortieth outlet has closed, others have opened, moved and changed.
  private func runs() throws {
    let samples = Repository.root.appending(path: "GeoData/samples/example-city-cn")
    try FileManager.default.createSymbolicLink(
      at: URL(filePath: place.folder.path("example")), withDestinationURL: samples)
    let table = try place.folder.text("example/outlets.csv").split(separator: "\n").map(String.init)
    let header = table[0].split(separator: ",").map(String.init)
    let longitude = try #require(header.firstIndex(of: "经度"))
    var later = [table[0]]
    for (row, line) in table.dropFirst().enumerated() {
      var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if row % 40 == 7 { continue }
      if row % 90 == 11, let degrees = Double(fields[longitude]) {
        fields[longitude] = "\((degrees * 1e6 + 9_000).rounded() / 1e6)"
      }
      if row % 70 == 3 {
        var copy = fields
        copy[0] = "new\(row)"
        if let degrees = Double(fields[longitude]) {
          copy[longitude] = "\((degrees * 1e6 - 7_000).rounded() / 1e6)"
        }
        later.append(copy.joined(separator: ","))
      }
      later.append(fields.joined(separator: ","))
    }
    try place.folder.write("later.csv", later.joined(separator: "\n") + "\n")
    for (name, outlets) in [("a", "example/outlets.csv"), ("b", "later.csv")] {
      let run = try place.run([
        "analyze", "--standard", "mofcom-2021", "--crosswalk", "amap", "--crs", "EPSG:4490",
        "--pilot", "南京市", "--communities", "example/communities.csv", "--outlets", outlets,
        "--output", name,
      ])
      #expect(run.status == 0 && run.errors == "")
    }
  }

  @Test("two folders, in both languages and for programs")
  func folders() throws {
    try runs()
    for language in ["en", "zh"] {
      let run = try place.run(["compare", "a", "b", "--language", language])
      #expect(run.status == 0 && run.errors == "")
      try golden.check("compare-\(language).txt", run.output)
    }
    try golden.check("compare.csv", place.run(["compare", "a", "b", "--format", "csv"]).output)
    try golden.checkHash(
      "compare.json", place.run(["compare", "a", "b", "--format", "json"]).output)
  }

  @Test("two quarters of a history, of a city and of all, and the report of the second")
  func quarters() throws {
    try runs()
    for (name, quarter) in [("a", "2026Q1"), ("b", "2026Q2")] {
      let run = try place.run([
        "history", "add", name, "--quarter", quarter, "--history", "h.sqlite",
      ])
      #expect(run.text == "南京市 \(quarter): added\n")
    }
    let quarters = ["compare", "2026Q1", "2026Q2", "--history", "h.sqlite"]
    let city = try place.run(quarters + ["--city", "南京市", "--format", "csv"])
    try golden.check("compare.csv", city.output)
    for language in ["en", "zh"] {
      let all = try place.run(quarters + ["--language", language])
      try golden.check("quarters-\(language).txt", all.output)
    }
    try golden.check("quarters.csv", place.run(quarters + ["--format", "csv"]).output)
    try golden.check("quarters.json", place.run(quarters + ["--format", "json"]).output)
    try place.folder.write(
      "t.yaml",
      """
      format: livingcircle-targets/1
      source: 市商务局年度任务
      targets:
        - { city: 南京市, measure: living-circle-count, by: 2026, at-least: 20 }
        - { measure: residents, by: 2027Q2, at-least: 0.1 }
      """)
    let report = ["quarterly", "2026Q2", "--history", "h.sqlite", "--targets", "t.yaml"]
    for language in ["en", "zh"] {
      let run = try place.run(report + ["--language", language])
      #expect(run.status == 0 && run.errors == "")
      try golden.check("quarterly-\(language).md", run.output)
    }
    let page = try place.run(report + ["--language", "zh", "--output", "q.html"])
    #expect(page.text == "已写入 q.html\n")
    try golden.check("quarterly-zh.html", place.bytes("q.html"))
    // Readers leave nothing of SQLite's beside the file.
    #expect(try !place.folder.names().contains("h.sqlite-wal"))
  }

  @Test("command lines that cannot be understood, and questions without an answer")
  func failures() throws {
    for arguments in [
      ["compare", "2026Q1", "2026Q2"], ["compare", "a", "b", "--history", "h.sqlite"],
      ["compare", "a", "2026Q2", "--history", "h.sqlite"],
      ["quarterly", "2026Q9", "--history", "h"],
      ["quarterly", "2026Q2", "--history", "h", "--output", "q.pdf"], ["quarterly", "2026Q2"],
    ] {
      let run = try place.run(arguments)
      #expect(run.status == 2 && run.output.isEmpty, Comment(rawValue: run.errors))
    }
    let run = try place.run(["compare", "a", "b"])
    #expect(run.status == 1 && run.errors.contains("manifest.json"))
    let missing = try place.run(["quarterly", "2026Q2", "--history", "h.sqlite"])
    #expect(missing.status == 1 && missing.errors.contains("history add"))
  }
}
