import CSQLite
import GeoCore
import GeoFormats
import TestSupport
import Testing

/// A GeoPackage that SQL makes.
struct PackageFile {
  let folder: TemporaryFolder
  let path: String

  static let tables = """
    CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition);
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('', 4326, 'EPSG', 4326, ''), ('', 4549, 'epsg', 4549, ''), ('', -1, 'NONE', -1, 'undefined'),
      ('', 100001, 'NONE', 1, '+proj=utm +zone=32'), ('', 7, 'NONE', 7, 'undefined');
    CREATE TABLE gpkg_contents (table_name, data_type, srs_id);
    CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m);
    """

  /// A layer with a key, a name and a geometry.
  static func layer(_ name: String, srs: Int = 4326) -> String {
    """
    INSERT INTO gpkg_contents VALUES ('\(name)', 'features', \(srs));
    INSERT INTO gpkg_geometry_columns VALUES ('\(name)', 'Geom', 'GEOMETRY', \(srs), 0, 0);
    CREATE TABLE "\(name)" (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT, population);
    """
  }

  /// The header of a geometry, and a point.
  static func point(_ x: Double, _ y: Double) -> String {
    "X'47500001E6100000" + wkb(x, y) + "'"
  }

  static func wkb(_ x: Double, _ y: Double) -> String { "0101000000" + hex(x) + hex(y) }

  static func hex(_ number: Double) -> String {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes in
      bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
  }

  init(_ sql: String) throws {
    folder = try TemporaryFolder()
    path = folder.path("a b#?%.gpkg")
    var database: OpaquePointer?
    try #require(sqlite3_open(path, &database) == SQLITE_OK)
    let status = sqlite3_exec(database, sql, nil, nil, nil)
    #expect(status == SQLITE_OK, Comment(rawValue: String(cString: sqlite3_errmsg(database))))
    sqlite3_close(database)
  }

  func read(change: (inout PointTable.Request) -> Void = { _ in }) async throws -> PointTable {
    var request = PointTable.Request(path: path, kind: .communities)
    request.badRows = .skip
    change(&request)
    return try await PointTable.read(request)
  }

  func problems(change: (inout PointTable.Request) -> Void = { _ in }) async throws
    -> [InputProblem]
  {
    do {
      _ = try await read {
        $0.badRows = .stop
        change(&$0)
      }
      return []
    } catch let error as InputError {
      return error.problems
    }
  }
}

@Suite("A layer of a GeoPackage is read as a table of its features")
struct GeoPackageTests {
  private typealias File = PackageFile

