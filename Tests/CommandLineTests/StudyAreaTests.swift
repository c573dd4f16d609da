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

  @Test func `communities outside are set aside, and those near the edge are marked`() throws {
    // 10.03 is 1,075 m from 10.045, 10.06 lies beyond it.
    let rows = try analyze(["--study-area", square(9.99, 10.045), "--radius", "1000"])
    #expect(rows.map { $0[0] } == ["id", "a", "b"])
    #expect(rows.map { $0.last } == ["edge", "true", "false"])
    let edge = try #require(summary()["edge"] as? [String: Int])
    #expect(edge == ["communities": 1, "living_circles": 0])
    #expect(
      try place.folder.text("run/rejected.csv").contains("c.csv,4,,c,lies outside the study area"))
    let wider = try analyze(["--study-area", square(9.99, 10.045), "--radius", "1100"])
    #expect(wider.map { $0.last } == ["edge", "true", "true"])
    let manifest = String(decoding: try place.bytes("run/manifest.json"), as: UTF8.self)
    #expect(manifest.contains("study_area") && manifest.contains("area-9.99.geojson"))
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
    #expect(places.contains { $0.hasPrefix("outside-area,note,communities,4,") })
    #expect(places.contains { $0.hasPrefix("edge,note,communities,2,a,") })
    #expect(places.count == 2)
  }
}
