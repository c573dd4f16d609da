import Foundation
import TestSupport
import Testing

/// A made-up city whose streets lie 150 to 450 m apart, with communities and outlets some ten metres beside them.
@Suite("check --network names tables that lie off the streets, and no others")
struct StreetCheckTests {
  struct Report: Decodable {
    struct Concern: Decodable {
      var concern: String
      var severity: String
      var table: String
      var text: String
      var eastM: Double?
      var northM: Double?
      var toStreetM: Double?
      var toStreetMovedM: Double?
      var explainedBy: [String: String]?
    }

    var concerns: [Concern]
  }

  /// Where the city is: in Europe, and in a desert of China, where no city is.
  enum Origin: CaseIterable {
    case europe, china

    /// The places that are tried: one of them in debug.
    static let tried = Array(allCases.prefix(cases(debug: 1, release: 2)))

    var place: (lon: Double, lat: Double) { self == .china ? (104, 39.5) : (10, 50) }
  }

  private let place: Workplace

  init() throws { place = try Workplace() }

  /// Metres as degrees.
  private func position(_ x: Double, _ y: Double, _ origin: Origin) -> String {
    let (lon, lat) = origin.place
    let east = 111_320 * cos(lat * .pi / 180)
    return "\(lon + x / east),\(lat + y / 111_200)"
  }

  /// Writes the streets and both tables, which are moved by some metres.
  private func write(
    _ origin: Origin, spacing: ClosedRange<Double> = 150...450,
    beside: ClosedRange<Double> = 5...15,
    moved: (east: Double, north: Double) = (0, 0), seed: UInt64 = 4
  ) throws {
    var random = SeededGenerator(seed: seed)
    func lines() -> [Double] {
      var lines = [0.0]
      while lines.last! < 6_000 { lines.append(lines.last! + random.uniform(spacing)) }
      return lines
    }
    let (xs, ys) = (lines(), lines())
    var objects = ""
    for (row, y) in ys.enumerated() {
      for (column, x) in xs.enumerated() {
        let ends = position(x, y, origin).split(separator: ",")
        objects += "<node id='\(row * xs.count + column + 1)' lon='\(ends[0])' lat='\(ends[1])'/>\n"
      }
    }
    let ways =
      ys.indices.map { row in xs.indices.map { row * xs.count + $0 } }
      + xs.indices.map { column in ys.indices.map { $0 * xs.count + column } }
    for (id, nodes) in ways.enumerated() {
      let refs = nodes.map { "<nd ref='\($0 + 1)'/>" }.joined()
      objects += "<way id='\(id + 1)'>\(refs)<tag k='highway' v='residential'/></way>\n"
    }
    try place.folder.write("streets.osm", "<osm version='0.6'>\(objects)</osm>\n")
    func places(_ count: Int, _ start: String) -> String {
      (0..<count).map { number in
        let off = random.uniform(beside) * (random.unit() < 0.5 ? -1 : 1)
        let along = random.uniform(0...6_000)
        let isNorthward = random.unit() < 0.5
        let line = (isNorthward ? xs : ys).randomElement(using: &random)! + off
        let (x, y) = isNorthward ? (line, along) : (along, line)
        return "\(start)\(number),\(position(x + moved.east, y + moved.north, origin))"
          + (start == "o" ? ",bank\n" : "\n")
      }.joined()
    }
    try place.folder.write("c.csv", "id,lon,lat\n" + places(80, "c"))
    try place.folder.write("o.csv", "id,lon,lat,category\n" + places(400, "o"))
  }

