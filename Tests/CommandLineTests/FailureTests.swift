import Foundation
import TestSupport
import Testing

@Suite("A run that fails says why and leaves nothing behind")
struct FailureTests {
  private static let communities = "id,lon,lat\nc,10,50\n"
  private static let outlets = "id,category,lon,lat\no,bank,10.001,50\n"
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// Runs two tables, which has to fail with exactly this message and without output.
  private func check(
    communities: String = Self.communities, outlets: String = Self.outlets,
    options: [String] = [], _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let tables = try place.tables(communities, outlets)
    let before = try place.folder.names()
    let outcome = try place.run(["analyze"] + tables + ["--output", "run"] + options)
    #expect(outcome.status == 1, sourceLocation: sourceLocation)
    #expect(outcome.errors == "livingcircle: \(message)\n", sourceLocation: sourceLocation)
    #expect(outcome.text == "", sourceLocation: sourceLocation)
    #expect(try place.folder.names() == before, sourceLocation: sourceLocation)
  }

  @Test("every unusable row is named with file, line, field, value and remedy")
  func rows() throws {
    try check(
      communities: "id,lon,lat\nc,10,50\nd,1o,50\ne,50,-121.5\nf,200,50\n\nc,10,50\n,1,2\n",
      """
      c.csv:3: lon "1o" is not a number. \
      Write a number such as 114.3052 with a point (or say --decimal-comma), or --bad-rows skip.
      c.csv:4: lat "-121.5" is not between -90 and 90. Latitude and longitude may be swapped, \
      or the frame is not in degrees: see --column and --crs.
      c.csv:5: lon "200" is not between -180 and 180. \
      If these are metres, say which frame they are in: --crs EPSG:…
      c.csv:7: id "c" is the id of line 2 too. \
      Give each row an id of its own, or --bad-rows skip to keep the first.
      c.csv:8: id "" is empty. Fill the field in, or --bad-rows skip to set such rows aside.
      """)
    try check(
      outlets: "id,category,lon,lat\no,bank,10\n",
      """
      o.csv:2: the row has 3 fields, the header has 4. \
      Put fields that hold a comma in quotation marks, or --bad-rows skip.
      """)
  }

  @Test("a column that is not recognised is named with those that are there")
  func columns() throws {
    try check(
      communities: "id,east,lat\nc,10,50\n",
      """
      c.csv:1: has no column for lon; its columns are id, east, lat. \
      Recognised are lon, lng, longitude, x, 经度; or say --column lon=HEADER.
      """)
  }

  @Test("an empty table, and one without rows")
  func nothing() throws {
    try check(
      communities: "",
      """
      c.csv: has no header line. \
      The first line must name the columns, such as id,name,lon,lat.
      """)
    try check(
      outlets: "id,category,lon,lat\n",
      "o.csv: has no usable row. Check that this is the right file.")
  }

  @Test("a file that cannot be read")
  func unreadable() throws {
    try check(
      options: ["--outlets", "none.csv"],
      """
      none.csv: cannot be read: No such file or directory. \
      Check the path and your right to read it.
      """)
  }

  @Test("positions in China are refused until somebody says what they mean")
  func china() throws {
    let message = """
      c.csv: 114.36, 30.54 lies in the rectangle round China, where WGS 84, GCJ-02 and \
      BD-09 are all in use and differ by 0.5 to 1 km. Say which one it is: \
      --crs EPSG:4326 for WGS 84 (GPS, OpenStreetMap), --crs GCJ-02 (Amap, Tencent) or --crs BD-09 \
      (Baidu); for one table alone, --communities-crs or --outlets-crs.
      """
    let communities = "id,lon,lat\nc,114.36,30.54\n"
    let outlets = "id,category,lon,lat\no,bank,114.361,30.54\n"
    try check(communities: communities, outlets: outlets, message)
    let tables = try place.tables(communities, outlets)
    let outcome = try place.run(
      ["analyze"] + tables + ["--format", "json", "--crs", "EPSG:4326"])
    #expect(outcome.status == 0 && outcome.errors == "")
  }

  @Test("outlets none of which has a category")
  func noCategories() throws {
    try check(
      outlets: "id,category,lon,lat\no,;,10.001,50\n",
      """
      o.csv: no outlet has a category. Check the column of categories, or name it: \
      --column category=HEADER.
      """)
  }

  @Test("degrees that are declared as metres")
  func degreesAsMetres() throws {
    try check(
      options: ["--crs", "EPSG:3857"],
      """
      c.csv: frame "EPSG:3857": it is in metres, but all values of the table look like degrees \
      (10.0, 50.0). Give GCJ-02, BD-09, an EPSG code such as EPSG:4326 or EPSG:4549, WKT, or a PROJ string.
      """)
  }

  @Test("a frame that PROJ does not know, or that has no easting and northing")
  func unknownFrame() throws {
    for frame in ["EPSG:999999", "EPSG:4978", "EPSG:5799"] {
      try check(
        options: ["--crs", frame],
        """
        c.csv: frame "\(frame)": PROJ knows no such horizontal coordinate system. \
        Give GCJ-02, BD-09, an EPSG code such as EPSG:4326 or EPSG:4549, WKT, or a PROJ string.
        """)
    }
  }

  @Test("a walk beyond the Earth")
  func walk() throws {
    try check(
      options: ["--radius", "6000000"],
      """
      A walk of 6000000.0 m cannot be used: --radius, or --minutes × --speed ÷ --detour, must \
      lie in 0...5,000,000 m.
      """)
  }

