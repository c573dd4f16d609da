import CoverageReport
import Foundation
import GeoFormats
import TestSupport
import Testing

@Suite("A finished run is made into layers and a workbook")
struct LayerFormatTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// Analyzes the sample city.
  private func analyze(_ options: [String] = []) throws {
    let outcome = try place.run(
      ["analyze"] + Workplace.city + ["--output", "run", "--force"] + options)
    try #require(outcome.status == 0, Comment(rawValue: outcome.errors))
  }

  /// Makes each form; what the last one said.
  @discardableResult
  private func report(_ formats: [String], _ options: [String] = []) throws -> Outcome {
    var last: Outcome?
    for format in formats {
      last = try place.run(["report", "run", "--format", format] + options)
    }
    return try #require(last)
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: place.folder.path(name)))
  }

  /// A layer or sheet as the project's own reader has it.
  private func table(_ name: String, _ layer: String?, id: String? = nil) async throws
    -> PointTable
  {
    var request = PointTable.Request(path: place.folder.path(name), kind: .communities)
    request.format.layer = layer
    if let id { request.columns = [.id: id] }
    return try await PointTable.read(request)
  }

  private func column(_ table: PointTable, _ header: String) throws -> [String] {
    let place = try #require(table.headers.firstIndex(of: header), Comment(rawValue: header))
    return (0..<table.count).map { table.texts[place][$0] }
  }

  @Test("positions and figures of every layer are those of the results", arguments: [false, true])
  func figures(underAStandard: Bool) async throws {
    try analyze(underAStandard ? ["--standard", "everyday"] : [])
    for (format, output) in [
      ("gpkg", "made/a.gpkg"), ("geojson", "made"), ("xlsx", "made/b.xlsx"),
    ] {
      let outcome = try report([format], ["--output", output])
      #expect(outcome.status == 0 && outcome.errors.isEmpty, Comment(rawValue: outcome.errors))
      #expect(outcome.text == "Written to \(output)\n")
    }
    #expect(
      try place.folder.names(in: "made") == [
        "a.gpkg", "b.xlsx", "communities.geojson", "gaps.geojson", "outlets.geojson",
        "reach.geojson",
      ])
    let results = try await table("run/communities.csv", nil)
    for (file, layer) in [
      ("made/a.gpkg", "communities"), ("made/communities.geojson", nil),
    ] {
      let made = try await table(file, layer, id: "id")
      #expect(made.positions == results.positions)
      for name in ["id", "required", "covered", "missing"] {
        #expect(try column(made, name) == column(results, name), "\(file) \(name)")
      }
      #expect(
        try column(made, "score").map(Double.init) == column(results, "score").map(Double.init))
    }
    let sheet = try await table("made/b.xlsx", "Communities")
    #expect(try column(sheet, "id") == column(results, "id"))
    #expect(sheet.positions == results.positions)
    for (title, name) in [("Required", "required"), ("Covered", "covered"), ("Score", "score")] {
      #expect(
        try column(sheet, title).map(Double.init) == column(results, name).map(Double.init))
    }
  }

  @Test("gaps are the missing rows of coverage.csv, with its distances")
  func gaps() async throws {
    try analyze(["--standard", "everyday"])
    #expect(try report(["geojson"]).status == 0)
    let document = try JSONSerialization.jsonObject(with: bytes("run/layers/gaps.geojson"))
    let features = (document as? [String: Any])?["features"] as? [[String: Any]] ?? []
    let found = features.compactMap { feature -> String? in
      guard let gap = feature["properties"] as? [String: Any],
        let id = gap["community_id"] as? String, let category = gap["category"] as? String
      else { return nil }
      let metres = (gap["nearest_m"] as? Double).map { "\($0)" } ?? ""
      let hasLine = !(feature["geometry"] is NSNull)
      #expect(hasLine == (gap["nearest_m"] is Double))
      return "\(id) \(category) \(metres)"
    }
    let rows = try place.folder.text("run/coverage.csv").split(separator: "\n").dropFirst()
    let expected = rows.compactMap { row -> String? in
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      guard fields[9] == "missing" else { return nil }
      return "\(fields[0]) \(fields[2]) \(Double(fields[8]).map { "\($0)" } ?? "")"
    }
    #expect(found.sorted() == expected.sorted())
  }

  @Test("the same bytes every time, and files that are there stay")
  func determinism() throws {
    try analyze()
    var files: [[Data]] = []
    for _ in 0..<2 {
      let options = ["--language", "zh", "--force"]
      #expect(try report(["gpkg", "geojson", "xlsx"], options).status == 0)
      files.append(
        try ["communities.gpkg", "layers/reach.geojson", "report.xlsx"].map {
          try bytes("run/" + $0)
        })
    }
    #expect(files[0] == files[1])
    let outcome = try report(["xlsx"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("run/report.xlsx"))
    #expect(try place.folder.names(in: "run").contains { $0.hasPrefix(".") } == false)
  }

  @Test("sheets and headings are in the language asked for")
  func chinese() async throws {
    try analyze(["--standard", "everyday"])
    #expect(try report(["xlsx"], ["--language", "zh"]).status == 0)
    let sheet = try await table("run/report.xlsx", "社区", id: "id")
    #expect(sheet.headers.contains("得分") && sheet.headers.contains("等级"))
  }

  @Test("a run in GCJ-02 becomes a GeoPackage that says so, and no GeoJSON")
  func gcj02() async throws {
    let analyzed = try place.run(
      ["analyze"] + Workplace.wuhan.dropLast() + ["GCJ-02", "--output", "run"])
    try #require(analyzed.status == 0, Comment(rawValue: analyzed.errors))
    #expect(try report(["gpkg", "xlsx"]).status == 0)
    let made = try await table("run/communities.gpkg", "communities", id: "id")
    #expect(made.source.frame == .gcj02)
    let outcome = try report(["geojson"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("GCJ-02") && outcome.errors.contains("--format gpkg"))
    #expect(try !place.folder.names(in: "run").contains("layers"))
  }

  @Test("hostile names are text in every form")
  func hostile() async throws {
    let names = [
      "<script>alert(1)</script>", "=HYPERLINK(\"\"x\"\")", "+1", "@A1", "'; DROP TABLE x; --",
      "\u{202E}x", String(repeating: "社", count: 300_000),
    ]
    let rows = names.enumerated().map { "c\($0),\"\($1)\",10,50\n" }
    let tables = try place.tables(
      "id,name,lon,lat\n" + rows.joined(), "id,category,lon,lat\no,\"=1+1\",10,50.001\n")
    let analyzed = try place.run(["analyze"] + tables + ["--output", "run"])
    try #require(analyzed.status == 0, Comment(rawValue: analyzed.errors))
    #expect(try report(["gpkg", "geojson", "xlsx"]).status == 0)
    let expected = names.map { $0.replacing("\"\"", with: "\"") }
    for (file, layer) in [
      ("communities.gpkg", "communities"), ("layers/communities.geojson", nil),
      ("report.xlsx", "Communities"),
    ] {
      let made = try await table("run/" + file, layer, id: "id")
      let texts = try column(made, "name")
      #expect(texts.dropLast() == expected.dropLast())
      #expect(texts.last?.hasPrefix("社社社") == true)
    }
  }

  @Test(
    "LibreOffice opens the workbook, and its figures are those of the results",
    .enabled(if: Office.path != nil, "soffice is not installed (libreoffice-calc-nogui)"))
  func office() async throws {
    try analyze(["--standard", "everyday"])
    #expect(try report(["xlsx"]).status == 0)
    try Office.convert("run/report.xlsx", in: place.folder)
    let sheets = try place.folder.names(in: "csv").map { String($0.dropLast(4)) }
    #expect(
      Set(sheets)
        == Set(
          ["Overview", "Categories", "Communities", "Gaps", "Standard", "Data check", "Method"]
            .map { "report-\($0)" }))
    let standard = try place.folder.text("csv/report-Standard.csv")
    #expect(standard.contains("Weight,Rule of the grade"))
    #expect(standard.contains(/basic,Basic,Grade,,,,[^\n]*at least/))
    let made = try await table("csv/report-Communities.csv", nil, id: "id")
    let results = try await table("run/communities.csv", nil)
    #expect(made.positions == results.positions)
    for (title, name) in [
      ("id", "id"), ("name", "name"), ("Required", "required"), ("Covered", "covered"),
      ("Score", "score"),
    ] {
      let (a, b) = try (column(made, title), column(results, name))
      #expect(a.map { Double($0) ?? .nan } == b.map { Double($0) ?? .nan } || a == b, "\(name)")
    }
  }
}

/// LibreOffice without a window.
private enum Office {
  static let path = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Writes every sheet of a workbook as comma-separated values into `csv`.
  static func convert(_ workbook: String, in folder: TemporaryFolder) throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(path))
    process.arguments = [
      "-env:UserInstallation=file://\(folder.path("profile"))", "--headless", "--convert-to",
      // Comma, quotation mark, UTF-8, from the first line, no widths, English, texts as they are, full figures, all sheets.
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1",
      "--outdir", folder.path("csv"), folder.path(workbook),
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }
}
