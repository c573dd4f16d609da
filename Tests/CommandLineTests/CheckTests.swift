import Foundation
import TestSupport
import Testing

@Suite("check names every mistake that is planted, and none in clean data")
struct CheckTests {
  private struct Report: Decodable {
    struct Concern: Decodable {
      var concern: String
      var severity: String
      var table: String
      var count: Int
      var examples: [Example]
      var explainedBy: [String: String]?
    }

    struct Example: Decodable {
      var line: Int?
      var id: String
      var detail: String
    }

    var verdict: String
    var concerns: [Concern]
  }

  private let place: Workplace
  /// Lines of the sample city, the headers among them: `id,name,…`.
  private let communities: [String]
  private let outlets: [String]

  init() throws {
    place = try Workplace()
    communities = try Self.lines("reykjavik/communities.csv")
    outlets = try Self.lines("reykjavik/outlets.csv")
  }

  private static func lines(_ name: String) throws -> [String] {
    let file = Repository.root.appending(path: "GeoData/samples/\(name)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func check(
    _ communities: [String], _ outlets: [String], _ options: [String] = [], status: Int32,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Report {
    let tables = try place.tables(
      communities.joined(separator: "\n") + "\n", outlets.joined(separator: "\n") + "\n")
    return try check(tables + options, status: status, sourceLocation: sourceLocation)
  }

  private func check(
    _ options: [String], status: Int32, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Report {
    let outcome = try place.run(["check", "--format", "json"] + options)
    #expect(
      outcome.status == status && outcome.errors == "", "\(outcome.errors)",
      sourceLocation: sourceLocation)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    var report = try decoder.decode(Report.self, from: outcome.output)
    // Some community always lies at the edge of all.
    #expect(report.concerns.last?.concern == "edge" || status == 4, sourceLocation: sourceLocation)
    report.concerns.removeAll { $0.concern == "edge" }
    return report
  }

  /// A row with other values in some of its fields, none of which is quoted.
  private func row(_ line: String, _ table: [String], _ changes: [String: String]) -> String {
    let headers = table[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for (header, value) in changes { fields[headers.firstIndex(of: header)!] = value }
    return fields.joined(separator: ",")
  }

  private func field(_ line: String, _ header: String, _ table: [String]) -> String {
    let headers = table[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return fields[headers.firstIndex(of: header)!]
  }

  @Test func `the sample city is fit, in both languages`() throws {
    let report = try check(Workplace.city, status: 0)
    #expect(report.verdict == "fit" && report.concerns.isEmpty)
    for language in ["en", "zh"] {
      let outcome = try place.run(["check", "--language", language] + Workplace.city)
      try Golden("check").check("reykjavik-\(language).txt", outcome.output)
    }
  }

  @Test func `rows with swapped axes, at zero and far away`() throws {
    var (places, shops) = (communities, outlets)
    let (lon, lat) = (field(shops[5], "lon", shops), field(shops[5], "lat", shops))
    shops[5] = row(shops[5], shops, ["lon": lat, "lat": lon])
    shops[9] = row(shops[9], shops, ["lon": "10", "lat": "50"])
    places[3] = row(places[3], places, ["lon": "0", "lat": "0"])
    let report = try check(places, shops, status: 3)
    #expect(
      report.concerns.map(\.concern).sorted() == ["far-away", "swapped-axes", "zero-position"])
    for (concern, line) in [("swapped-axes", 6), ("far-away", 10), ("zero-position", 4)] {
      let found = report.concerns.first { $0.concern == concern }
      #expect(found?.count == 1 && found?.examples.first?.line == line)
    }
  }

  @Test func `a table whose axes are swapped as a whole`() throws {
    let shops = [outlets[0].replacing("lon,lat", with: "lat,lon")] + outlets.dropFirst()
    #expect(shops[0] != outlets[0])
    let report = try check(communities, shops, status: 4)
    #expect(report.verdict == "not-fit" && report.concerns[0].concern == "unusable")
  }

  @Test func `degrees declared as metres, and metres as degrees`() throws {
    let declared = try check(Workplace.city + ["--crs", "EPSG:3057"], status: 4)
    #expect(declared.concerns.map(\.concern) == ["frame"])
    _ = try place.run([
      "convert", "city/outlets.csv", "--from", "EPSG:4326", "--to", "EPSG:3057", "--output",
      "m.csv",
    ])
    let metres = try check(
      ["--communities", "city/communities.csv", "--outlets", "m.csv"], status: 4)
    #expect(metres.concerns.map(\.concern) == ["metres-as-degrees"])
    #expect(metres.concerns[0].count == outlets.count - 1 && metres.concerns[0].table == "outlets")
  }

  @Test func `outlets that stand in the table twice, and many at one position`() throws {
    let named = try #require(
      outlets.indices.dropFirst().first { !field(outlets[$0], "name", outlets).isEmpty })
    let lat = try #require(Double(field(outlets[named], "lat", outlets)))
    var shops = outlets
    for number in 1...3 {
      shops.append(row(outlets[named], outlets, ["id": "again\(number)"]))
      // 22 m further north.
      let north = ["id": "near\(number)", "lat": "\(lat + 0.0002)"]
      shops.append(row(outlets[named], outlets, north))
    }
    for number in 0..<40 {
      let change = ["id": "s\(number)", "name": "shop \(number)"]
      shops.append(row(outlets[named + 1], outlets, change))
    }
    let report = try check(communities, shops, status: 3)
    let counts = Dictionary(uniqueKeysWithValues: report.concerns.map { ($0.concern, $0.count) })
    #expect(counts["duplicate"] == 3 && counts["near-duplicate"] == 3)
    #expect(try #require(counts["stacked"]) >= 40)
    let id = field(outlets[named], "id", outlets)
    #expect(report.concerns.first { $0.concern == "duplicate" }?.examples.first?.detail == id)
  }

  @Test func `categories that nothing asks for, and none at all`() throws {
    var shops = outlets
    shops[1] = row(shops[1], shops, ["category": "zeppelin-port"])
    shops[2] = row(shops[2], shops, ["category": ";"])
    let report = try check(communities, shops, status: 0)
    #expect(Set(report.concerns.map(\.concern)) == ["unknown-category", "no-category"])
    #expect(report.concerns.allSatisfy { $0.severity == "note" && $0.count == 1 })
    #expect(
      report.concerns.first { $0.concern == "unknown-category" }?.examples[0].detail
        == "zeppelin-port")
  }

  @Test func `numbers of residents that cannot be meant`() throws {
    func table(_ number: (Int) -> String) -> [String] {
      communities.indices.map { line in
        communities[line] + "," + (line == 0 ? "residents" : number(line))
      }
    }
    let column = ["--column", "population=residents"]
    let clean = try check(table { "\(2_000 + $0)" }, outlets, column, status: 0)
    #expect(clean.concerns.isEmpty)
    let report = try check(
      table {
        $0 == 7 ? "9999" : $0 == 8 ? "450000" : $0 == 9 ? "" : $0 == 10 ? "-5" : "\(2_000 + $0)"
      },
      outlets, column, status: 3)
    let lines = report.concerns.map { "\($0.concern) \($0.examples[0].line ?? 0)" }
    #expect(
      Set(lines) == [
        "sentinel-residents 8", "huge-residents 9", "no-residents 10", "rejected-rows 11",
      ])
  }

