import Foundation
import TestSupport
import Testing

/// A park that is as large as the walk to it is long.
@Suite("analyze and explain with outlines")
struct OutlineCommandTests {
  private let place: Workplace
  private let options = [
    "--communities", "c.csv", "--outlets", "o.geojson", "--radius", "500", "--outlet-outlines",
  ]

  init() throws {
    place = try Workplace()
    try place.folder.write("c.csv", "id,lon,lat\nhome,0,0.005\nin,0.012,0.008\nsouth,0.01,-0.002\n")
    try place.folder.write(
      "o.geojson",
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":"park","category":"park"},"geometry":{"type":"Polygon",
       "coordinates":[[[0.004,0],[0.02,0],[0.02,0.01],[0.004,0.01],[0.004,0]]]}},
      {"type":"Feature","properties":{"id":"path","category":"path"},"geometry":{"type":"LineString",
       "coordinates":[[0.001,0.001],[0.001,0.009]]}},
      {"type":"Feature","properties":{"id":"kiosk","category":"park"},"geometry":{"type":"Point",
       "coordinates":[0.0041,0.005]}}
      ]}
      """)
  }

  private func coverage() throws -> [[String]] {
    try place.folder.text("run/coverage.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func analyze(_ arguments: [String]) throws -> Outcome {
    try place.run(["analyze"] + arguments + ["--output", "run", "--force"])
  }

  @Test("the distance is to the nearest part, and nothing inside")
  func nearest() throws {
    let outcome = try analyze(options)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    // A degree at the equator is 111,319.491 m of longitude and 110,574.3 m of latitude.
    #expect(
      try coverage().map { Array($0[0...1] + $0[3...6]) } == [
        ["home", "park", "2", "park", "445.278", "covered"],
        ["home", "path", "1", "path", "111.319", "covered"],
        ["in", "park", "1", "park", "0.000", "covered"],
        ["in", "path", "0", "path", "1224.514", "missing"],
        ["south", "park", "1", "park", "221.149", "covered"],
        ["south", "path", "0", "path", "1055.365", "missing"],
      ])
    #expect(try place.folder.text("run/manifest.json").contains("\"outlet_outlines\" : true"))
    #expect(try place.run(["report", "run"]).status == 0)
    #expect(try place.folder.text("run/report.html").contains("the nearest part of their outline."))
    let explained = try place.run(["explain", "south"] + options)
    #expect(explained.text.contains("221.149 m  within"), "\(explained)")
    let inner = try analyze(options.filter { $0 != "--outlet-outlines" })
    #expect(inner.status == 0)
    #expect(try coverage()[4][3...4] == ["0", "park"])
    #expect(!(try place.folder.text("run/manifest.json")).contains("outlet_outlines"))
  }

  @Test("entrances go before outlines, and OpenStreetMap's areas have theirs")
  func others() throws {
    try place.folder.write("e.csv", "outlet_id,lon,lat\npark,0.02,0.005\n")
    #expect(try analyze(options + ["--entrances", "e.csv"]).status == 0)
    #expect(try coverage()[0][3...5] == ["1", "kiosk", "456.410"])
    let town = Repository.tests.appending(path: "Fixtures/osm/town.osm")
    try place.folder.write("town.osm", try Data(contentsOf: town))
    let mapped = try analyze(["--osm", "town.osm", "--outlet-outlines", "--radius", "500"])
    #expect(mapped.status == 0, "\(mapped.errors)")
  }

  @Test("what cannot be measured so is refused")
  func refusals() throws {
    try place.folder.write("o.csv", "id,category,lon,lat\na,park,0,0\n")
    let points = try analyze(
      ["--communities", "c.csv", "--outlets", "o.csv", "--outlet-outlines"])
    #expect(points.status == 1 && points.errors.contains("o.csv: no outlet in it is drawn"))
    let walked = try analyze(options + ["--network", "street.osm"])
    #expect(walked.status == 2 && walked.errors.contains("--entrances FILE"), "\(walked.errors)")
    try place.folder.write(
      "broken.geojson",
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":"a","category":"park"},"geometry":{"type":"LineString",
       "coordinates":[[0,0],[0.001,0.001],[0.002,99]]}},
      {"type":"Feature","properties":{"id":"b","category":"park"},"geometry":{"type":"LineString",
       "coordinates":[[0,0],[0.001,0.001]]}}]}
      """)
    let broken = [
      "--communities", "c.csv", "--outlets", "broken.geojson", "--outlet-outlines",
    ]
    let stopped = try analyze(broken)
    #expect(stopped.status == 1 && stopped.errors.contains("feature 1"), "\(stopped.errors)")
    let skipped = try analyze(broken + ["--bad-rows", "skip"])
    #expect(skipped.status == 0 && skipped.text.contains("1 row set aside"), "\(skipped.errors)")
  }
}
