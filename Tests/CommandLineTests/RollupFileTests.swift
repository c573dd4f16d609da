import Catalogue
import Coverage
import CoverageLayers
import CoverageReport
import CoverageWorkbook
import Foundation
import GeoCore
import GeoFormats
import History
import TestSupport
import Testing

@Suite("What a roll-up writes")
struct RollupFileTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private static let files = [
    "batches.csv", "categories.csv", "cities.csv", "failures.csv", "provinces.csv", "rollup.gpkg",
    "rollup.html", "rollup.json", "rollup.xlsx",
  ]

  @Test("a batch none of whose cities has results is told, and makes all files")
  func nothing() async throws {
    try BatchRecord(cities: [.init(city: "a", folder: "a", failure: "out of memory")])
      .write(to: place.folder)
    let outcome = try place.run(
      [
        "rollup", "batch", "--output", "sums", "--format", "html", "--format", "gpkg", "--format",
        "xlsx",
      ])
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(outcome.text.contains("0 of 1 cities have results"))
    #expect(outcome.text.contains("a: out of memory"))
    #expect(try place.folder.names(in: "sums") == Self.files)
  }

  @Test("text and tables are as recorded, and every file the same each time")
  func golden() async throws {
    var record = try await SampleBatch.write(SampleBatch.cities, to: place.folder)
    record.cities.append(.init(city: "失败", folder: "none", failure: "c.csv: is empty."))
    try record.write(to: place.folder)
    let golden = Golden("rollup")
    let formats = ["--format", "html", "--format", "gpkg", "--format", "xlsx"]
    let run = ["rollup", "batch", "--output"]
    try golden.check("stdout.txt", place.run(run + ["one"] + formats).output)
    try golden.check("chinese.txt", place.run(["rollup", "batch", "--language", "zh"]).output)
    for name in ["provinces.csv", "cities.csv", "batches.csv", "failures.csv"] {
      try golden.check(name, place.bytes("one/\(name)"))
    }
    try golden.checkHash("rollup.json", place.bytes("one/rollup.json"))
    try golden.checkHash("categories.csv", place.bytes("one/categories.csv"))
    _ = try place.run(run + ["two", "--threads", "1"] + formats)
    #expect(try place.folder.names(in: "one") == Self.files)
    for name in Self.files {
      #expect(try place.bytes("one/\(name)") == place.bytes("two/\(name)"), "\(name)")
    }
    let refused = try place.run(run + ["one"])
    #expect(refused.status == 1 && refused.errors.contains("one/rollup"))
    #expect(try place.run(run + ["one", "--force"]).status == 0)
    #expect(try !place.folder.names(in: "one").contains("rollup.html"))
  }

  @Test("a history tells who misses a target, in every file that shows cities")
  func targets() async throws {
    var cities = SampleBatch.cities
    cities[0].options = { ($0.standards, $0.pilot) = (["everyday"], "南京市") }
    try await SampleBatch.write(cities, to: place.folder).write(to: place.folder)
    let path = place.folder.path("h.sqlite")
    let store = try HistoryStore(path: path)
    let quarters = try ["2026Q1", "2026Q3"].map { try #require(Quarter($0)) }
    for (number, city) in cities.enumerated() where city.name != "无名" {
      let run = try FinishedRun.read(place.folder.path("batch/city-\(number)"))
      for quarter in quarters { try store.add(run, city: city.name, quarter: quarter) }
    }
    try place.folder.write(
      "t.yaml",
      """
      format: livingcircle-targets/1
      source: plan
      targets:
        - { city: 南京, measure: living-circle-count, by: 2027, at-least: 0 }
        - { city: 武汉, measure: living-circles, by: 2027, at-least: 1 }
        - { city: 上海, measure: living-circles, by: 2027, at-least: 1 }
      """)
    let formats = ["--format", "html", "--format", "gpkg", "--format", "xlsx"]
    let run = try place.run(
      ["rollup", "batch", "--output", "sums", "--history", "h.sqlite", "--targets", "t.yaml"]
        + formats)
    #expect(run.status == 0 && run.errors == "")
    // 南京 is a first full-coverage area, named in 2024Q3, to be covered in two years.
    #expect(run.text.contains("Missing a target at the present pace: 南京, 武汉."))
    #expect(run.text.contains("1 city has no run of 2026Q3 in the history"))
    let table = try place.folder.text("sums/targets.csv").split(separator: "\n")
    #expect(table[0] == "quarter,city,standard,measure,due,at_least,now,expected,state,source")
    #expect(
      table.dropFirst().map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return [cells[1], cells[3], cells[8]].joined(separator: " ")
      } == [
        "南京 living-circle-count reached", "南京 living-circles missed",
        "武汉 living-circles behind",
      ])
    let document = try place.folder.text("sums/rollup.json")
    #expect(document.contains(#""unknown_cities" : 1"#) && document.contains(#""behind""#))
    let page = try place.folder.text("sums/rollup.html")
    #expect(page.contains("Progress against targets") && page.contains("missed</bdi></td>"))
    var request = PointTable.Request(
      path: place.folder.path("sums/rollup.gpkg"), kind: .communities)
    request.columns = [.id: "ranking"]
    let layer = try await PointTable.read(request)
    let (name, state) = try (
      #require(layer.headers.firstIndex(of: "name")),
      #require(layer.headers.firstIndex(of: "target_state"))
    )
    let states = Dictionary(
      uniqueKeysWithValues: (0..<layer.count).map {
        (layer.texts[name][$0], layer.texts[state][$0])
      })
    #expect(states["南京"] == "missed" && states["武汉"] == "behind" && states["火星"] == "")
    let early = try place.run([
      "rollup", "batch", "--history", "h.sqlite", "--quarter", "2026Q1", "--language", "zh",
    ])
    #expect(early.text.contains("1 项目标：无法判断 1"))
    #expect(early.text.contains("尚未发现按目前进度不能按期完成目标的城市。"))
    let none = try place.run(["rollup", "batch", "--history", "h.sqlite", "--quarter", "2026Q2"])
    #expect(none.status == 1 && none.errors.contains("2026Q1"))
    #expect(try place.run(["rollup", "batch", "--targets", "t.yaml"]).status == 2)
  }

  @Test("names are shown as names: in the page, on the terminal, in the workbook and the layer")
  func hostileNames() async throws {
    let names = [
      "<script>alert(1)</script>", "=HYPERLINK(\"x\")", "\u{1B}[31mred", "a,\"b\"\nc", "\u{202E}x",
      "",
    ]
    let rollup = try await place.rollup(
      names.map { .init(name: $0, province: $0, pilot: $0, communities: 2, outlets: 20) })
    let text = rollup.text(TextStyle(hasColor: false, width: 100))
    #expect(!text.contains("\u{1B}"))
    let page = RollupPage(rollup, language: .en).html().bytes()
    let html = String(decoding: page, as: UTF8.self)
    #expect(!html.contains("<script") && html.contains("&lt;script&gt;alert(1)"))
    #expect(!html.contains("http://") || html.contains("http://www.w3.org/2000/svg"))
    let folder = try OutputFolder(
      path: place.folder.path("made"), names: ["r.xlsx", "r.gpkg"] + Rollup.fileNames,
      force: false)
    try RollupWorkbook(rollup, language: .en).write("r.xlsx", to: folder)
    try RollupLayers(rollup, language: .en).writeGeoPackage("r.gpkg", to: folder)
    try rollup.write(to: folder)
    try folder.commit()
    var request = PointTable.Request(path: place.folder.path("made/r.gpkg"), kind: .communities)
    request.columns = [.id: "ranking"]
    let table = try await PointTable.read(request)
    let column = try #require(table.headers.firstIndex(of: "name"))
    let found = (0..<table.count).map { table.texts[column][$0] }
    #expect(Set(found) == Set(names))
    let cities = try place.folder.text("made/cities.csv")
    #expect(cities.contains("\"a,\"\"b\"\"\nc\""))
  }

  @Test("cities stand at the middle of their communities, on WGS 84 from any frame")
  func positions() async throws {
    let rollup = try await place.rollup([
      .init(name: "a", communities: 5),
      .init(
        name: "b", communities: 4,
        options: { ($0.communitiesFrame, $0.outletsFrame) = (.gcj02, .gcj02) }),
    ])
    for (city, frame) in zip(rollup.cities, [WorkingFrame.wgs84, .gcj02]) {
      let run = try FinishedRun.read(place.folder.path("batch/\(city.folder)"))
      let middle = { (column: ContiguousArray<Int32>) in
        Double(column.sorted()[(column.count - 1) / 2]) / 1e7
      }
      let position = try #require(city.position)
      let (lon, lat) = (
        middle(run.communities.positions.longitudes), middle(run.communities.positions.latitudes)
      )
      let apart = abs(position.longitude - lon) + abs(position.latitude - lat)
      #expect(frame == .wgs84 ? apart < 1e-9 : apart > 1e-3 && apart < 2e-2)
    }
  }
}
