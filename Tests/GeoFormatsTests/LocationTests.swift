import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("A position may be in one column")
struct LocationTests {
  private func position(_ field: String, header: String = "location") async throws -> Coordinate {
    try await TableFile("id,\(header)\na,\"\(field)\"\n").read().positions[0]
  }

  @Test("longitude and latitude with a comma, as Amap has it", arguments: ["location", "坐标"])
  func pair(header: String) async throws {
    let place = try await position("116.481499,39.990475", header: header)
    #expect(place == Coordinate(longitude: 116.481499, latitude: 39.990475))
    #expect(try await position(" -3.5 ; 40 ") == Coordinate(longitude: -3.5, latitude: 40))
  }

  @Test(
    "a point in WKT",
    arguments: [
      "POINT (10.5 50.25)", "point(10.5 50.25)", "POINT Z (10.5 50.25 3)",
      "POINTZM(10.5 50.25 1 2)",
      "SRID=4326;POINT(10.5 50.25)", "MULTIPOINT ((10.5 50.25))", "MULTIPOINT (10.5 50.25)",
      "POINT M (1.05e1 5025e-2 7)", "GEOMETRYCOLLECTION (POINT (10.5 50.25))",
    ])
  func wkt(text: String) async throws {
    let place = try await position(text, header: "wkt")
    #expect(place == Coordinate(longitude: 10.5, latitude: 50.25))
  }

  @Test("of an area a place inside it, and halfway along a line")
  func inner() async throws {
    let ring = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (1 1, 9 1, 9 9, 1 9, 1 1))"
    let place = try await position(ring, header: "geom")
    #expect(place == Coordinate(longitude: 0.5, latitude: 5))
    let line = try await position("LINESTRING (0 0, 4 0, 4 2)")
    #expect(line == Coordinate(longitude: 3, latitude: 0))
  }

  @Test(
    "what is none is named with its line",
    arguments: [
      ("POINT (1)", InputProblem.Reason.geometry(.malformed)), ("POINT EMPTY", .geometry(.none)),
      ("POLYGON ((0 0, 1 1", .geometry(.malformed)), ("1", .geometry(.malformed)),
      ("1,2,3", .geometry(.malformed)), ("", .empty), ("CIRCLE (1 2)", .geometry(.malformed)),
      ("116°23′17″E,39°54′N", .degreesMinutesSeconds), ("POINT (1 2) x", .geometry(.malformed)),
      (String(repeating: "GEOMETRYCOLLECTION (", count: 100_000), .geometry(.malformed)),
    ])
  func malformed(field: String, reason: InputProblem.Reason) async throws {
    let file = try TableFile("id,wkt\na,\"\(field)\"\n")
    #expect(
      try await file.problems() == [
        InputProblem(reason, file: file.path, line: 2, field: "wkt", value: field)
      ])
  }

  @Test("a position outside the Earth is refused as in two columns")
  func outside() async throws {
    let file = try TableFile("id,location\na,\"39.9,116.4\"\n")
    #expect(
      try await file.problems() == [
        InputProblem(
          .outOfRange(-90, 90), file: file.path, line: 2, field: "location", value: "39.9,116.4")
      ])
  }

  @Test("two columns go before one, unless that is named")
  func choice() async throws {
    let file = try TableFile("id,lon,lat,location\na,1,2,\"3,4\"\n")
    #expect(try await file.read().positions[0].longitude == 1)
    let table = try await file.read { $0.columns = [.location: "Location"] }
    #expect(table.positions[0].longitude == 3)
  }

  @Test("decimal commas are read where they are declared, and nowhere else")
  func decimalComma() async throws {
    let file = try TableFile("id;lon;lat;population\na;10,5;-50,25;1,5e3\n")
    #expect(try await file.problems().map(\.reason) == [.notANumber])
    let table = try await file.read { $0.format.decimalComma = true }
    #expect(table.positions[0] == Coordinate(longitude: 10.5, latitude: -50.25))
    #expect(table.populations == [1_500])
    let point = try TableFile("id;lon;lat\na;1.000,5;2\n")
    #expect(try await point.problems { $0.format.decimalComma = true }.map(\.value) == ["1.000,5"])
  }
}