  private func concerns(
    _ options: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [Report.Concern] {
    let outcome = try place.run(["check", "--format", "json"] + options)
    #expect(outcome.errors == "", "\(outcome.errors)", sourceLocation: sourceLocation)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Report.self, from: outcome.output).concerns
      .filter { $0.concern == "off-streets" }
  }

  private static let tables = ["--communities", "c.csv", "--outlets", "o.csv"]
  private static let network = ["--network", "streets.osm"]

  @Test(
    "a frame that does not fit is named for each table",
    arguments: [
      ("EPSG:4326", "GCJ-02"), ("GCJ-02", "EPSG:4326"), ("EPSG:4326", "BD-09"),
      ("EPSG:4490", "GCJ-02"), ("BD-09", "GCJ-02"),
    ].prefix(cases(debug: 2, release: 5)))
  func frames(declared: String, actual: String) throws {
    try write(.china)
    for table in ["c", "o"] where actual != "EPSG:4326" {
      let convert = [
        "convert", "\(table).csv", "--from", "EPSG:4326", "--to", actual, "--output",
        "\(table)2.csv",
      ]
      #expect(try place.run(convert).status == 0)
    }
    let tables =
      actual == "EPSG:4326" ? Self.tables : ["--communities", "c2.csv", "--outlets", "o2.csv"]
    let found = try concerns(tables + Self.network + ["--crs", declared])
    #expect(found.map(\.table) == ["communities", "outlets"])
    for concern in found {
      #expect(concern.severity == "unfit" && concern.explainedBy == [concern.table: actual])
      #expect(concern.toStreetM! > 30 && concern.toStreetMovedM! < 15)
      #expect(concern.text.hasPrefix("The \(concern.table) lie about "))
    }
    #expect(try concerns(tables + Self.network + ["--crs", actual]).isEmpty)
    let words = try place.run(
      ["check", "--language", "zh"] + tables + Self.network + ["--crs", declared])
    #expect(words.status == 4 && words.text.contains("--outlets-crs \(actual)"))
    // A run says so in short.
    let run = try place.run(
      ["analyze", "--output", "run"] + tables + Self.network + ["--crs", declared])
    if run.status == 0 { #expect(run.text.contains("m off the streets")) }
  }

  @Test("a constant way is told to ten metres", arguments: Origin.tried)
  func way(origin: Origin) throws {
    try write(origin, moved: (240, -180))
    let found = try concerns(Self.tables + Self.network + ["--crs", "EPSG:4326"])
    #expect(found.map(\.table) == ["communities", "outlets"])
    for concern in found {
      #expect(concern.severity == "care" && concern.explainedBy == nil)
      #expect(abs(try #require(concern.eastM) + 240) < 10)
      #expect(abs(try #require(concern.northM) - 180) < 10)
      #expect(concern.text.contains("0 m off the streets: moved 2"))
      #expect(concern.text.contains("0 m west and 1") && concern.text.contains("0 m north"))
    }
    guard origin == .europe, !isDebug else { return }
    let text = try place.run(["check", "--language", "zh"] + Self.tables + Self.network)
    #expect(text.status == 3 && text.text.contains("商业网点相对路网整体偏移约"))
  }

  @Test(
    "tables in their places, without streets near, between dense or few streets are left alone",
    arguments: [
      (spacing: 150...450.0, beside: 5...15.0), (150...450, 40...70), (40...60, 0...30),
      (2_000...3_000, 0...900),
    ].prefix(cases(debug: 2, release: 4)))
  func clean(spacing: ClosedRange<Double>, beside: ClosedRange<Double>) throws {
    for origin in Origin.tried {
      try write(origin, spacing: spacing, beside: beside)
      #expect(try concerns(Self.tables + Self.network + ["--crs", "EPSG:4326"]).isEmpty)
    }
  }

  @Test("without a network, and where a run is by circle, nothing is said of streets")
  func circles() throws {
    try write(.europe, moved: (240, -180))
    #expect(try concerns(Self.tables).isEmpty)
  }

  @Test("a network that cannot be read is a concern")
  func unreadable() throws {
    try write(.europe)
    let outcome = try place.run(["check", "--network", "none.osm"] + Self.tables)
    #expect(outcome.status == 4 && outcome.text.contains("none.osm"))
  }
}
