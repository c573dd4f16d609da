import CoverageReport
import Foundation
import TestSupport
import Testing

@Suite("--attribution stands wherever results do")
struct AttributionTests {
  private static let names = ["© Bürger & Söhne <ODbL>", "测绘院"]
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func succeed(_ arguments: [String]) throws -> String {
    let outcome = try place.run(arguments)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    return outcome.text
  }

  @Test("in the text, the manifest, the page, cards and pictures; no other result changes")
  func everywhere() throws {
    let options = Self.names.flatMap { ["--attribution", $0] }
    let text = try succeed(["analyze", "--output", "run"] + Workplace.wuhan + options)
    #expect(text.contains("\n\(Self.names[0])\n\(Self.names[1])\n"))
    let run = try FinishedRun.read(place.folder.path("run"))
    #expect(run.record.attributions == Self.names)
    let plain = try succeed(["analyze", "--output", "plain"] + Workplace.wuhan)
    #expect(!plain.contains("测绘院"))
    #expect(try FinishedRun.read(place.folder.path("plain")).record.attributions == [])
    for name in ["coverage.csv", "communities.csv", "summary.json", "places.bin"] {
      #expect(try place.bytes("run/\(name)") == place.bytes("plain/\(name)"), "\(name)")
    }
    _ = try succeed(["report", "run"])
    _ = try succeed(["report", "run", "--cards"])
    _ = try succeed(["report", "run", "--format", "svg"])
    for name in ["report.html", "cards.html", "pictures/map.svg"] {
      let file = try place.folder.text("run/\(name)")
      #expect(file.contains("© Bürger &amp; Söhne &lt;ODbL&gt;") && file.contains("测绘院"), "\(name)")
    }
  }

  @Test("a city of a batch has its own")
  func batch() throws {
    try place.folder.write(
      "cities.csv",
      """
      city,communities,outlets,crs,attribution
      A,wuhan/communities.csv,wuhan/outlets.csv,EPSG:4326,one; two
      B,wuhan/communities.csv,wuhan/outlets.csv,EPSG:4326,

      """)
    // How far it is is said on standard error.
    #expect(try place.run(["batch", "cities.csv", "--output", "all"]).status == 0)
    for (city, names) in [("A", ["one", "two"]), ("B", [])] {
      let run = try FinishedRun.read(place.folder.path("all/\(city)"))
      #expect(run.record.attributions == names)
    }
  }

  @Test("what OpenStreetMap data asks for is there once")
  func once() throws {
    try place.folder.write(
      "streets.osm",
      """
      <osm version='0.6'><node id='1' lon='114.3' lat='30.6'/><node id='2' lon='114.31' lat='30.6'/>
      <way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='residential'/></way></osm>

      """)
    let tables = try place.tables(
      "id,lon,lat\na,114.302,30.6\n", "id,category,lon,lat\no,bank,114.305,30.6\n")
    let name = "© OpenStreetMap contributors, ODbL 1.0"
    let text = try succeed(
      ["analyze", "--output", "run", "--network", "streets.osm", "--crs", "EPSG:4326"] + tables
        + ["--attribution", name])
    #expect(text.ranges(of: name).count == 1)
    #expect(try FinishedRun.read(place.folder.path("run")).record.attributions == [name])
  }

  @Test("a blank one is refused", arguments: ["", " \t"])
  func blank(name: String) throws {
    let arguments = ["analyze", "--output", "run"] + Workplace.wuhan + ["--attribution", name]
    for (language, words) in [("en", "say whom to name"), ("zh", "请写明数据来源声明")] {
      let outcome = try place.run(arguments + ["--language", language])
      #expect(outcome.status != 0 && outcome.errors.contains(words), "\(outcome.errors)")
    }
  }
}