  @Test("axes that seem to be swapped")
  func swappedAxes() throws {
    try check(
      communities: "id,lon,lat\nc,50,10\n",
      """
      c.csv, o.csv: longitude and latitude seem to be swapped in one of the two; the first \
      community is at longitude 50.0, latitude 10.0, the first outlet at longitude 10.001, \
      latitude 50.0. Correct the headers, or say --column lon=HEADER --column lat=HEADER.
      """)
  }

  @Test("tables of different cities")
  func apart() throws {
    try check(
      communities: "id,lon,lat\nc,10,52\n",
      """
      o.csv: no outlet is within 100 km of any community of c.csv; the nearest is 222 km away. \
      Check that both files are of the same city and in the same frame (--crs).
      """)
  }

  @Test("a coordinate system that nobody knows")
  func frame() throws {
    let tables = try place.tables(Self.communities, Self.outlets)
    let outcome = try place.run(["analyze"] + tables + ["--format", "csv", "--crs", "EPSG:1"])
    #expect(outcome.status == 1 && outcome.text == "")
    #expect(outcome.errors.hasPrefix("livingcircle: c.csv: frame \"EPSG:1\": "))
    #expect(
      outcome.errors.hasSuffix(
        ". Give GCJ-02, BD-09, an EPSG code such as EPSG:4326 or EPSG:4549, WKT, or a PROJ string.\n"
      ))
  }

  @Test("a community that is not there, with those of similar ids")
  func unknownCommunity() throws {
    let outcome = try place.run(["explain", "29753644"] + Workplace.city)
    #expect(outcome.status == 1 && outcome.text == "")
    #expect(
      outcome.errors == """
        livingcircle: city/communities.csv: no community has the id "29753644". \
        Did you mean n297536441?

        """)
  }

  @Test("an output path that is a file")
  func outputIsFile() throws {
    try place.folder.write("run", "mine")
    try check("run: is a file, not a folder. Name a folder: --output DIR.")
    #expect(try place.folder.text("run") == "mine")
  }

  @Test("an earlier run stays as it is until it is to be replaced")
  func earlierRun() throws {
    let run = try ["analyze"] + place.tables(Self.communities, Self.outlets)
    #expect(try place.run(run + ["--output", "run"]).status == 0)
    let before = try place.bytes("run/manifest.json")
    let refused = try place.run(run + ["--output", "run", "--radius", "5"])
    #expect(refused.status == 1 && refused.text == "")
    #expect(
      refused.errors == """
        livingcircle: run/coverage.csv: an earlier run is there. \
        Name another folder, or say --force to replace it.

        """)
    #expect(try place.bytes("run/manifest.json") == before)
    let forced = try place.run(run + ["--output", "run", "--radius", "5", "--force"])
    #expect(forced.status == 0 && forced.errors == "")
    #expect(try place.bytes("run/manifest.json") != before)
    #expect(try place.folder.names(in: "run").count == 5)
  }

  @Test("a failed run over an earlier one changes nothing")
  func failedReplacement() throws {
    let run = try ["analyze"] + place.tables(Self.communities, Self.outlets)
    #expect(try place.run(run + ["--output", "run"]).status == 0)
    let before = try place.bytes("run/coverage.csv")
    try place.folder.write("c.csv", "id,lon,lat\nc,x,50\n")
    #expect(try place.run(run + ["--output", "run", "--force"]).status == 1)
    #expect(try place.bytes("run/coverage.csv") == before)
    #expect(try place.folder.names(in: "run").count == 5)
  }
}

@Suite("A command line that cannot be understood is refused with status 2")
struct CommandLineTests {
  private func check(
    _ arguments: [String], _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let place = try Workplace()
    let outcome = try place.run(arguments)
    #expect(outcome.status == 2, sourceLocation: sourceLocation)
    #expect(outcome.text == "", sourceLocation: sourceLocation)
    let first = outcome.errors.split(separator: "\n").first ?? ""
    #expect(first == "Error: \(message)", sourceLocation: sourceLocation)
    #expect(try place.folder.names() == ["city", "wuhan"], sourceLocation: sourceLocation)
  }

  @Test("options that are unknown or missing")
  func options() throws {
    let run = ["analyze"] + Workplace.city
    try check(run + ["--format", "csv", "--zzzzzzzz"], "Unknown option '--zzzzzzzz'")
    let missing = "a table, or OpenStreetMap data for both: --osm FILE."
    try check(["analyze"], "Missing --communities FILE: \(missing)")
    try check(run, "Say where the results go: --output DIR (or --format json or csv).")
    try check(["explain"] + Workplace.city, "Missing expected argument '<id>'")
  }

  @Test("values that make no sense")
  func values() throws {
    let run = ["analyze"] + Workplace.city + ["--format", "csv"]
    try check(
      run + ["--radius", "500", "--speed", "60"],
      "--radius and --speed exclude each other: give a distance or a time.")
    try check(run + ["--radius=-1"], "--radius -1.0: must be 0 or more.")
    try check(run + ["--detour", "0"], "--detour 0.0: must be above 0.")
    try check(run + ["--threads", "0"], "--threads 0: must be between 1 and 1024.")
    try check(
      run + ["--column", "length=x"],
      """
      --column length=x: write ROLE=HEADER with one of \
      id, name, lon, lat, location, category, population, district, city, kind, main, mobile, chain, capacity, outlet.
      """)
  }
}
