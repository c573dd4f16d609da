import Foundation
import TestSupport
import Testing

@Suite("analyze writes the same bytes every time")
struct AnalyzeTests {
  private static let files = ["communities.csv", "summary.json", "manifest.json"]
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// Runs the tool, which has to succeed and to be silent on standard error.
  private func succeed(
    _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Data {
    let outcome = try place.run(arguments)
    #expect(outcome.status == 0, sourceLocation: sourceLocation)
    #expect(outcome.errors == "", sourceLocation: sourceLocation)
    return outcome.output
  }

  @Test("the sample city gives the golden files, and text without escape sequences to a pipe")
  func sampleCity() throws {
    let golden = Golden("reykjavik")
    let text = try succeed(["analyze"] + Workplace.city + ["--output", "run"])
    #expect(!text.contains(0x1B))
    try golden.check("stdout.txt", text)
    for name in ["coverage.csv", "places.bin"] {
      try golden.checkHash(name, place.bytes("run/\(name)"))
    }
    for name in Self.files { try golden.check(name, place.bytes("run/\(name)")) }
    #expect(
      try place.folder.names(in: "run") == (Self.files + ["coverage.csv", "places.bin"]).sorted())
  }

  @Test("a format for programs puts the data and nothing else on standard output")
  func formats() throws {
    let run = ["analyze"] + Workplace.city
    let rows = try succeed(run + ["--output", "run", "--format", "csv"])
    #expect(try rows == place.bytes("run/coverage.csv"))
    #expect(try succeed(run + ["--format", "csv"]) == rows)
    let summary = try succeed(run + ["--format", "json"])
    #expect(try summary == place.bytes("run/summary.json"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: summary) }
    #expect(try place.folder.names() == ["city", "run", "wuhan"])
  }

  @Test("neither threads nor another run change a byte")
  func sameBytes() throws {
    let run = ["analyze"] + Workplace.city + ["--output"]
    for (name, threads) in [("one", "1"), ("two", "2"), ("again", "2")] {
      _ = try succeed(run + [name, "--threads", threads])
    }
    for name in Self.files + ["coverage.csv", "places.bin"] {
      let bytes = try place.bytes("one/\(name)")
      #expect(try bytes == place.bytes("two/\(name)"))
      #expect(try bytes == place.bytes("again/\(name)"))
    }
  }

  @Test("a tiny city with Chinese headers, residents and several categories of one outlet")
  func tinyCity() throws {
    let golden = Golden("wuhan")
    let text = try succeed(["analyze"] + Workplace.wuhan + ["--output", "run"])
    try golden.check("stdout.txt", text)
    for name in Self.files + ["coverage.csv"] {
      try golden.check(name, place.bytes("run/\(name)"))
    }
  }

  @Test("explain names each category's nearest outlets and gives the reason")
  func explain() throws {
    let text = try succeed(["explain", "n297536441"] + Workplace.city)
    try Golden("explain").check("reykjavik.txt", text)
    let chinese = try succeed(["explain", "c3"] + Workplace.wuhan + ["--nearest", "1"])
    try Golden("explain").check("wuhan.txt", chinese)
  }

  @Test("a radius and a time that come to the same distance find the same")
  func walks() throws {
    let run = ["analyze"] + Workplace.wuhan + ["--format", "csv"]
    let radius = try succeed(run + ["--radius", "600"])
    let time = try succeed(run + ["--minutes", "15", "--speed", "60", "--detour", "1.5"])
    #expect(radius == time)
    #expect(try succeed(run) != radius)
    try Golden("wuhan").check("radius.csv", radius)
  }

  @Test("columns of other names are found where they are named")
  func columns() throws {
    let tables = try place.tables("id,a,b\nc,10,50\n", "id,category,a,b\no,bank,10.001,50\n")
    let text = try succeed(
      ["analyze"] + tables + ["--column", "lon=a", "--column", "lat=b", "--format", "csv"])
    #expect(
      String(decoding: text, as: UTF8.self) == """
        community_id,category,limit_m,count,nearest_outlet_id,nearest_m,verdict,short_by_m
        c,bank,923.077,1,o,71.696,covered,

        """)
  }

  @Test("rows that cannot be used are set aside with their reasons")
  func rejected() throws {
    let tables = try place.tables(
      "id,lon,lat\nc,10,50\nd,10,95\nc,11,51\n",
      "id,category,lon,lat\no,bank,10.001,50\np,bank,\"1,5\",50\nq,bank,10\nr,,10,50\n")
    let text = try succeed(["analyze"] + tables + ["--bad-rows", "skip", "--output", "run"])
    try Golden("rejected").check("stdout.txt", text)
    for name in Self.files + ["rejected.csv"] {
      try Golden("rejected").check(name, place.bytes("run/\(name)"))
    }
  }

  @Test("the version is one line")
  func version() throws {
    let text = try succeed(["--version"])
    #expect(String(decoding: text, as: UTF8.self) == "livingcircle 0.1.0\n")
  }
}
