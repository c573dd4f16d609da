import Foundation
import TestSupport
import Testing

/// A market whose own position is far, and whose doors are near.
@Suite("analyze and explain with entrances")
struct EntranceCommandTests {
  private let place: Workplace
  private let tables: [String]

  init() throws {
    place = try Workplace()
    tables = try place.tables(
      "id,lon,lat\nhome,0,0\naway,0.03,0\n",
      """
      id,category,lon,lat
      hall,market,0.01,0
      kiosk,market,0.004,0
      school,school,0.02,0

      """)
    try place.folder.write(
      "e.csv",
      """
      outlet_id,name,lon,lat
      hall,South gate,0.003,0
      hall,North gate,0.0031,0
      hall,,0.02,0
      school,,0.029,0

      """)
  }

  private func coverage(_ run: String = "run") throws -> [[String]] {
    try place.folder.text("\(run)/coverage.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func analyze(_ more: [String], output: String = "run") throws -> Outcome {
    try place.run(
      ["analyze"] + tables + ["--radius", "450", "--output", output, "--force"] + more)
  }

  @Test("an outlet counts once, by its nearest entrance, in place of its own position")
  func once() throws {
    let outcome = try analyze(["--entrances", "e.csv"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    // A degree of longitude at the equator is 111,319.491 m.
    #expect(
      try coverage().map { Array($0[0...1] + $0[3...6]) } == [
        ["home", "market", "2", "hall", "333.958", "covered"],
        ["home", "school", "0", "school", "3228.265", "missing"],
        ["away", "market", "0", "hall", "1113.195", "missing"],
        ["away", "school", "1", "school", "111.319", "covered"],
      ])
    let manifest = try place.folder.text("run/manifest.json")
    #expect(manifest.contains("\"entrances\" : {") && manifest.contains("\"path\" : \"e.csv\""))
    #expect(manifest.contains("\"outlet\" : \"outlet_id\"") && manifest.contains("\"rows\" : 4"))
    #expect(try place.run(["report", "run", "--language", "zh"]).status == 0)
    #expect(try place.folder.text("run/report.html").contains("只计一次，以最近的出入口为准。"))
    #expect(try analyze(["--entrances", "e.csv", "--threads", "2"], output: "two").status == 0)
    for name in ["coverage.csv", "summary.json"] {
      #expect(try place.bytes("two/\(name)") == place.bytes("run/\(name)"))
    }
  }

  @Test("explain says which entrance, by its name or by where it is, in both languages")
  func explain() throws {
    let options = tables + ["--entrances", "e.csv", "--radius", "450"]
    let text = try place.run(["explain", "home"] + options).text
    #expect(text.contains("333.958 m  within  (no name)  hall  (entrance South gate)\n"), "\(text)")
    #expect(text.contains("(no name)  kiosk\n"), "\(text)")
    #expect(text.contains("school  (entrance 0.029, 0.0)\n"), "\(text)")
    let chinese = try place.run(["explain", "away", "--language", "zh"] + options).text
    #expect(chinese.contains("hall  （出入口：0.02, 0.0）\n"), "\(chinese)")
    let standard = try place.run(
      ["explain", "home", "--standard", "everyday", "--entrances", "e.csv"] + tables)
    #expect(standard.text.contains("school  (entrance 0.029, 0.0)\n"), "\(standard)")
  }

  @Test("along a network the walk is to the nearest entrance, and any that joins will do")
  func network() throws {
    try place.folder.write(
      "street.osm",
      """
      <?xml version='1.0'?><osm version='0.6'>
      <node id='1' lon='0' lat='0'/><node id='2' lon='0.03' lat='0'/>
      <way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='footway'/></way>
      </osm>
      """)
    try place.folder.write(
      "more.csv",
      """
      网点编号,经度,纬度
      hall,0.003,0
      hall,0.0031,0.0001
      hall,0.02,0.01
      school,0.02,0.01
      school,0.02,0.02

      """)
    let options = ["--network", "street.osm", "--entrances", "more.csv"]
    let outcome = try analyze(options)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try coverage().map { Array($0[0...1] + $0[3...5]) } == [
        ["home", "market", "2", "hall", "333.958"], ["home", "school", "0", "", ""],
        ["away", "market", "0", "kiosk", "2894.307"], ["away", "school", "0", "", ""],
      ])
    let unjoined = try place.folder.text("run/unjoined.csv").split(separator: "\n").dropFirst()
    #expect(unjoined.map { $0.prefix(24) } == ["outlets,school,0.02,0.0,"])
    let path = try place.run(
      ["explain", "home", "--path", "walk.geojson", "--radius", "450"] + tables + options)
    #expect(path.status == 0, "\(path.errors)")
    let walks = try place.folder.text("walk.geojson")
    #expect(walks.contains(#""outlet":"hall","walk_m":333.958"#), "\(walks)")
  }

  @Test("rows that lead to no outlet, or from far away, are bad rows like any other")
  func badRows() throws {
    try place.folder.write(
      "bad.csv", "outlet_id,lon,lat\nhall,0.003,0\nhal,0.003,0\nkiosk,0.2,0\nschool,x,0\n")
    let stopped = try analyze(["--entrances", "bad.csv"])
    #expect(stopped.status == 1)
    #expect(stopped.errors.contains("bad.csv:5: lon \"x\" is not a number."), "\(stopped.errors)")
    try place.folder.write(
      "far.csv", "outlet_id,lon,lat\nhall,0.003,0\nhal,0.003,0\nkiosk,0.2,0\n")
    let far = try analyze(["--entrances", "far.csv"])
    #expect(far.status == 1)
    #expect(
      far.errors == """
        livingcircle: far.csv:3: outlet_id "hal" is the id of no outlet. \
        Write the outlet's id as the table of outlets has it, or --bad-rows skip.
        far.csv:4: outlet_id "kiosk" has an entrance 22 km from the outlet itself. \
        Check the id, the order of longitude and latitude and the frame (--outlets-crs), \
        or --bad-rows skip.

        """)
    let skipped = try analyze(["--entrances", "bad.csv", "--bad-rows", "skip"])
    #expect(skipped.status == 0 && skipped.text.contains("3 rows set aside"), "\(skipped)")
    let rejected = try place.folder.text("run/rejected.csv").split(separator: "\n").dropFirst()
    #expect(
      rejected.map { String($0) } == [
        "bad.csv,3,,hal,is the id of no outlet",
        "bad.csv,4,,kiosk,has an entrance 22 km from the outlet itself",
        "bad.csv,5,lon,x,is not a number",
      ])
    #expect(try coverage()[0][3...5] == ["2", "hall", "333.958"])
    for (name, words) in [
      ("none.csv", ["none.csv", "No such file"]),
      ("c.csv", ["c.csv", "outlet", "outlet_id", "--column outlet"]),
    ] {
      let outcome = try analyze(["--entrances", name])
      #expect(outcome.status == 1)
      for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)") }
    }
  }

  @Test("a table without rows is no mistake, and a column may go by another name")
  func columns() throws {
    try place.folder.write("none.csv", "outlet_id,lon,lat\n")
    #expect(try analyze(["--entrances", "none.csv"]).status == 0)
    let empty = try place.bytes("run/coverage.csv")
    #expect(try analyze([]).status == 0)
    #expect(try place.bytes("run/coverage.csv") == empty)
    try place.folder.write("named.csv", "door,belongs to,x,y\nSouth,hall,0.003,0\n")
    let named = try analyze(["--entrances", "named.csv", "--column", "outlet=belongs to"])
    #expect(named.status == 0, "\(named.errors)")
    #expect(try coverage()[0][3...5] == ["2", "hall", "333.958"])
    let unknown = try analyze(["--entrances", "named.csv", "--column", "outlet=owner"])
    #expect(unknown.status == 1 && unknown.errors.contains("belongs to"), "\(unknown.errors)")
  }

  @Test("entrances of an outlet that stands in the table twice lead to the one that is kept")
  func dedupe() throws {
    _ = try place.tables(
      "id,lon,lat\nhome,0,0\n",
      "id,category,lon,lat\na,school,0.05,0\nb,market,0.01,0\nc,market,0.01,0\nd,bank,0.02,0\n")
    try place.folder.write("e.csv", "outlet_id,lon,lat\nc,0.003,0\nd,0.004,0\n")
    let outcome = try analyze(["--entrances", "e.csv", "--dedupe"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try coverage().map { Array($0[1...1] + $0[3...5]) } == [
        ["bank", "1", "d", "445.278"], ["market", "1", "b", "333.958"],
        ["school", "0", "a", "5565.975"],
      ])
  }
}
