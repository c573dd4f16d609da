import GeoFormats
import TestSupport
import Testing

@Suite("Areas are read from files")
struct AreaFileTests {
  private static let json = #"""
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"core","lon":"x"},
    "geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[3,1],[3,3],[1,3],[1,1]]]}},
    {"type":"Feature","properties":{"name":"far"},"geometry":{"type":"MultiPolygon",
    "coordinates":[[[[8,0],[9,0],[9,1],[8,0]]],[[[8,5],[9,5],[9,6],[8,5]]]]}}]}
    """#
  private static let wkt = """
    name,wkt
    core,"POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 3 1, 3 3, 1 3, 1 1))"

    far,"MULTIPOLYGON (((8 0, 9 0, 9 1, 8 0)), ((8 5, 9 5, 9 6, 8 5)))"
    """

  @Test("of GeoJSON and of WKT, with their properties", arguments: [json, wkt])
  func formats(text: String) throws {
    let file = try TableFile(text)
    let areas = try AreaFile.read(path: file.path)
    #expect(areas.areas.map { $0.properties["name"] } == ["core", "far"])
    #expect(areas.areas.map(\.polygons.count) == [1, 2])
    #expect(areas.areas[0].contains(PlanePoint(x: 0.5, y: 2)))
    #expect(!areas.areas[0].contains(PlanePoint(x: 2, y: 2)))
    #expect(areas.areas[1].contains(PlanePoint(x: 8.75, y: 5.5)))
    #expect(areas.declaredFrame == nil)
    #expect(areas.sha256.count == 64)
  }

  @Test("of a GeoPackage, with the frame that it declares")
  func geoPackage() throws {
    let ring = ["0 0", "4 0", "4 4"].map { point in
      point.split(separator: " ").map { PackageFile.hex(Double($0)!) }.joined()
    }
    let file = try PackageFile(
      PackageFile.tables + PackageFile.layer("zones", srs: 4549)
        + "INSERT INTO zones VALUES (1, X'47500001E6100000" + "01030000000100000003000000"
        + ring.joined() + "', 'core', 1);")
    let areas = try AreaFile.read(path: file.path)
    #expect(areas.declaredFrame == .proj("EPSG:4549"))
    #expect(areas.areas[0].properties == ["fid": "1", "name": "core", "population": "1"])
    #expect(areas.areas[0].contains(PlanePoint(x: 3, y: 1)))
  }

  @Test("what is no area is named")
  func notAnArea() throws {
    let file = try TableFile("name,wkt\na,POINT (1 2)\nb,POLYGON\n")
    let error = #expect(throws: InputError.self) { try AreaFile.read(path: file.path) }
    #expect(error?.problems.map(\.reason) == [.geometry(.notAnArea), .geometry(.malformed)])
    #expect(error?.problems.map(\.line) == [2, 3])
    let points = try TableFile("id,lon,lat\na,1,2\n")
    let none = #expect(throws: InputError.self) { try AreaFile.read(path: points.path) }
    #expect(
      none?.problems.map(\.reason) == [
        .missingColumn(role: .location, headers: ["id", "lon", "lat"])
      ])
  }
}