  @Test("attributes of every kind become columns, the key the id, the position the last two")
  func columns() async throws {
    let file = try File(
      File.tables + File.layer("homes") + """
        INSERT INTO homes VALUES (3, \(File.point(10.5, 50.25)), 'a, "b"', 1200),
          (5, \(File.point(-1, 2)), NULL, 0.5), (9, \(File.point(0, 0)), 'c', X'00');
        """)
    let table = try await file.read()
    #expect(table.headers == ["fid", "name", "population", "lon", "lat"])
    #expect(
      table.rows == [
        ["3", "a, \"b\"", "1200", "10.5", "50.25"], ["5", "", "0.5", "-1", "2"],
        ["9", "c", "", "0", "0"],
      ])
    #expect(table.allIDs == ["3", "5", "9"])
    #expect(try file.folder.names() == ["a b#?%.gpkg"])
  }

  @Test("the layer is chosen by name, or is the only one")
  func layers() async throws {
    let file = try File(
      File.tables + File.layer("homes")
        + File.layer("it's \"odd\"".replacing("'", with: ""))
        .replacing("its \"odd\"\" (fid", with: "its \"\"odd\"\"\" (fid") + """
          INSERT INTO homes VALUES (1, \(File.point(1, 2)), '', 1);
          """)
    #expect(
      try await file.problems().map(\.reason) == [
        .severalLayers(.geoPackage, ["homes", "its \"odd\""])
      ])
    #expect(try await file.read { $0.format.layer = "homes" }.count == 1)
    #expect(
      try await file.problems { $0.format.layer = "its \"odd\"" }.map(\.reason) == [.noRows])
    let problems = try await file.problems { $0.format.layer = "roads" }
    #expect(problems.map(\.reason) == [.unknownLayer(.geoPackage, ["homes", "its \"odd\""])])
    #expect(problems.map(\.value) == ["roads"])
    #expect(
      try await File(File.tables).problems().map(\.reason) == [.unknownLayer(.geoPackage, [])])
  }

  @Test("the reference system that the layer declares is its frame")
  func frames() throws {
    for (srs, frame) in [
      (4326, Frame.wgs84), (4549, .proj("EPSG:4549")), (100_001, .proj("+proj=utm +zone=32")),
      (-1, nil), (0, nil), (7, nil), (99, nil),
    ] as [(Int, Frame?)] {
      let file = try File(File.tables + File.layer("homes", srs: srs))
      #expect(try RecordReader(path: file.path).declaredFrame == frame, "\(srs)")
    }
  }

  @Test(
    "every kind of geometry, in both byte orders, with heights, measures and envelopes",
    arguments: [
      "475000010000000001010000000000000000002440000000000000F03F",
      "47500000000000000000000001" + "4024000000000000" + "3FF0000000000000",
      "47500003E6100000" + String(repeating: "00", count: 32)
        + "01E90300000000000000002440000000000000F03F0000000000000000",
      "47500005E6100000" + String(repeating: "00", count: 48)
        + "01B90B00000000000000002440000000000000F03F00000000000000000000000000000000",
      "475000010000000001010000A0E61000000000000000002440000000000000F03F0000000000000000",
      "4750000100000000010400000001000000" + "01010000000000000000002440000000000000F03F",
      "475000010000000001070000000100000000" + "0000000140240000000000003FF0000000000000",
    ])
  func geometries(hex: String) async throws {
    let file = try File(
      File.tables + File.layer("homes") + "INSERT INTO homes VALUES (1, X'\(hex)', '', 1);")
    #expect(try await file.read().positions[0] == Coordinate(longitude: 10, latitude: 1))
  }

  @Test(
    "a feature without a usable position is named by its number",
    arguments: [
      ("NULL", GeometryFault.none), ("'text'", .none), ("X'4750001100000000'", .malformed),
      (File.point(.nan, .nan), .none), ("X'00'", .malformed),
      ("X'47500001E61000000107000000FFFFFFFF'", .malformed),
      ("X'47500001E6100000" + String(repeating: "010700000001000000", count: 60) + "'", .malformed),
      ("X'4750000FE6100000" + File.wkb(1, 2) + "'", .malformed),
    ] as [(String, GeometryFault)])
  func unusable(value: String, fault: GeometryFault) async throws {
    let file = try File(
      File.tables + File.layer("homes")
        + "INSERT INTO homes VALUES (1, \(File.point(1, 2)), '', 1), (2, \(value), '', 1);")
    #expect(
      try await file.problems() == [
        InputProblem(.geometry(fault), file: file.path, line: 2, unit: .feature, value: "")
      ])
  }

  @Test("a database that is none, and one that another program is writing to, are refused")
  func refused() async throws {
    let other = try File("CREATE TABLE t (a);")
    #expect(try await other.problems().map(\.reason) == [.refused(.database)])
    let file = try File(File.tables + File.layer("homes"))
    try file.folder.write("a b#?%.gpkg-wal", "x")
    #expect(try await file.problems().map(\.reason) == [.unfinished])
    let packed = try TableFile(gzip("SQLite format 3\0".utf8))
    #expect(try await packed.problems().map(\.reason) == [.refused(.packed)])
    let head = try TableFile("SQLite format 3\0")
    #expect(try await head.problems().count == 1)
  }

  @Test("a view that never ends is stopped")
  func endless() async throws {
    let file = try File(
      File.tables + """
        INSERT INTO gpkg_contents VALUES ('v', 'attributes', 0);
        CREATE VIEW v AS WITH RECURSIVE n(id, lon, lat) AS
          (SELECT 1, 1, 1 UNION ALL SELECT id + 1, 1, 1 FROM n) SELECT * FROM n WHERE id < 0;
        """)
    #expect(try await file.problems().map(\.reason) == [.damaged(.geoPackage)])
  }
}
