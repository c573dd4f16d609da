import Foundation
import TestSupport
import Testing

@Suite("The study area, the main urban area, and outlets that count once")
struct StudyAreaTests {
  private let place: Workplace
  /// Three communities a kilometre or so apart from west to east, and outlets beside them.
  private static let communities = "id,lon,lat\na,10.000,50\nb,10.030,50\nc,10.060,50\n"
  private static let outlets = """
    id,name,category,lon,lat
    o,One,bank,10.001,50
    p,One,bank,10.0012,50
    q,Two,bank,10.061,50
    r,Far,school,9.9,49.9
    s,Far,school,9.9,50.1
    t,Far,school,10.08,49.9
    u,Far,school,10.08,50.1

    """

  init() throws { place = try Workplace() }

  private func square(_ west: Double, _ east: Double) throws -> String {
    try place.folder.write(
      "area-\(west).geojson",
      """
      {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates":
      [[[\(west), 49.95], [\(east), 49.95], [\(east), 50.05], [\(west), 50.05], [\(west), 49.95]]]}}
      """)
    return "area-\(west).geojson"
  }

  private func analyze(_ options: [String]) throws -> [[Substring]] {
    let tables = try place.tables(Self.communities, Self.outlets)
    let run = ["analyze", "--output", "run", "--force"] + tables + options
    let outcome = try place.run(run)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    return try place.folder.text("run/communities.csv").split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  private func summary() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: place.bytes("run/summary.json"))
    return try #require(object as? [String: Any])
  }

  @Test func `communities outside are context, and those near the edge are marked`() throws {
    // 10.03 is 1,075 m from 10.045, 10.06 lies beyond it.
    let rows = try analyze(["--study-area", square(9.99, 10.045), "--radius", "1000"])
    #expect(rows.map { $0[0] } == ["id", "a", "b"])
    #expect(rows.map { $0.last } == ["edge", "true", "false"])
    let edge = try #require(summary()["edge"] as? [String: Int])
    #expect(edge == ["communities": 1, "living_circles": 0])
    #expect(
      try place.folder.text("run/context.csv")
        == "id,name,longitude,latitude\nc,,10.0600000,50.0000000\n")
    #expect(!FileManager.default.fileExists(atPath: place.folder.path("run/rejected.csv")))
    let totals = try #require(summary()["totals"] as? [String: Any])
    #expect(totals["communities"] as? Int == 2 && totals["context_communities"] as? Int == 1)
    #expect(totals["rejected_communities"] as? Int == 0)
    let wider = try analyze(["--study-area", square(9.99, 10.045), "--radius", "1100"])
    #expect(wider.map { $0.last } == ["edge", "true", "true"])
    let manifest = String(decoding: try place.bytes("run/manifest.json"), as: UTF8.self)
    #expect(manifest.contains("study_area") && manifest.contains("area-9.99.geojson"))
    // Without any outside, nothing is said of them.
    _ = try analyze(["--study-area", square(9.98, 10.07), "--radius", "1000"])
    #expect(!FileManager.default.fileExists(atPath: place.folder.path("run/context.csv")))
    #expect(try (summary()["totals"] as? [String: Any])?["context_communities"] == nil)
  }

  @Test func `outlets outside serve those inside`() throws {
    let rows = try analyze(["--study-area", square(9.99, 10.045), "--radius", "3000"])
    #expect(rows.map { $0[0] } == ["id", "a", "b"])
    let coverage = try place.folder.text("run/coverage.csv")
    // The bank at 10.061 is 2.2 km from b, the nearest in the area as far.
    #expect(coverage.contains("\nb,bank,3000.000,3,"))
  }

  @Test func `reports show communities outside, and count them nowhere`() throws {
    _ = try analyze(["--study-area", square(9.99, 10.045), "--radius", "1000"])
    let formats = ["html", "svg", "geojson", "xlsx"].flatMap { ["--format", $0] }
    let outcome = try place.run(["report", "run", "--output", "report"] + formats)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    let page = try place.folder.text("report/report.html")
    #expect(page.contains("1 community lies outside the study area: grey on the map"))
    #expect(page.contains("contextLongitude"))
    let map = try place.folder.text("report/pictures/map.svg")
    #expect(map.contains("outside the study area"))
    let layer = try place.folder.text("report/layers/context.geojson")
    #expect(layer.contains(#""id":"c""#) && layer.contains("[10.0600000,50.0000000]"))
    #expect(try !place.folder.text("report/layers/communities.geojson").contains(#""id":"c""#))
  }

  @Test func `explaining a community outside says that it lies there`() throws {
    let tables = try place.tables(Self.communities, Self.outlets)
    let area = try square(9.99, 10.045)
    let outcome = try place.run(["explain", "c", "--study-area", area] + tables)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("the community \"c\" lies outside the study area of \(area)"))
  }

  @Test func `without a file, the extent of the data is the study area`() throws {
    let rows = try analyze(["--radius", "3000"])
    #expect(rows.map { $0.last } == ["edge", "false", "false", "true"])
  }

  @Test func `a study area elsewhere is refused`() throws {
    let tables = try place.tables(Self.communities, Self.outlets)
    let area = try square(20, 21)
    let outcome = try place.run(["analyze", "--format", "json", "--study-area", area] + tables)
    #expect(outcome.status == 1 && outcome.errors.contains("outside the study area of \(area)"))
  }

  @Test func `polygons say which communities belong to the main urban area`() throws {
    let rows = try analyze([
      "--standard", "everyday", "--main-area", square(10.02, 10.07), "--column",
      "category=category",
    ])
    #expect(rows.count == 4)
    let standards = try #require(summary()["standards"] as? [[String: Any]])
    let main = try #require((standards[0]["summary"] as? [String: Any])?["main"] as? [String: Any])
    #expect(main["communities"] as? Int == 2)
  }

  @Test func `outlets that stand in the table twice count once where that is wished for`() throws {
    func banks() throws -> Substring {
      let text = try place.folder.text("run/coverage.csv")
      let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("a,bank") })
      return row.split(separator: ",")[3]
    }
    _ = try analyze(["--radius", "1000"])
    #expect(try banks() == "2")
    _ = try analyze(["--radius", "1000", "--dedupe"])
    #expect(try banks() == "1")
    let rejected = try place.folder.text("run/rejected.csv")
    #expect(rejected.contains("o.csv,3,,p,is the outlet o once more"))
    #expect(
      String(decoding: try place.bytes("run/manifest.json"), as: UTF8.self).contains("dedupe"))
  }

  @Test func `check tells communities outside and at the edge apart`() throws {
    let tables = try place.tables(Self.communities, Self.outlets)
    let options = try ["--study-area", square(9.99, 10.045), "--radius", "1000", "--format", "csv"]
    let outcome = try place.run(["check"] + options + tables)
    let places = outcome.text.split(separator: "\n").filter { $0.contains(",communities,") }
    #expect(places.contains { $0.hasPrefix("outside-area,note,communities,4,c,10.06,50") })
    #expect(places.contains { $0.hasPrefix("edge,note,communities,2,a,") })
    #expect(places.count == 2)
  }
}
