import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Frames are known by their names, and PROJ's are brought to WGS 84")
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

  /// CGCS2000 Gauss–Krüger zones, whose definitions put northing first: easting and northing by Krüger's series to the sixth
  /// order in 30 digits, without PROJ.
  static let gaussKrueger: [(String, Double, Double, Double, Double)] = [
    ("EPSG:4526", 38_529_271.087818, 3_385_869.3753717, 114.3052, 30.5928),
    ("EPSG:4547", 529_271.08781834, 3_385_869.3753717, 114.3052, 30.5928),
    ("EPSG:4497", 19_690_320.948629, 3_125_254.5907233, 112.9388, 28.2282),
    ("EPSG:4508", 690_320.94862903, 3_125_254.5907233, 112.9388, 28.2282),
    ("EPSG:4513", 25_585_190.703419, 4_371_151.2494661, 75.99, 39.47),
    ("EPSG:4549", 640_412.31503663, 3_457_455.4885821, 121.4737, 31.2304),
    ("EPSG:4490", 121.4737, 31.2304, 121.4737, 31.2304),
  ]

  @Test(
    "easting and northing become longitude and latitude, whatever the frame's axes",
    arguments: places)
  func positions(
    frame: String, easting: Double, northing: Double, longitude: Double, latitude: Double
  ) throws {
    let place = try #require(try PROJConverter(frame).toWGS84(easting, northing))
    #expect(abs(place.longitude - longitude) < 1e-11)
    #expect(abs(place.latitude - latitude) < 1e-11)
  }

  @Test(
    "northing is y in CGCS2000's zones too, there and back to a hundredth of a millimetre",
    arguments: gaussKrueger)
  func zone(
    frame: String, easting: Double, northing: Double, longitude: Double, latitude: Double
  ) throws {
    let converter = try PROJConverter(frame)
    let place = try #require(converter.toWGS84(easting, northing))
    #expect(abs(place.longitude - longitude) < 1e-10)
    #expect(abs(place.latitude - latitude) < 1e-10)
    let back = try #require(
      converter.fromWGS84(Coordinate(longitude: longitude, latitude: latitude)))
    #expect(abs(back.x - easting) < 1e-5)
    #expect(abs(back.y - northing) < 1e-5)
    #expect(try PROJConverter.isProjection(frame) == (frame != "EPSG:4490"))
  }

  @Test("the names of WGS 84 are known, and a number is an EPSG code")
  func names() {
    for name in ["EPSG:4326", "epsg:4326", " WGS84 ", "4326", "WGS 84", "OGC:CRS84"] {
      #expect(Frame(name) == .wgs84)
    }
    for name in ["GCJ-02", "gcj02", "GCJ 02", "火星坐标", "火星坐标系", "Amap", "高德", "tencent", "腾讯"] {
      #expect(Frame(name) == .gcj02)
    }
    for name in ["BD-09", "bd09", "bd_09", "Baidu", " 百度 "] { #expect(Frame(name) == .bd09) }
    #expect(Frame("CGCS2000") == .proj("EPSG:4490"))
    #expect(Frame("BD09MC") == .proj("BD09MC"))
    #expect(Frame.gcj02.name == "GCJ-02" && Frame.bd09.name == "BD-09")
    #expect(Frame("4548") == .proj("EPSG:4548"))
    #expect(Frame(" EPSG:4548 ") == .proj("EPSG:4548"))
    #expect(Frame.wgs84.name == "EPSG:4326")
    #expect(Frame("EPSG:4548").name == "EPSG:4548")
  }

  @Test("a frame that nobody knows is refused", arguments: ["EPSG:999999", "nonsense", ""])
  func unknown(name: String) {
    let error = #expect(throws: FrameError.self) { try PROJConverter(name) }
    #expect(error == FrameError(.unknown, frame: name))
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
    #expect(table.source.frameDeclaration == .user && table.workingFrame == .wgs84)
  }

  @Test("nobody's declaration is WGS 84, and the table says that it was assumed")
  func assumed() async throws {
    let table = try await TableFile("id,lon,lat\na,10.5,50.25\n").read()
    #expect(table.source.frame == .wgs84 && table.source.frameDeclaration == .assumed)
    #expect(table.positions[0] == Coordinate(longitude: 10.5, latitude: 50.25))
  }

  @Test("a table in GCJ-02 keeps its positions, one in BD-09 is brought to GCJ-02")
  func chinese() async throws {
    let file = try TableFile("id,lon,lat\na,121.53801568643858,31.181328606874466\n")
    let baidu = try await file.read { $0.frame = .bd09 }
    #expect(baidu.workingFrame == .gcj02 && baidu.source.frame == .bd09)
    #expect(abs(baidu.positions[0].longitude - 121.531541859215) < 1e-13)
    #expect(abs(baidu.positions[0].latitude - 31.17530398364597) < 1e-13)
    let amap = try await file.read { $0.frame = .gcj02 }
    #expect(amap.workingFrame == .gcj02)
    #expect(amap.positions[0].longitude == 121.53801568643858)
  }

  @Test("degrees of GCJ-02 and BD-09 have bounds", arguments: [Frame.gcj02, .bd09])
  func bounds(frame: Frame) async throws {
    let file = try TableFile("id,lon,lat\na,529271,3385869\nb,-179.999,91\n")
    let problems = try await file.problems { $0.frame = frame }
    #expect(problems.map(\.reason) == [.outOfRange(-180, 180), .outOfRange(-90, 90)])
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

  @Test("a table in a frame that nobody knows is not read, nor degrees that are said to be metres")
  func unknownFrame() async throws {
    let file = try TableFile("id,x,y\na,1,2\n")
    let degrees = FrameError(.looksLikeDegrees(1, 2), frame: "EPSG:4548", file: file.path)
    await #expect(throws: degrees) { try await file.read { $0.frame = Frame("4548") } }
    await #expect(throws: FrameError(.unknown, frame: "EPSG:999999", file: file.path)) {
      try await file.read { $0.frame = Frame("EPSG:999999") }
    }
  }
}
