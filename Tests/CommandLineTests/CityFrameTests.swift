import Coverage
import CoverageReport
import Foundation
import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("One city, written in any frame, has the same verdicts")
struct CityFrameTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// Longitudes and latitudes of WGS 84, round 114.3° E, 30.55° N.
  private static func scatter(_ count: Int, seed: UInt64) -> [(Double, Double)] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      (114.3 + random.normal() * 0.02, 30.55 + random.normal() * 0.02)
    }
  }

  private static let frames = [
    "EPSG:4326", "GCJ-02", "BD-09", "EPSG:4490", "EPSG:4526", "EPSG:4547", "EPSG:32650",
  ]

  /// Writes both tables of the city in each frame, with all digits.
  private func writeCity() async throws {
    for (number, name) in Self.frames.enumerated() {
      for (file, header, places) in [
        ("c", "id,x,y,category\n", Self.scatter(120, seed: 1)),
        ("o", "id,x,y,category\n", Self.scatter(900, seed: 2)),
      ] {
        var x = ContiguousArray(places.map(\.0))
        var y = ContiguousArray(places.map(\.1))
        let conversion = try FrameConversion(from: .wgs84, to: Frame(name))
        #expect(try await conversion.convert(&x, &y) == [])
        let rows = x.indices.map { "\(file)\($0),\(x[$0]),\(y[$0]),k\($0 % 7)\n" }
        try place.folder.write("f\(number)-\(file).csv", header + rows.joined())
      }
    }
  }

  /// A row of `coverage.csv`: what has to be equal, and the distance.
  private func coverage(_ communities: Int, _ outlets: Int) async throws -> [(
    verdict: String, metres: Double
  )] {
    var options = RunOptions(
      communities: place.folder.path("f\(communities)-c.csv"),
      outlets: place.folder.path("f\(outlets)-o.csv"))
    options.communitiesFrame = Frame(Self.frames[communities])
    options.outletsFrame = Frame(Self.frames[outlets])
    options.walk = .radius(600)
    let run = try await CoverageRun.analyze(options, workers: 2)
    #expect(run.workingFrame == .of(Frame(Self.frames[communities]), Frame(Self.frames[outlets])))
    let text = Lines()
    try await run.writeCoverage { text.append($0.bytes()) }
    return text.rows.map { row in
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      let verdict = fields[0...4].joined(separator: ",") + "," + fields[6]
      return (verdict, Double(fields[5]) ?? .nan)
    }
  }

  @Test(
    "pairs of frames have the verdicts and, to a millimetre, the distances of their working frame"
  )
  func pairs() async throws {
    try await writeCity()
    let inWGS84 = try await coverage(0, 0)
    let inGCJ02 = try await coverage(1, 1)
    #expect(inWGS84.count == 840)
    #expect(zip(inWGS84, inGCJ02).contains { abs($0.metres - $1.metres) > 0.5 })
    for communities in Self.frames.indices {
      for outlets in Set([0, 1, communities, Self.frames.count - 1 - communities]) {
        let chinese = [1, 2].contains(communities) || [1, 2].contains(outlets)
        let expected = chinese ? inGCJ02 : inWGS84
        let found = try await coverage(communities, outlets)
        #expect(found.count == expected.count)
        for (a, b) in zip(found, expected) {
          #expect(a.verdict == b.verdict)
          // Both are rounded to the millimetre.
          #expect(abs(a.metres - b.metres) <= 0.001_001)
        }
      }
    }
  }

  /// Text that several calls add to.
  private final class Lines: @unchecked Sendable {
    // One at a time, as `writeCoverage` promises.
    private var bytes: [UInt8] = []

    func append(_ more: [UInt8]) { bytes += more }

    var rows: [Substring] {
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map { $0 }
    }
  }

  @Test(
    "each table has a frame of its own, and the run says in which it measured",
    arguments: ["en", "zh"])
  func ownFrames(language: String) throws {
    let tables = try place.tables(
      "id,lon,lat\nc,121.531541859215,31.17530398364597\n",
      "id,category,lon,lat\no,bank,121.5272106,31.1774276\n")
    let outcome = try place.run(
      ["analyze"] + tables + [
        "--communities-crs", "高德", "--outlets-crs", "WGS84", "--output", "run", "--force",
        "--language", language,
      ])
    #expect(outcome.status == 0 && outcome.errors == "")
    try Golden("frames").check("analyze-\(language).txt", outcome.output)
    let frames = ["--communities-crs", "高德", "--outlets-crs", "WGS84", "--language", language]
    for (file, standard) in [("explain", []), ("explain-everyday", ["--standard", "everyday"])] {
      let explained = try place.run(["explain", "c"] + tables + frames + standard)
      #expect(explained.status == 0, "\(explained.errors)")
      try Golden("frames").check("\(file)-\(language).txt", explained.output)
    }
    try Golden("frames").check("manifest.json", place.bytes("run/manifest.json"))
    // The same place in both frames.
    let coverage = String(decoding: try place.bytes("run/coverage.csv"), as: UTF8.self)
    #expect(coverage.contains("c,bank,923.077,1,o,0.000,covered,"))
  }

  @Test(
    "one table's option stands above that for both, and a table that nobody declares is refused in China"
  )
  func options() throws {
    let tables = try place.tables(
      "id,lon,lat\nc,121.531541859215,31.17530398364597\n",
      "id,category,lon,lat\no,bank,121.53801568643858,31.181328606874466\n")
    let base = ["analyze"] + tables + ["--format", "csv"]
    let both = try place.run(base + ["--crs", "bd09", "--communities-crs", "gcj02"])
    #expect(both.status == 0 && both.text.contains(",o,0.000,covered,"))
    let one = try place.run(base + ["--outlets-crs", "bd09"])
    #expect(one.status == 1 && one.text == "")
    #expect(
      one.errors.contains("c.csv: 121.531541859215") && one.errors.contains("--communities-crs"))
    let chinese = try place.run(base + ["--outlets-crs", "bd09", "--language", "zh"])
    #expect(
      chinese.errors.contains("c.csv：121.531541859215") && chinese.errors.contains("--crs BD-09"))
  }

  @Test("Chinese frames declared for a city abroad are measured as WGS 84 would be")
  func abroad() throws {
    let base = ["analyze", "--format", "csv"] + Workplace.city
    let plain = try place.run(base)
    #expect(plain.status == 0)
    #expect(try place.run(base + ["--crs", "GCJ-02"]).output == plain.output)
  }
}
