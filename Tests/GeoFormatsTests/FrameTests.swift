import GeoCore
import TestSupport
import Testing

@testable import GeoFormats

@Suite("Coordinates of other frames are brought to WGS 84")
struct FrameTests {
  /// Frame, easting, northing, and the degrees that pyproj 3.7 has with `always_xy=True`.
  static let places: [(String, Double, Double, Double, Double)] = [
    ("EPSG:3857", 0, 0, 0, 0),
    ("EPSG:3857", -2_443_150.1, 9_404_500.25, -21.947190762281373, 64.21471854038917),
    ("EPSG:3857", 12_725_000, 3_578_000.5, 114.31061990420909, 30.577502471468552),
    ("EPSG:4548", 518_939.553, 3_519_692.841, 117.19999999737267, 31.800000001501726),
    ("EPSG:4548", 448_473.024, 4_419_565.493, 116.39740000291073, 39.90869999982753),
    ("EPSG:4548", 669_695.745, 3_549_951.706, 118.79690000330724, 32.060299996989954),
  ]

  @Test(
    "easting and northing become longitude and latitude, whatever the frame's axes",
    arguments: places)
  func positions(
    frame: String, easting: Double, northing: Double, longitude: Double, latitude: Double
  ) throws {
    let place = try #require(try FrameConverter(frame).convert(easting, northing))
    #expect(abs(place.longitude - longitude) < 1e-11)
    #expect(abs(place.latitude - latitude) < 1e-11)
  }

  @Test("the names of WGS 84 are known, and a number is an EPSG code")
  func names() {
    for name in ["EPSG:4326", "epsg:4326", " WGS84 ", "4326", "WGS 84", "OGC:CRS84"] {
      #expect(Frame(name) == .wgs84)
    }
    #expect(Frame("4548") == .proj("EPSG:4548"))
    #expect(Frame(" EPSG:4548 ") == .proj("EPSG:4548"))
    #expect(Frame.wgs84.name == "EPSG:4326")
    #expect(Frame("EPSG:4548").name == "EPSG:4548")
  }

  @Test("a frame that nobody knows is refused", arguments: ["EPSG:999999", "nonsense", ""])
  func unknown(name: String) {
    let error = #expect(throws: FrameError.self) { try FrameConverter(name) }
    #expect(error?.frame == name)
    #expect(error?.reason.isEmpty == false)
  }

  @Test("a table is read by its columns' roles, and its texts stay as they are")
  func table() async throws {
    let file = try TableFile("id,y,x\na,3519692.841,518939.553\nb,4419565.493,448473.024\n")
    let table = try await file.read { $0.frame = Frame("EPSG:4548") }
    #expect(abs(table.positions[0].longitude - 117.2) < 1e-8)
    #expect(abs(table.positions[0].latitude - 31.8) < 1e-8)
    #expect(abs(table.positions[1].latitude - 39.9087) < 1e-8)
    #expect(table.row(0) == ["a", "3519692.841", "518939.553"])
    #expect(table.source.frame == .proj("EPSG:4548"))
  }

  @Test("a position that the frame does not have is told with both fields")
  func notConvertible() async throws {
    let file = try TableFile("id,x,y\na,448473,4419565\n\nb,1e300,7\n")
    let problems = try await file.problems { $0.frame = Frame("EPSG:4548") }
    #expect(
      problems == [
        InputProblem(
          .notConvertible(frame: "EPSG:4548"), file: file.path, line: 4, field: "x, y",
          value: "1e+300, 7.0")
      ])
  }

  @Test("a table in a frame that nobody knows is not read")
  func unknownFrame() async throws {
    let file = try TableFile("id,x,y\na,1,2\n")
    await #expect(throws: FrameError.self) {
      try await file.read { $0.frame = Frame("EPSG:999999") }
    }
  }
}