  @Test(arguments: ["GCJ-02", "BD-09"])
  func `a frame that does not fit is named`(frame: String) throws {
    let sample = Repository.root.appending(path: "GeoData/samples/example-city-cn")
    try FileManager.default.createSymbolicLink(
      at: URL(filePath: place.folder.path("example")), withDestinationURL: sample)
    let moved = ["example/outlets.csv", "--from", "EPSG:4490", "--to", frame, "--output", "m.csv"]
    #expect(try place.run(["convert"] + moved).status == 0)
    let tables = [
      "--communities", "example/communities.csv", "--outlets", "m.csv", "--crosswalk", "amap",
    ]
    let report = try check(tables + ["--crs", "EPSG:4490"], status: 4)
    #expect(report.concerns[0].concern == "offset")
    #expect(report.concerns[0].explainedBy == ["communities": "EPSG:4490", "outlets": frame])
    let right = try check(
      tables + ["--communities-crs", "EPSG:4490", "--outlets-crs", frame], status: 3)
    #expect(!right.concerns.contains { $0.concern == "offset" })
  }

  @Test func `the places concerned are a table for the map`() throws {
    var shops = outlets
    shops[9] = row(shops[9], shops, ["lon": "10", "lat": "50"])
    let tables = try place.tables(
      communities.joined(separator: "\n"), shops.joined(separator: "\n"))
    let outcome = try place.run(["check", "--output", "places.csv"] + tables)
    #expect(outcome.status == 3 && outcome.text.contains("10 km or more from everything else"))
    let id = field(shops[9], "id", shops)
    #expect(
      try place.folder.text("places.csv").hasPrefix(
        """
        concern,severity,table,line,id,lon,lat,detail
        far-away,care,outlets,10,\(id),10.0,50.0,

        """))
  }
}
