import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Outlines are kept beside positions where they are asked for")
struct OutlineColumnTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let square = [(0.0, 0.0), (0.002, 0), (0.002, 0.001), (0, 0.001)]

  private static func corners(_ points: [(Double, Double)]) -> [Coordinate] {
    points.map { Coordinate(longitude: $0, latitude: $1) }
  }

  private func feature(_ id: String, _ type: String, _ coordinates: String) -> String {
    """
    {"type":"Feature","properties":{"id":"\(id)","category":"x"},
     "geometry":{"type":"\(type)","coordinates":\(coordinates)}}
    """
  }

  private func read(
    _ features: [String], _ change: (inout PointTable.Request) -> Void = { _ in }
  ) async throws -> PointTable {
    let path = try folder.write(
      "a.geojson",
      #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    var request = PointTable.Request(path: path, kind: .outlets)
    request.keepsOutlines = true
    change(&request)
    return try await PointTable.read(request, workers: 2)
  }

  private var features: [String] {
    let ring = "[[0,0],[0.002,0],[0.002,0.001],[0,0.001],[0,0]]"
    return [
      feature("point", "Point", "[1,1]"),
      feature("area", "Polygon", "[\(ring),[[0.0005,0.0005],[0.001,0.0005],[0.001,0.0006]]]"),
      feature("line", "MultiLineString", "[[[0,0],[0.001,0]],[[5,5],[5,5.001],[5,5.002]]]"),
      """
      {"type":"Feature","properties":{"id":"both","category":"x"},"geometry":
       {"type":"GeometryCollection","geometries":[
        {"type":"LineString","coordinates":[[7,7],[8,8]]},
        {"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[\(ring)]}]}]}}
      """,
    ]
  }

  private func expected(_ rows: [String]) -> Outlines {
    let ring = Self.corners(Self.square)
    let hole = Self.corners([(0.0005, 0.0005), (0.001, 0.0005), (0.001, 0.0006)])
    var outlines = Outlines()
    for row in rows {
      switch row {
      case "area": outlines.append([ring, hole], isArea: true)
      case "both": outlines.append([ring], isArea: true)
      case "line":
        outlines.append(
          [
            Self.corners([(0, 0), (0.001, 0)]), Self.corners([(5, 5), (5, 5.001), (5, 5.002)]),
          ], isArea: false)
      default: outlines.append([], isArea: false)
      }
    }
    return outlines
  }

  @Test("of areas with holes, lines, and the areas of collections; points have none")
  func kinds() async throws {
    let table = try await read(features)
    #expect(table.outlines == expected(["point", "area", "line", "both"]))
    let plain = try await read(features) { $0.keepsOutlines = false }
    #expect(plain.outlines == nil)
    for row in 0..<4 { #expect(table.positions[row] == plain.positions[row]) }
  }

  @Test("and go with their rows, whichever are left out")
  func rows() async throws {
    let bad = [
      feature("off", "LineString", "[[0,0],[0,1],[0,95]]"), feature("none", "LineString", "[]"),
    ]
    let table = try await read([features[0], bad[0], features[1], bad[1], features[2]]) {
      $0.badRows = .skip
    }
    #expect(table.outlines == expected(["point", "area", "line"]))
    #expect(table.rejected.map(\.line) == [2, 4])
    #expect(table.rejected.map(\.value) == ["0.0, 95.0", ""])
    let rest = table.settingAside([(1, .duplicateOutlet(id: "point"))])
    #expect(rest.outlines == expected(["point", "line"]))
    let text = try folder.write("a.csv", "id,category,lon,lat\na,x,1,2\n")
    var request = PointTable.Request(path: text, kind: .outlets)
    request.keepsOutlines = true
    #expect(try await PointTable.read(request).outlines == nil)
  }

  @Test("and are brought to the frame that is measured in, corner by corner")
  func frames() async throws {
    var table = try await read([
      feature("a", "LineString", "[[116.3,39.9],[116.31,39.91],[116.32,39.9]]")
    ])
    var corners = Positions(Self.corners([(116.3, 39.9), (116.31, 39.91), (116.32, 39.9)]))
    try await table.move(to: .gcj02)
    try await corners.move(from: .wgs84, to: .gcj02)
    #expect(table.outlines?.corners == corners)
    let metres = try await read([
      feature("a", "LineString", "[[500000,4400000],[500100,4400000]]")
    ]) { $0.frame = Frame("EPSG:32650") }
    let outline = try #require(metres.outlines?.corners)
    #expect(outline.count == 2 && abs(outline[0].longitude - 117) < 1e-9)
    // UTM is 0.9996 of the true length on its middle meridian.
    #expect(abs(geodesicLength(from: outline[0], to: outline[1]) - 100.04) < 0.001)
  }

  @Test("of a GeoPackage are those of GeoJSON")
  func package() async throws {
    func number(_ count: Int) -> String {
      withUnsafeBytes(of: UInt32(count).littleEndian) { bytes in
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      }
    }
    let ring = Self.square + Self.square.prefix(1)
    let points = ring.map { PackageFile.hex($0.0) + PackageFile.hex($0.1) }.joined()
    let polygon = "01" + number(3) + number(1) + number(ring.count) + points
    let file = try PackageFile(
      PackageFile.tables + PackageFile.layer("a")
        + "INSERT INTO a VALUES (1, \(PackageFile.point(1, 1)), 'n', 1);"
        + "INSERT INTO a VALUES (2, X'47500001E6100000\(polygon)', 'n', 1);")
    var request = PointTable.Request(path: file.path, kind: .outlets)
    request.keepsOutlines = true
    request.columns = [.category: "name"]
    #expect(try await PointTable.read(request).outlines == expected(["point", "both"]))
  }

  @Test("of OpenStreetMap data are those of its areas")
  func openStreetMap() async throws {
    let file = try OSMText(
      OSMText.node(1, 5, 5, "shop=a") + OSMText.square(2, 0, 0, side: 900, "shop=b"))
    let data = try await file.read([.points, .areas], "shop")
    let outlets = OSMOutlets(data, categories: [["a"], ["b"]], wasOutlet: [false, false])
    let text = TableText(path: "x.osm", sha256: "", bytes: 0, text: outlets.table().bytes())
    let table = try await PointTable.read(.init(text, kind: .outlets)).outlined(by: outlets)
    var outlines = Outlines()
    outlines.append([], isArea: false)
    outlines.append(
      [Self.corners([(0, 0), (0.000_09, 0), (0.000_09, 0.000_09), (0, 0.000_09)])], isArea: true)
    let corners = try #require(table.outlines?.corners(of: 1).count)
    #expect(corners == 5 && !(table.outlines?.isDrawn(0) ?? true))
    #expect(Set(table.outlines!.corners.longitudes) == Set(outlines.corners.longitudes))
  }
}
