import Foundation
import TestSupport
import Testing

@Suite("livingcircle convert")
struct ConvertTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// Everything about a table that has to stay: a byte order mark, quotation, spaces, blank lines, both kinds of line ends.
  private static let shops =
    "\u{FEFF}名称,\"经 \"\"度\"\"\",x,\"备注, 全部\",y\r\n"
    + "\"老王 \"\"包子\"\" 铺\",1e3,121.5272106,\"一\n二\",31.1774276\r\n"
    + "\r\n"
    + "b,  02,\" 113.912316 \",,\"22.543847\"\n"
    + "c,é,116.377817 ,;,+39.911954"

  private static let inGCJ02 =
    "\u{FEFF}名称,\"经 \"\"度\"\"\",x,\"备注, 全部\",y\r\n"
    + "\"老王 \"\"包子\"\" 铺\",1e3,121.531541859,\"一\n二\",31.175303984\r\n"
    + "\r\n"
    + "b,  02,\"113.917176481\",,\"22.540796132\"\n"
    + "c,é,116.384047225,;,39.913345455\n"

  private func run(_ arguments: [String]) throws -> Outcome {
    try place.run(["convert"] + arguments)
  }

  @Test(
    "only the coordinates change, every other byte stays, and a file is what standard output is")
  func bytes() throws {
    try place.folder.write("shops.csv", Self.shops)
    let base = ["shops.csv", "--from", "WGS84", "--to", "GCJ-02"]
    let shown = try run(base)
    #expect(shown.status == 0 && shown.errors == "")
    #expect(shown.text == Self.inGCJ02)
    for threads in ["1", "3"] {
      let outcome = try run(base + ["--output", "made/\(threads).csv", "--threads", threads])
      #expect(outcome.status == 0 && outcome.errors == "" && outcome.output.isEmpty)
      #expect(try place.bytes("made/\(threads).csv") == shown.output)
    }
    let again = try run(base + ["--output", "made/1.csv"])
    #expect(again.status == 1 && again.errors.contains("--force"))
    #expect(try run(base + ["--output", "made/1.csv", "--force"]).status == 0)
  }

  /// All fields of a table that are numbers.
  private func numbers(_ table: String) -> [Double] {
    table.split { $0 == ";" || $0 == "\n" }.compactMap { Double($0) }
  }

  @Test("a long table is the same over any number of threads, and comes back from every frame")
  func roundTrips() throws {
    var random = SeededGenerator(seed: 12)
    let rows = (0..<8_000).map { row in
      let lon = Int(random.uniform(113.6e9...114.9e9)), lat = Int(random.uniform(30.1e9...31.2e9))
      func degrees(_ value: Int) -> String {
        "\(value / 1_000_000_000)." + String("\(1_000_000_000 + value % 1_000_000_000)".dropFirst())
      }
      return "\(row);\(degrees(lat));\"a;\"\"b\";\(degrees(lon))\n"
    }
    let table = "id;lat;note;lon\n" + rows.joined()
    try place.folder.write("long.csv", table)
    for frame in ["GCJ-02", "BD-09", "EPSG:4490"] {
      let one = ["long.csv", "--from", "4326", "--to", frame, "--output", "there.csv", "--force"]
      #expect(try run(one + ["--threads", "3"]).status == 0)
      let there = try place.bytes("there.csv")
      #expect(try run(one + ["--threads", "1"]).status == 0)
      #expect(try place.bytes("there.csv") == there)
      let back = try run(["there.csv", "--from", frame, "--to", "4326"])
      #expect(back.text.utf8.count == table.utf8.count)
      // Two roundings to nine decimals: the last digit may differ by one.
      let differing = zip(back.text.utf8, table.utf8).count { $0 != $1 }
      #expect(differing < 8_000)
      let worst = zip(numbers(back.text), numbers(table)).map { abs($0 - $1) }.max()
      #expect(try #require(worst) < 2.1e-9)
    }
  }

  @Test("CGCS2000's zones: x is easting, y northing, to the millimetre, into a zone and out of it")
  func gaussKrueger() throws {
    try place.folder.write("t.csv", "lon,lat\n114.3052,30.5928\n")
    let zone = try run(["t.csv", "--from", "CGCS2000", "--to", "EPSG:4526"])
    #expect(zone.text == "lon,lat\n38529271.088,3385869.375\n")
    try place.folder.write("u.csv", "x,y\n529271.088,3385869.375\n")
    let degrees = try run(["u.csv", "--from", "EPSG:4547", "--to", "EPSG:4490"])
    #expect(degrees.text == "x,y\n114.305200002,30.592799997\n")
  }

  private static let damaged =
    "id,lon,lat\na,114.3,30.5\nb,x,30.5\n\nc,114.3,95\nd,114.3\ne,,30\nf,114.4,30.6\n"

  @Test(
    "rows without a usable position stop it, or are left out and named", arguments: ["en", "zh"])
  func badRows(language: String) throws {
    try place.folder.write("bad.csv", Self.damaged)
    let base = ["bad.csv", "--from", "WGS84", "--to", "bd09", "--language", language]
    let stopped = try run(base + ["--output", "never.csv"])
    #expect(stopped.status == 1 && stopped.output.isEmpty)
    #expect(throws: (any Error).self) { try place.bytes("never.csv") }
    let skipped = try run(base + ["--bad-rows", "skip"])
    #expect(skipped.status == 0)
    #expect(
      skipped.text.split(separator: "\n").map { $0.prefix(2) }
        == ["id", "a,", "", "f,"].filter { $0 != "" })
    let golden = Golden("convert")
    try golden.check("stopped-\(language).txt", Data(stopped.errors.utf8))
    try golden.check("skipped-\(language).txt", Data(skipped.errors.utf8))
    try golden.check("skipped.csv", skipped.output)
  }

  @Test(
    "nothing is guessed: frames have to be named, different and known, columns there, values in range"
  )
  func refusals() throws {
    try place.folder.write("t.csv", "id,lon,lat\na,114.3,30.5\n")
    #expect(try run(["t.csv", "--to", "GCJ-02"]).status == 2)
    #expect(try run(["t.csv", "--from", "GCJ-02"]).status == 2)
    #expect(try run(["t.csv", "--from", "amap", "--to", "火星坐标"]).status == 2)
    for (arguments, says) in [
      (["--from", "EPSG:999999", "--to", "GCJ-02"], "EPSG:999999"),
      (["--from", "EPSG:4547", "--to", "GCJ-02"], "t.csv: frame \"EPSG:4547\": it is in metres"),
      (["--from", "BD-09", "--to", "4326", "--column", "lon=east"], "east"),
      (["--from", "BD-09", "--to", "4326", "--column", "lon=lat"], "no column for lat"),
    ] {
      let outcome = try run(["t.csv"] + arguments)
      #expect(outcome.status == 1 && outcome.text == "")
      #expect(outcome.errors.contains(says), "\(outcome.errors)")
    }
    try place.folder.write("n.csv", "id,east,north\na,114.3,30.5\n")
    let columns = try run(["n.csv", "--from", "4326", "--to", "bd09"])
    #expect(columns.status == 1 && columns.errors.split(separator: "\n").count == 2)
    let named = ["--column", "lon=east", "--column", "lat=north"]
    #expect(try run(["n.csv", "--from", "4326", "--to", "bd09"] + named).status == 0)
    for text in ["", "\n", "lon,lat\n", "lon,lat\nx,y\n"] {
      try place.folder.write("e.csv", text)
      let outcome = try run(["e.csv", "--from", "4326", "--to", "bd09", "--bad-rows", "skip"])
      #expect(outcome.status == 1 && outcome.text == "" && outcome.errors.contains("e.csv"))
    }
  }

  @Test("help says what may be restricted, in both languages")
  func help() throws {
    let english = try run(["--help"]).text.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    #expect(english.contains("may be restricted in mainland China"))
    #expect(try run(["--help", "--language", "zh"]).text.contains("在中国大陆"))
  }
}
