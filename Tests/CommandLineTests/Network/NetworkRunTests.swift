import CoverageReport
import Foundation
import TestSupport
import Testing

/// Two banks of a river, one bridge: what lies across is near, and a long way to walk.
@Suite("analyze along a network")
struct NetworkRunTests {
  private let place: Workplace
  private let tables: [String]

  /// About 11 m a ten-thousandth of a degree, either way: the river runs along latitude 0.001, the bridge is at 0.01.
  private static let streets = """
    <?xml version='1.0' encoding='UTF-8'?>
    <osm version='0.6' generator='made up'>
      <node id='1' lon='0' lat='0' version='1' timestamp='2024-03-01T12:00:00Z'/>
      <node id='2' lon='0.01' lat='0'/>
      <node id='3' lon='0.01' lat='0.002'/>
      <node id='4' lon='0' lat='0.002'/>
      <node id='5' lon='0.0001' lat='0.0005'/>
      <node id='6' lon='0.0002' lat='0.0005'/>
      <way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='residential'/></way>
      <way id='2'><nd ref='2'/><nd ref='3'/><tag k='highway' v='footway'/><tag k='bridge' v='yes'/></way>
      <way id='3'><nd ref='3'/><nd ref='4'/><tag k='highway' v='residential'/></way>
      <way id='4'><nd ref='5'/><nd ref='6'/><tag k='highway' v='footway'/></way>
    </osm>

    """

  init() throws {
    place = try Workplace()
    try place.folder.write("streets.osm", Self.streets)
    tables = try place.tables(
      """
      id,name,lon,lat,population
      south,South bank,0,0.0001,100
      bridge,At the bridge,0.0101,0.001,200
      apart,In the hills,0.5,0.5,300

      """,
      """
      id,category,lon,lat
      north,market,0,0.0021
      near,school,0.001,0
      far,school,0.6,0.6

      """)
  }

  private func analyze(_ more: [String], output: String = "run") throws -> Outcome {
    try place.run(
      ["analyze"] + tables + ["--network", "streets.osm", "--output", output, "--force"] + more)
  }

