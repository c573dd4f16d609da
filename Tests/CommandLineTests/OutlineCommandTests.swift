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

  /// A street through the park, one past it 55 m north of it, and one that ends 33 m before its western side.
  private func streets() throws {
    let ways = [
      (1, [(0.0, 0.004), (0.024, 0.004)]), (2, [(0, 0.0105), (0.024, 0.0105)]),
      (3, [(0, 0.0105), (0, 0.007), (0, 0.004)]), (4, [(0, 0.007), (0.0037, 0.007)]),
    ]
    let features = ways.map { _, line in
      let corners = line.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return """
        {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[\(corners)]}}
        """
    }
    try place.folder.write(
      "streets.geojson",
      "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}")
  }

  @Test("along a network, walks end on the outline and on the streets inside")
  func network() throws {
    try streets()
    // On the street through the park, west of it and in its middle; at the street past it; at the end of the third street.
    try place.folder.write(
      "c.csv",
      "id,lon,lat\nwest,0.001,0.004\nin,0.012,0.004\npast,0.0121,0.0105\nend,0.0037,0.007\n")
    let walked = ["--network", "streets.geojson", "--reach", "network"]
    let outcome = try analyze(options + walked)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let park = try coverage().filter { $0[1] == "park" }
    #expect(park.map { $0[0] } == ["west", "in", "past", "end"])
    // A degree at the equator is 111,319.491 m of longitude and 110,574.3 m of latitude.
    let least = [0.003 * 111_319.491, 0, 0.0005 * 110_574.3, 0.0003 * 111_319.491]
    for (row, least) in zip(park, least) {
      let metres = try #require(Double(row[5]))
      // Never too short, and too long by no more than half the way between two places.
      #expect(metres > least - 0.01 && metres < least + 10.01, "\(row[0]): \(metres), \(least)")
      #expect(row[4] == "park")
    }
    // By its position, which is inside, the park is further from where it begins.
    #expect(try analyze(options.filter { $0 != "--outlet-outlines" } + walked).status == 0)
    let past = try coverage().filter { $0[0] == "past" && $0[1] == "park" }
    #expect(try #require(Double(past[0][5])) > 500)
  }

  @Test("both ways of measuring go side by side, and entrances go before outlines on either")
  func both() throws {
    try streets()
    let reach = ["--network", "streets.geojson", "--reach", "both"]
    let outcome = try analyze(options + reach)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(try place.folder.text("run/reach.csv").contains("park"))
    let explained = try place.run(["explain", "south", "--path", "ways.geojson"] + options + reach)
    #expect(explained.status == 0, "\(explained.errors)")
    // The only way in is the far end of the street through the park.
    try place.folder.write("e.csv", "outlet_id,lon,lat\npark,0.02,0.004\n")
    #expect(try analyze(options + reach + ["--entrances", "e.csv"]).status == 0)
    let park = try coverage().filter { $0[0] == "home" && $0[1] == "park" }
    #expect(park.map { $0[4] } == ["kiosk"])
  }
}
