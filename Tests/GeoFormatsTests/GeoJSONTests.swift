import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("GeoJSON is read as a table of its features")
struct GeoJSONTests {
  private static let place = #""geometry":{"type":"Point","coordinates":[10.5,50.25]}"#

  private static func feature(_ properties: String, _ rest: String = place) -> String {
    #"{"type":"Feature","properties":\#(properties),\#(rest)}"#
  }

  private static func collection(_ features: String...) -> String {
    #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#
  }

  private func problems(_ text: String) async throws -> [InputProblem] {
    try await TableFile(text).problems()
  }

  @Test(
    "properties become columns in the order in which they first come, the position the last two")
  func columns() async throws {
    let table = try await TableFile(
      Self.collection(
        Self.feature(#"{"id":"a","name":"x, \"y\"\n"}"#),
        Self.feature(#"{"population":1200,"id":"b","share":0.1}"#))
    ).read()
    #expect(table.headers == ["id", "name", "population", "share", "lon", "lat"])
    #expect(
      table.rows == [
        ["a", "x, \"y\"\n", "", "", "10.5", "50.25"], ["b", "", "1200", "0.1", "10.5", "50.25"],
      ])
    #expect(table.positions[1] == Coordinate(longitude: 10.5, latitude: 50.25))
  }

  @Test("values of every kind")
  func values() async throws {
    let properties = #"""
      {"id":7,"a":true,"b":null,"c":["x","y"],"d":{"k": [1, 2]},"e":[1,"x"],"f":1e21,"g":2.0,
      "h":18446744073709551615,"i":-0.000001}
      """#
    let table = try await TableFile(Self.collection(Self.feature(properties))).read()
    #expect(
      table.row(0) == [
        "7", "true", "", "x;y", #"{"k":[1,2]}"#, #"[1,"x"]"#, "1e+21", "2", "18446744073709551615",
        "-1e-06", "10.5", "50.25",
      ])
  }

  @Test("lines, a sequence with record separators, and a single feature are the same rows")
  func framings() async throws {
    let features = (0..<3).map { Self.feature(#"{"id":"\#($0)","name":"n"}"#) }
    let texts = [
      Self.collection(features[0], features[1], features[2]),
      features.joined(separator: "\n"), features.joined(separator: "\r\n\n") + "\n",
      features.map { "\u{1E}\($0)\n" }.joined(),
      "\u{1E}" + features.joined(separator: "\n\u{1E}").replacing(",", with: ",\n"),
      "\u{FEFF}" + Self.collection(features[0], features[1], features[2]),
    ]
    for text in texts {
      let table = try await TableFile(text).read()
      #expect(table.allIDs == ["0", "1", "2"])
      #expect(table.source.rows == 3)
    }
    let single = try await TableFile(features[0].replacing(",", with: ",\n")).read()
    #expect(single.allIDs == ["0"])
    #expect(try await TableFile(gzip(texts[0].utf8)).read().allIDs == ["0", "1", "2"])
  }

  @Test("a feature's own id is taken where no property is one")
  func featureID() async throws {
    let text = Self.collection(
      Self.feature("{}", #""id":"w1",\#(Self.place)"#),
      Self.feature("null", #""id":2,\#(Self.place)"#))
    #expect(try await TableFile(text).read().allIDs == ["w1", "2"])
    let both = Self.collection(Self.feature(#"{"ID":"p"}"#, #""id":"w1",\#(Self.place)"#))
    #expect(try await TableFile(both).read().allIDs == ["p"])
  }

  @Test("the geometry goes before properties that are called lon and lat")
  func properties() async throws {
    let file = try TableFile(Self.collection(Self.feature(#"{"id":"a","lon":"1","lat":"2"}"#)))
    let table = try await file.read()
    #expect(table.positions[0].longitude == 10.5)
    #expect(table.rows == [["a", "1", "2"]])
  }

  @Test(
    "every kind of geometry gives a place",
    arguments: [
      (#"{"type":"MultiPoint","coordinates":[[1,2],[1,2]]}"#, 1.0, 2.0),
      (#"{"type":"LineString","coordinates":[[0,2,9],[2,2,9]]}"#, 1, 2),
      (#"{"type":"MultiLineString","coordinates":[[[0,0],[0,1]],[[0,2],[2,2]]]}"#, 1, 2),
      (#"{"type":"Polygon","coordinates":[[[0,1],[2,1],[2,3],[0,3],[0,1]]]}"#, 1, 2),
      (#"{"type":"MultiPolygon","coordinates":[[[[0,1],[2,1],[2,3],[0,3],[0,1]]]]}"#, 1, 2),
      (#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}"#, 1, 2),
    ])
  func geometries(geometry: String, x: Double, y: Double) async throws {
    let text = Self.collection(Self.feature(#"{"id":"a"}"#, #""geometry":\#(geometry)"#))
    let place = try await TableFile(text).read().positions[0]
    #expect(place == Coordinate(longitude: x, latitude: y))
  }

  @Test(
    "a feature without a usable position is named by its number",
    arguments: [
      ("null", GeometryFault.none), (#"{"type":"Point","coordinates":[]}"#, .none),
      (#"{"type":"Point","coordinates":[1]}"#, .malformed),
      (#"{"type":"Point","coordinates":["1","2"]}"#, .malformed),
      (#"{"type":"Point"}"#, .malformed), (#"{"type":"Circle","coordinates":[1,2]}"#, .malformed),
      (#"{"type":"Polygon","coordinates":[[1,2],[3,4]]}"#, .malformed), ("7", .malformed),
    ])
  func unusable(geometry: String, fault: GeometryFault) async throws {
    let text = Self.collection(
      Self.feature(#"{"id":"a"}"#), Self.feature(#"{"id":"b\n"}"#, #""geometry":\#(geometry)"#))
    let file = try TableFile(text)
    let expected = InputProblem(
      .geometry(fault), file: file.path, line: 2, unit: .feature, value: "")
    #expect(try await file.problems() == [expected])
    let table = try await file.read { $0.badRows = .skip }
    #expect(table.allIDs == ["a"])
    #expect(table.rejected == [expected])
  }

  @Test("problems of rows are named by the feature")
  func rows() async throws {
    let problems = try await problems(
      Self.collection(
        Self.feature(#"{"id":"a\nb"}"#), Self.feature(#"{"id":"a\nb"}"#),
        Self.feature(#"{"id":"c"}"#, #""geometry":{"type":"Point","coordinates":[50,200]}"#)))
    #expect(problems.map(\.reason) == [.duplicateID(line: 1), .outOfRange(-90, 90)])
    #expect(problems.map(\.line) == [2, 3])
    #expect(problems.allSatisfy { $0.unit == .feature })
  }

  @Test("the old member crs declares the frame")
  func crs() throws {
    func frame(_ name: String) throws -> Frame? {
      let crs = #"{"crs":{"type":"name","properties":{"name":"\#(name)"}},"#
      let text = crs + Self.collection(Self.feature(#"{"id":"a"}"#)).dropFirst()
      let file = try TableFile(text)
      return try RecordReader(path: file.path).declaredFrame
    }
    #expect(try frame("urn:ogc:def:crs:OGC:1.3:CRS84") == .wgs84)
    #expect(try frame("EPSG:4326") == .wgs84)
    #expect(try frame("urn:ogc:def:crs:EPSG::4549") == .proj("urn:ogc:def:crs:EPSG::4549"))
  }

  @Test("JSON that is no collection of features is refused")
  func noFeatures() async throws {
    for text in [
      "[1,2]", "{}", #"{"type":"Point","coordinates":[1,2]}"#, #"{"features":[]}"#,
      #"{"type":"GeometryCollection","geometries":[]}"#,
    ] {
      #expect(try await problems(text).map(\.reason) == [.noFeatures], Comment(rawValue: text))
    }
    let other = try await problems(Self.collection(Self.feature("{}"), #"{"type":"Point"}"#))
    #expect(other.map(\.reason) == [.noFeatures])
    #expect(other.map(\.line) == [2])
    #expect(try await problems(Self.collection()).map(\.reason) == [.noRows])
  }

  @Test("JSON that is broken is refused with the line, wherever it is cut off")
  func broken() async throws {
    let text = Self.collection(
      Self.feature(#"{"id":"a","c":["x"]}"#), Self.feature(#"{"id":"b"}"#))
    for count in 1..<text.utf8.count {
      let problems = try await problems(String(text.prefix(count)))
      #expect(problems.map(\.reason) == [.damaged(.geoJSON)], "\(count)")
    }
    let changed = try await problems(text.replacing(#""id":"b""#, with: #""id" "b""#))
    #expect(changed.map(\.line) == [2])
    for end in ["x", "}", "[1]", text] {
      #expect(try await problems(text + "\n" + end).map(\.reason) == [.damaged(.geoJSON)])
    }
    let deep = String(repeating: "[", count: 200_000)
    #expect(
      try await problems(Self.collection(Self.feature(#"{"id":\#(deep)"#))).map(\.reason)
        == [.damaged(.geoJSON)])
    let closed = deep + String(repeating: "]", count: 200_000)
    #expect(
      try await problems(Self.collection(Self.feature(#"{"id":\#(closed)}"#))).map(\.reason)
        == [.damaged(.geoJSON)])
  }
}
