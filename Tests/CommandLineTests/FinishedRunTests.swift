import Coverage
import CoverageReport
import Foundation
import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("A finished run is read back as it was, or refused")
struct FinishedRunTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// Runs an analysis into `run`, and reads it.
  private func run(_ options: [String]) throws -> FinishedRun {
    let outcome = try place.run(["analyze"] + options + ["--output", "run"])
    #expect(outcome.status == 0 && outcome.errors == "")
    return try FinishedRun.read(place.folder.path("run"))
  }

  private func analyzed(_ standards: [String]) async throws -> CoverageRun {
    var options = RunOptions(
      communities: place.folder.path("city/communities.csv"),
      outlets: place.folder.path("city/outlets.csv"))
    options.standards = standards
    return try await CoverageRun.analyze(options)
  }

  @Test("positions, verdicts, distances and scores of the sample city under a standard")
  func underAStandard() async throws {
    let finished = try run(["--standard", "everyday"] + Workplace.city)
    let run = try await analyzed(["everyday"])
    guard case .standards(let assessed) = run.outcome else { return }
    let (expected, found) = (assessed[0], finished.assessments[0])
    #expect(finished.assessments.count == 1 && found.id == "everyday")
    #expect(found.categories.map(\.id) == expected.standard.categories.map(\.id))
    #expect(found.summary == expected.summary)
    #expect(finished.communities.ids == run.communities.ids)
    #expect(finished.communities.names == run.communities.names)
    for row in 0..<run.communities.count {
      expectPosition(finished.communities.positions, row, run.communities.positions[row])
      #expect(abs(found.scores[row] - expected.assessment.scores[row]) < 0.001)
      #expect(
        found.gradeNumbers[row] == expected.assessment.grade(of: row).map { Int8($0) } ?? -1)
      for category in found.categories.indices {
        let finding = expected.assessment.finding(
          community: row, category: category, in: run.table, residents: .nan)
        let place = found.place(community: row, category: category)
        #expect(found.verdicts[place].word == finding.state.verdict.rawValue)
        #expect(Int(found.counts[place]) == finding.count)
        #expect(Int(found.needed[place]) == finding.needed)
        guard let nearest = finding.nearest else { continue }
        #expect(abs(found.nearestMetres[place] - nearest.metres) < 0.001)
        let outlet = Int(found.nearest[place])
        #expect(finished.outlets.namedRows[outlet] == nearest.row)
        #expect(finished.outlets.namedIDs[outlet] == run.outlets.ids[Int(nearest.row)])
      }
    }
    let kinds = found.missing.map { $0.map { found.categories[Int($0)].id } }
    for row in kinds.indices {
      let missing = expected.assessment.missing(of: row, kind: run.facts.kinds?[row])
      #expect(kinds[row] == missing.map { found.categories[$0].id })
    }
  }

  private func expectPosition(
    _ positions: FinishedPositions, _ row: Int, _ place: Coordinate
  ) {
    #expect(abs(Double(positions.longitudes[row]) / 1e7 - place.longitude) <= 0.51e-7)
    #expect(abs(Double(positions.latitudes[row]) / 1e7 - place.latitude) <= 0.51e-7)
  }

  @Test("what outlets serve is what their categories say, in all assessments")
  func servedCategories() async throws {
    let standards = ["everyday", "gb50180-2018"]
    let finished = try run(standards.flatMap { ["--standard", $0] } + Workplace.city)
    let categories = finished.assessments.flatMap { assessment in
      assessment.categories.indices.map { (assessment, $0) }
    }
    for (number, (assessment, category)) in categories.enumerated() {
      let serving = finished.outlets.labels.count {
        finished.outlets.lists[Int($0)].contains(number)
      }
      #expect(serving == assessment.summary.categories[category].outlets)
    }
    #expect(finished.outlets.count == 1_182 && !finished.differences.isEmpty)
  }

  @Test("a run without standards, with Chinese headers and residents")
  func withoutStandards() throws {
    let finished = try run(Workplace.wuhan)
    let found = finished.assessments[0]
    #expect(found.id == nil && found.tiers.isEmpty && found.grades.isEmpty)
    let total = finished.communities.residents?.reduce(0) { $1.isNaN ? $0 : $0 + $1 }
    #expect(total == found.summary.all.residents)
    for (category, sum) in found.summary.categories.enumerated() {
      let covered = (0..<finished.communities.count).count {
        found.verdicts[found.place(community: $0, category: category)] == .covered
      }
      #expect(covered == sum.coveredCommunities)
    }
    #expect(found.missing.map(\.count) == zip(found.required, found.covered).map { Int($0 - $1) })
  }

  @Test("hostile texts come back byte for byte")
  func hostileTexts() throws {
    let name = "\"<script>alert(1)</script>, \u{202E}=HYPERLINK(\"\"x\"\")\n\""
    let tables = try place.tables(
      "id,name,lon,lat,required\n\"a,b\",\(name),10,50,x\nc,\(String(repeating: "m", count: 1 << 20)),10,50,\n",
      "id,category,lon,lat,name\n\"o,|1\",bank,10.001,50,\(name)\n")
    let finished = try run(tables)
    #expect(finished.communities.ids[0] == "a,b")
    #expect(
      finished.communities.names?[0] == "<script>alert(1)</script>, \u{202E}=HYPERLINK(\"x\")\n")
    #expect(finished.communities.names?[1].utf8.count == 1 << 20)
    #expect(finished.outlets.namedIDs[0] == "o,|1")
    #expect(finished.outlets.names[0] == finished.communities.names?[0])
  }

  @Test("a folder that is no run, lacks a file, is of another form, or was changed")
  func refused() throws {
    _ = try run(Workplace.wuhan)
    let folder = place.folder.path("run")
    func expect(
      _ error: FinishedRunError, _ change: () throws -> Void,
      sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      _ = try place.run(["analyze"] + Workplace.wuhan + ["--output", "run", "--force"])
      try change()
      #expect(throws: error, sourceLocation: sourceLocation) { try FinishedRun.read(folder) }
    }
    func edit(_ name: String, _ from: String, _ to: String) throws {
      let text = try place.folder.text("run/\(name)")
      #expect(text.contains(from))
      try place.folder.write("run/\(name)", text.replacing(from, with: to, maxReplacements: 1))
    }
    try expect(.notARun(folder: folder)) {
      try FileManager.default.removeItem(atPath: folder + "/manifest.json")
    }
    try expect(.notARun(folder: folder)) { try edit("manifest.json", "\"livingcircle\"", "\"x\"") }
    try expect(.otherFormat(folder: folder, format: "livingcircle-run/9")) {
      try edit("manifest.json", "livingcircle-run/1", "livingcircle-run/9")
    }
    for name in ["coverage.csv", "communities.csv", "places.bin", "summary.json"] {
      try expect(.incomplete(folder: folder, file: name)) {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      }
      try expect(.changed(file: "\(folder)/\(name)")) {
        var bytes = try place.bytes("run/\(name)")
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(filePath: "\(folder)/\(name)"))
      }
    }
  }

  @Test("no broken places.bin traps")
  func brokenPlaces() throws {
    _ = try run(Workplace.wuhan)
    let bytes = ContiguousArray(try place.bytes("run/places.bin"))
    #expect(PlacesDocument(bytes, categoryCount: 31) != nil)
    for count in bytes.indices {
      #expect(PlacesDocument(ContiguousArray(bytes[..<count]), categoryCount: 31) == nil)
    }
    for place in bytes.indices {
      var broken = bytes
      broken[place] ^= 0x80
      _ = PlacesDocument(broken, categoryCount: 31)
    }
  }

  @Test("properties that are called as a geometry's columns leave a header for each column")
  func repeatedColumns() throws {
    try place.folder.write(
      "c.geojson",
      #"""
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "a", "lon": 1,
      "name": "A", "lat": 2}, "geometry": {"type": "Point", "coordinates": [10, 50]}}]}
      """#)
    _ = try place.tables("", "id,category,lon,lat\no,bank,10.001,50\n")
    let finished = try run(["--communities", "c.geojson", "--outlets", "o.csv"])
    #expect(finished.communities.headers == ["id", "lon", "name", "lat"])
    #expect(finished.communities.texts.map { $0[0] } == ["a", "1", "A", "2"])
    #expect(finished.communities.positions.longitudes == [100_000_000])
  }
}
