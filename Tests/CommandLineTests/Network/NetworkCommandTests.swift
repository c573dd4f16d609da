import CoverageReport
import Foundation
import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("livingcircle network")
struct NetworkCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    let town = Repository.tests.appending(path: "Fixtures/osm/quarter.osm")
    try place.folder.write("quarter.osm", try Data(contentsOf: town))
  }

  private static let shared = Repository.root.deletingLastPathComponent()
    .appending(path: "shared/data")
  private static var hasShared: Bool { FileManager.default.fileExists(atPath: shared.path) }

  @Test("build, info and export of a quarter, in both languages")
  func golden() throws {
    let golden = Golden("network")
    for (language, suffix) in [("en", ""), ("zh", "-zh")] {
      let words = ["--language", language]
      let build = try place.run(
        ["network", "build", "quarter.osm", "--output", "q.lcnet", "--force"] + words)
      #expect(build.status == 0 && build.errors.isEmpty, "\(build.errors)")
      try golden.check("build\(suffix).txt", build.output)
      let info = try place.run(
        ["network", "info", "quarter.osm", "--output", "gaps.geojson", "--force"] + words)
      #expect(info.status == 0 && info.errors.isEmpty, "\(info.errors)")
      try golden.check("info\(suffix).txt", info.output)
    }
    try golden.check("gaps.geojson", place.bytes("gaps.geojson"))
    let table = try place.run(["network", "info", "quarter.osm", "--output", "gaps.csv"])
    #expect(table.status == 0)
    try golden.check("gaps.csv", place.bytes("gaps.csv"))
    let json = try place.run(["network", "info", "quarter.osm", "--format", "json"])
    try golden.check("info.json", json.output)
    let export = try place.run(["network", "export", "quarter.osm", "--output", "tables"])
    #expect(export.status == 0 && export.errors.isEmpty, "\(export.errors)")
    for name in NetworkInput.exportNames { try golden.check(name, place.bytes("tables/\(name)")) }
  }

  @Test("a network that was built is taken as long as its source is the same, and read anew after")
  func cache() async throws {
    let built = try place.run(["network", "build", "quarter.osm", "--output", "q.lcnet"])
    #expect(built.status == 0, "\(built.errors)")
    let source = place.folder.path("quarter.osm")
    let fresh = try await NetworkInput.read(.init(path: source), workers: 1)
    let options = NetworkInput.Options(path: place.folder.path("q.lcnet"))
    let stored = try await NetworkInput.read(options, workers: 2)
    #expect(stored.cache == .used && fresh.cache == nil)
    #expect(stored.network == fresh.network && stored.report == fresh.report)
    #expect(stored.source.sha256 == fresh.source.sha256 && stored.date == fresh.date)

    // As many bytes, and others.
    let text = try place.folder.text("quarter.osm")
    try place.folder.write("quarter.osm", text.replacing("residential", with: "motorway   "))
    let changed = try await NetworkInput.read(options, workers: 2)
    #expect(changed.cache == .stale)
    #expect(changed.network.edgeCount < fresh.network.edgeCount)
    let info = try place.run(["network", "info", "q.lcnet"])
    #expect(info.status == 0 && info.text.contains("was read anew"), "\(info.errors)")

    try FileManager.default.removeItem(atPath: source)
    let alone = try await NetworkInput.read(options, workers: 2)
    #expect(alone.cache == .used && alone.network == fresh.network)
    let again = try place.run(["network", "build", "q.lcnet", "--output", "q.lcnet"])
    #expect(again.status == 1 && again.errors.contains("--force"))
  }

  @Test("mistakes get a status of 1 and say what, where and what to do")
  func mistakes() throws {
    try place.folder.write("empty.osm", "<osm version='0.6'></osm>")
    try place.folder.write(
      "house.osm",
      """
      <osm version='0.6'><node id='1' lon='1' lat='1'/><node id='2' lon='1' lat='2'/>
      <way id='1'><nd ref='1'/><nd ref='2'/><tag k='building' v='yes'/></way></osm>
      """)
    try place.folder.write("half.osm", "<osm version='0.6'><node id='1' lon='0'")
    try place.folder.write("half.lcnet", [0x89] + Array("LCNET\r\n".utf8) + [1, 2, 3])
    try place.folder.write("a.csv", "id,lon,lat\na,1,2\n")
    for (file, words) in [
      ("none.osm", ["No such file"]), ("empty.osm", ["no way", "walking"]),
      ("house.osm", ["no way"]), ("half.osm", ["damaged"]), ("half.lcnet", ["damaged"]),
      ("a.csv", ["no lines"]), ("none.geojson", ["No such file"]),
    ] {
      let run = try place.run(["network", "info", file])
      #expect(run.status == 1 && run.output.isEmpty)
      for word in words + [file] { #expect(run.errors.contains(word), "\(run.errors)") }
    }
    let profile = try place.run(["network", "info", "quarter.osm", "--profile", "cycling"])
    #expect(profile.status == 1 && profile.errors.contains("walking"), "\(profile.errors)")
    for arguments in [
      ["network", "build", "quarter.osm"], ["network", "export", "quarter.osm", "--output", ""],
      ["network", "info"], ["network", "info", "quarter.osm", "--threads", "0"],
    ] {
      let run = try place.run(arguments)
      #expect(run.status == 2 && run.output.isEmpty, "\(arguments) \(run.errors)")
    }
  }

  @Test("the order of a file's objects, and nodes that are not in it, change no length")
  func order() async throws {
    let objects = [
      Streets.node(1, 0, 0), Streets.node(2, 50, 0), Streets.node(4, 150, 0),
      Streets.node(5, 200, 0), Streets.way(7, [1, 2, 3, 4, 5, 6], "highway=footway"),
      Streets.way(8, [2, 9], "highway=path"), Streets.way(9, [11, 12], "highway=path"),
    ]
    let input = try await Streets(objects.joined()).read()
    #expect(input.report.cutWays == 3 && input.report.missingNodes == 5)
    #expect(input.network.edgeCount == 2 && NetworkComponents(input.network).count == 2)
    let reversed = try await Streets(objects.reversed().joined()).read()
    #expect(reversed.network == input.network && reversed.report == input.report)
  }

  private func input(_ name: String, workers: Int = 2) async throws -> NetworkInput {
    try await NetworkInput.read(
      .init(path: Self.shared.appending(path: name).path), workers: workers)
  }

  @Test(
    "real cities: most of each hangs together, and threads make no difference",
    .enabled(if: hasShared, "no shared data here"),
    arguments: [
      ("reykjavik/reykjavik.osm.pbf", 2_000.0...4_000),
      ("berlin/berlin_bbox.osm", 100...400),
      ("beijing-cau/cau_haidian.nouser.osm.pbf", 10...200),
      ("liechtenstein/liechtenstein-2013-08-03.osm.pbf", 500...2_000),
    ].prefix(cases(debug: 3, release: 4)))
  func cities(name: String, kilometres: ClosedRange<Double>) async throws {
    let (one, two) = (try await input(name, workers: 1), try await input(name))
    #expect(one.network == two.network && one.report == two.report)
    let health = NetworkHealth(one)
    #expect(kilometres ~= health.metres / 1_000, "\(health.metres)")
    #expect(health.largestMetres > 0.5 * health.metres)
  }

  @Test(
    "Liechtenstein is the same network in both formats",
    .enabled(if: hasShared, "no shared data here"))
  func formats() async throws {
    let pbf = try await input("liechtenstein/liechtenstein-2013-08-03.osm.pbf")
    let bz2 = try await input("liechtenstein/liechtenstein-2013-08-03.osm.bz2")
    #expect(pbf.network == bz2.network && pbf.report == bz2.report)
  }
}
