import Foundation
import TestSupport
import Testing

@Suite("analyze under standards")
struct StandardRunTests {
  private static let files = ["communities.csv", "summary.json", "manifest.json"]
  private static let example = [
    "--communities", "example/communities.csv", "--outlets", "example/outlets.csv",
    "--crs", "EPSG:4490", "--standard", "mofcom-2021", "--crosswalk", "amap",
  ]
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try FileManager.default.createSymbolicLink(
      at: URL(filePath: place.folder.path("example")),
      withDestinationURL: Repository.root.appending(path: "GeoData/samples/example-city-cn"))
  }

  private func succeed(
    _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Data {
    let outcome = try place.run(arguments)
    #expect(outcome.status == 0, sourceLocation: sourceLocation)
    #expect(outcome.errors == "", sourceLocation: sourceLocation)
    return outcome.output
  }

  @Test func `the made-up Chinese city gives the golden files under the ministry's guide`() throws {
    let golden = Golden("example-city")
    let run = ["analyze"] + Self.example + ["--pilot", "南京", "--output", "run"]
    try golden.check("stdout.txt", succeed(run))
    try golden.checkHash("coverage.csv", place.bytes("run/coverage.csv"))
    for name in Self.files { try golden.check(name, place.bytes("run/\(name)")) }
    let chinese = ["--language", "zh", "--force"]
    try golden.check("chinese.txt", succeed(run + chinese))
    for name in Self.files where name != "summary.json" {
      try golden.check(name, place.bytes("run/\(name)"))
    }
    for language in ["en", "zh"] {
      try golden.check(
        "explain-\(language).txt",
        succeed(["explain", "S053", "--language", language] + Self.example))
    }
  }

  @Test func `the sample city gives the golden files under two standards`() throws {
    let golden = Golden("two-standards")
    let two = ["--standard", "everyday", "--standard", "gb50180-2018", "--output", "run"]
    let run = ["analyze"] + Workplace.city + two
    try golden.check("stdout.txt", succeed(run))
    for name in ["coverage.csv", "comparison.csv", "communities.csv"] {
      try golden.checkHash(name, place.bytes("run/\(name)"))
    }
    for name in ["summary.json", "manifest.json"] {
      try golden.check(name, place.bytes("run/\(name)"))
    }
    try golden.check("chinese.txt", succeed(run + ["--language", "zh", "--force"]))
  }

  @Test func `a radius edited in a copy changes exactly what it decides`() throws {
    let shipped = Repository.root.appending(path: "GeoData/standards/everyday.yaml")
    let text = try String(contentsOf: shipped, encoding: .utf8)
    let limit = try #require(text.firstRange(of: "minutes: 10"))
    try place.folder.write("copy.yaml", text.replacingCharacters(in: limit, with: "minutes: 11"))
    func rows(_ standard: String) throws -> [[Substring]] {
      let run = ["analyze"] + Workplace.city + ["--standard", standard, "--format", "csv"]
      return String(decoding: try succeed(run), as: UTF8.self).split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }
    let (before, after) = try (rows("everyday"), rows("copy.yaml"))
    #expect(before.count == after.count)
    let changed = zip(before, after).filter { $0 != $1 }
    let categories = Set(changed.map { $0.0[2] })
    #expect(categories.count == 1)
    #expect(changed.count == before.count { $0[2] == categories.first })
    #expect(changed.allSatisfy { $0.0[7...8] == $0.1[7...8] })
    #expect(changed.contains { $0.0[9] == "missing" && $0.1[9] == "covered" })
    #expect(!changed.contains { $0.0[9] == "covered" && $0.1[9] == "missing" })
  }

  @Test func `a pilot area that no list has is refused`() throws {
    let outcome = try place.run(
      ["analyze", "--pilot", "伦敦", "--format", "json"] + Workplace.city)
    #expect(outcome.status == 1 && outcome.text == "")
    #expect(outcome.errors.contains("--pilot 伦敦") && outcome.errors.contains("livingcircle pilots"))
  }
}