  private func rows(_ name: String, of run: String = "run") throws -> [[String]] {
    try place.folder.text("\(run)/\(name)").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("finds what the circle gets wrong, and calls unknown what joins nothing")
  func bothWays() throws {
    let outcome = try analyze(["--reach", "both", "--radius", "500"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(outcome.text.contains("covers 1 that the network does not"))
    #expect(outcome.text.contains("1 community is further than 200 m from the network"))
    #expect(outcome.text.contains("1 outlet is further than 200 m from the network"))
    #expect(outcome.text.contains("© OpenStreetMap contributors"))
    let reach = try rows("reach.csv").filter { $0[0] == "south" }
    #expect(reach.map { $0[2] } == ["market", "school"])
    #expect(reach[0][6] == "covered" && reach[0][10] == "missing")
    #expect(reach[0][11] == "false-positive" && reach[1][11] == "")
    // 221.13 m straight; two streets of 1,113.195 m, a bridge of 221.149 m, and 11 m to either street.
    let walk = try #require(Double(reach[0][9]))
    #expect(abs(walk - (2 * 1_113.195 + 221.149 + 2 * 11.057)) < 0.01)
    let detour = try #require(rows("detours.csv").first { $0[0] == "south" })
    #expect(Double(detour[1]).map { (6...8).contains($0) } == true && detour[2...] == ["1", "0"])
    for row in try rows("coverage.csv").dropFirst() where row[0] == "apart" {
      #expect(row[3] == "0" && row[4].isEmpty && row[6] == "unknown" && row[7].isEmpty)
    }
    let unjoined = try rows("unjoined.csv")
    #expect(unjoined.dropFirst().map { $0[1] } == ["apart", "far"])
    let summary = try place.folder.text("run/summary.json")
    #expect(summary.contains("\"unknown_communities\" : 1"))
    #expect(summary.contains("\"false_positives\" : 1"))
    let manifest = try place.folder.text("run/manifest.json")
    #expect(
      manifest.contains("\"reach\" : \"both\"") && manifest.contains("\"profile\" : \"walking\""))
  }

  @Test("joins the main network, not an island, and the island where it is long enough")
  func islands() throws {
    _ = try place.tables(
      "id,lon,lat\nc,0.00015,0.0005\n", "id,category,lon,lat\nnear,school,0.001,0\n")
    let main = try analyze(["--radius", "500"])
    #expect(main.status == 0, "\(main.errors)")
    #expect(try rows("coverage.csv")[1][6] == "covered")
    let island = try analyze(["--radius", "500", "--smallest-island", "10"])
    #expect(island.status == 0, "\(island.errors)")
    #expect(try rows("coverage.csv")[1][6] == "missing")
  }

  @Test("gives the same bytes from one thread and from two, and from a network built before")
  func sameBytes() throws {
    let one = try analyze(["--threads", "1"], output: "one")
    let two = try analyze(["--threads", "2"], output: "two")
    #expect(one.status == 0 && two.status == 0)
    let built = try place.run(["network", "build", "streets.osm", "--output", "s.lcnet"])
    #expect(built.status == 0, "\(built.errors)")
    let stored = try place.run(
      ["analyze"] + tables + ["--network", "s.lcnet", "--output", "stored"])
    #expect(stored.status == 0, "\(stored.errors)")
    for name in ["coverage.csv", "communities.csv", "summary.json", "unjoined.csv", "streets.bin"] {
      #expect(try place.bytes("one/\(name)") == place.bytes("two/\(name)"))
      #expect(try place.bytes("one/\(name)") == place.bytes("stored/\(name)"))
    }
  }

  @Test("leaves the streets around the communities for maps, and no broken file of them traps")
  func streets() throws {
    #expect(try analyze(["--radius", "500"]).status == 0)
    let bytes = ContiguousArray(try place.bytes("run/streets.bin"))
    let streets = try #require(FinishedStreets(bytes, communityCount: 3))
    // Two banks and the bridge are one way; the island is another.
    #expect(streets.lengths.count == 2 && streets.leftOut == 0)
    let walk = try #require(streets.lengths.max())
    let metres = 2 * 1_113.195 + 221.149
    #expect(abs(Double(walk) / 1_000 - metres) < 0.01)
    #expect(streets.communityLines == [0, 0, .max])
    #expect(streets.communityExtras.map { $0 / 1_000 } == [11, 11, 0])
    for count in bytes.indices {
      #expect(FinishedStreets(ContiguousArray(bytes[..<count]), communityCount: 3) == nil)
    }
    for place in bytes.indices {
      for bit in [0x01, 0x80] as [UInt8] {
        var broken = bytes
        broken[place] ^= bit
        _ = FinishedStreets(broken, communityCount: 3)
      }
    }
    #expect(try place.run(["analyze"] + tables + ["--output", "circle"]).status == 0)
    #expect(try !place.folder.names(in: "circle").contains("streets.bin"))
  }

  @Test("leaves streets where the communities' frame has them")
  func streetsInFrame() throws {
    let ends = ["114.3,30.58", "114.31,30.58"]
    let nodes = ends.enumerated().map { number, end in
      let parts = end.split(separator: ",")
      return "<node id='\(number + 1)' lon='\(parts[0])' lat='\(parts[1])'/>"
    }
    try place.folder.write(
      "china.osm",
      """
      <osm version='0.6'>\(nodes.joined())<way id='1'><nd ref='1'/><nd ref='2'/>\
      <tag k='highway' v='residential'/></way></osm>

      """)
    try place.folder.write(
      "ends.csv", "id,lon,lat,category\n1,\(ends[0]),bank\n2,\(ends[1]),bank\n")
    let moved = ["convert", "ends.csv", "--from", "wgs84", "--to", "gcj02", "--output", "gcj.csv"]
    #expect(try place.run(moved).status == 0)
    let made = try place.run([
      "analyze", "--communities", "gcj.csv", "--outlets", "gcj.csv", "--crs", "gcj02",
      "--network", "china.osm", "--output", "china",
    ])
    #expect(made.status == 0, "\(made.errors)")
    let streets = try #require(
      FinishedStreets(ContiguousArray(try place.bytes("china/streets.bin")), communityCount: 2))
    let expected = try place.folder.text("gcj.csv").split(separator: "\n").dropFirst().map { row in
      row.split(separator: ",")[1...2].map { (Double($0) ?? .nan) * 1e6 }
    }
    for (row, place) in zip(0..., zip(streets.nodeLongitudes, streets.nodeLatitudes)) {
      #expect(abs(Double(place.0) - expected[row][0]) <= 1)
      #expect(abs(Double(place.1) - expected[row][1]) <= 1)
    }
    #expect(streets.nodeLongitudes.count == 2 && streets.communityLines == [0, 0])
  }

  @Test("says of buildings what share of each community's is covered")
  func buildings() throws {
    try place.folder.write(
      "b.csv",
      """
      id,lon,lat,dwellings
      b1,0,0.0001,10
      b2,0.006,0.0001,30
      b3,0.0001,-0.0002,
      b4,0.0101,0.0011,5
      b5,0.1,0.0001,7

      """)
    let shares = ["--radius", "600", "--buildings", "b.csv"]
    let walked = try analyze(shares)
    #expect(walked.status == 0 && walked.errors.isEmpty, "\(walked.errors)")
    let rows = try rows("shares.csv")
    #expect(
      rows[0] == [
        "community_id", "standard", "category", "buildings", "covered", "unknown", "share",
        "dwellings", "covered_dwellings", "share_dwellings",
      ])
    // Nearest to the south bank: two within 600 m of the school; the market is across the river.
    #expect(
      rows[1...2].map { Array($0[2...]) } == [
        ["market", "2", "0", "0", "0.000", "10.000", "0.000", "0.000"],
        ["school", "2", "2", "0", "1.000", "10.000", "10.000", "1.000"],
      ])
    // Nearest to the bridge: one 567 m from the school, one 1,100 m, and one that is nowhere near a street.
    #expect(
      rows[3...4].map { Array($0[2...]) } == [
        ["market", "3", "0", "1", "0.000", "35.000", "0.000", "0.000"],
        ["school", "3", "1", "1", "0.500", "35.000", "30.000", "0.857"],
      ])
    let circle = try place.run(["analyze"] + tables + shares + ["--output", "circle"])
    #expect(circle.status == 0, "\(circle.errors)")
    #expect(try self.rows("shares.csv", of: "circle")[1][4] == "2")
    let summary = try place.folder.text("run/summary.json")
    #expect(summary.contains("\"covered_buildings\" : 3"))
    let refused = try place.run(
      ["analyze"] + tables + ["--buildings", "osm", "--output", "none"])
    #expect(refused.status != 0 && refused.errors.contains("--osm FILE"))
  }

  @Test("explain tells the walk, and its line")
  func explain() throws {
    let outcome = try place.run(
      ["explain", "south"] + tables
        + ["--network", "streets.osm", "--radius", "500", "--path", "walk.geojson"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(outcome.text.contains("2,469.653 m") || outcome.text.contains("2,469.65"))
    let line = try place.folder.text("walk.geojson")
    #expect(line.contains("[0.0100000,0.0000000],[0.0100000,0.0020000]"))
    #expect(line.contains("\"outlet\":\"north\""))
    let unknown = try place.run(
      ["explain", "apart"] + tables + ["--network", "streets.osm", "--radius", "500"])
    #expect(unknown.text.contains("unknown: too far from the network"))
  }

  @Test("a report can be made of what is unknown", arguments: ["html", "geojson", "xlsx", "gpkg"])
  func report(format: String) throws {
    let analyzed = try analyze(["--reach", "both", "--radius", "500"])
    #expect(analyzed.status == 0, "\(analyzed.errors)")
    let made = try place.run(["report", "run", "--format", format, "--output", "made"])
    #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
    if format == "html" {
      #expect(try place.folder.text("made").contains("© OpenStreetMap contributors"))
    }
  }

  @Test(
    "is refused where nothing could come of it, with what to do",
    arguments: [
      (["--network", "elsewhere.osm"], "is within 200 m of any way of elsewhere.osm"),
      (["--network", "empty.osm"], "has no way that may be walked"),
      (["--network", "nowhere.osm"], "nowhere.osm"),
      (["--reach", "network"], "--network FILE"),
      (["--reach", "circle", "--network", "streets.osm"], "--network is for walking networks"),
      (["--network", "streets.osm", "--detour", "1.3"], "--detour is for circles"),
      (["--network", "streets.osm", "--join-within", "9999"], "--join-within 9999"),
      (["--join-within", "100"], "--join-within is for walking networks"),
    ])
  func refused(_ arguments: [String], _ words: String) throws {
    try place.folder.write(
      "elsewhere.osm",
      Self.streets.replacingOccurrences(of: "lat='0", with: "lat='40"))
    try place.folder.write("empty.osm", "<osm version='0.6'></osm>\n")
    let outcome = try place.run(["analyze"] + tables + ["--output", "none"] + arguments)
    #expect(outcome.status != 0 && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: place.folder.path("none")))
  }
}
