import CoverageLayers
import Foundation
import FoundationXML
import GRDB
import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Layers are written as a GeoPackage")
struct GeoPackageFileTests {
  private func package(
    _ layers: [Layer], frame: WorkingFrame = .wgs84
  ) throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    let path = folder.path("a.gpkg")
    try GeoPackageFile(frame: frame).write(layers, to: path)
    #expect(try folder.names() == ["a.gpkg"])
    return (folder, path)
  }

  private func rows(_ path: String, _ sql: String) throws -> [Row] {
    try DatabaseQueue(path: path).read { try Row.fetchAll($0, sql: sql) }
  }

  @Test("the project's own reader finds every position and text again")
  func ownReader() async throws {
    let (folder, path) = try package(SampleLayer.all)
    defer { withExtendedLifetime(folder) {} }
    var request = PointTable.Request(path: path, kind: .communities)
    request.badRows = .skip
    request.keepsNames = true
    request.format.layer = "communities"
    let table = try await PointTable.read(request)
    #expect(table.rejected.count == 10)
    #expect(table.source.frame == .wgs84)
    let layer = SampleLayer.points(40)
    let whole = (0..<40).filter { $0 % 4 != 3 }
    #expect(table.count == whole.count)
    for (row, feature) in whole.enumerated() {
      #expect(table.ids[row] == "\(feature + 1)")
      #expect(layer.shape(feature) == .point(table.positions[row]))
      let name = SampleLayer.hostile[feature % SampleLayer.hostile.count]
      #expect(table.names?[row] == name.replacing("\0", with: "\u{2400}"))
    }
  }

  @Test("what is not known is null, and extents are those of the features")
  func values() throws {
    let (folder, path) = try package(SampleLayer.all)
    defer { withExtendedLifetime(folder) {} }
    let nulls = try rows(
      path,
      """
      SELECT count(*) - count(name), count(*) - count("score:a-b"), count(*) - count(geom),
        count(*) - count(edge), typeof(required)
      FROM communities
      """)[0]
    #expect((0..<4).map { nulls[$0] as Int } == [5, 14, 10, 0])
    let contents = try rows(path, "SELECT * FROM gpkg_contents WHERE data_type = 'features'")
    #expect(
      contents.map { $0["table_name"] as String } == ["communities", "gaps", "reach", "outlets"])
    #expect(contents.map { $0["min_x"] as Double? } == [-180, -180, -180, nil])
    #expect(contents.map { $0["max_y"] as Double? }[2] == 90)
    let tree = try rows(path, "SELECT count(*) FROM rtree_communities_geom")
    #expect(tree[0][0] as Int == 30)
  }

  @Test("the same bytes every time")
  func determinism() throws {
    let (a, one) = try package(SampleLayer.all)
    let (b, two) = try package(SampleLayer.all)
    defer { withExtendedLifetime((a, b)) {} }
    #expect(try Data(contentsOf: URL(filePath: one)) == Data(contentsOf: URL(filePath: two)))
  }

  @Test("GCJ-02 is declared as what it is, and read back as that")
  func gcj02() async throws {
    let (folder, path) = try package([SampleLayer.points(3)], frame: .gcj02)
    defer { withExtendedLifetime(folder) {} }
    let system = try rows(
      path,
      """
      SELECT s.* FROM gpkg_spatial_ref_sys s JOIN gpkg_contents c ON s.srs_id = c.srs_id
      WHERE table_name = 'communities'
      """)[0]
    #expect(system["organization"] as String == "NONE")
    #expect((system["definition"] as String).contains("WGS") == false)
    var request = PointTable.Request(path: path, kind: .communities)
    request.format.layer = "communities"
    #expect(try await PointTable.read(request).source.frame == .gcj02)
  }

  @Test("every layer has a style that names its columns")
  func styles() throws {
    let (folder, path) = try package(SampleLayer.all)
    defer { withExtendedLifetime(folder) {} }
    let styles = try rows(path, "SELECT f_table_name, styleQML, useAsDefault FROM layer_styles")
    #expect(styles.map { $0[0] as String } == ["communities", "gaps", "reach", "outlets"])
    let style = styles[0][1] as String
    #expect(style.contains("attr=\"score:a-b\""))
    #expect(style.contains("name=\"名称 &lt;&quot;&amp;\""))
    for row in styles { #expect(XMLParser(data: Data((row[1] as String).utf8)).parse()) }
  }

  @Test("a folder that is not there is an error of output")
  func failure() throws {
    let folder = try TemporaryFolder()
    #expect(throws: OutputError.self) {
      try GeoPackageFile(frame: .wgs84).write([], to: folder.path("no/a.gpkg"))
    }
  }

  @Test(
    "GDAL reads every layer without a word of complaint",
    .enabled(if: Judge.hasOGR, "ogrinfo is not installed (gdal-bin)"))
  func ogrinfo() throws {
    for frame in [WorkingFrame.wgs84, .gcj02] {
      let (folder, path) = try package(SampleLayer.all, frame: frame)
      defer { withExtendedLifetime(folder) {} }
      let (status, text) = try Judge.run("ogrinfo", ["-al", "--debug", "off", path])
      #expect(status == 0)
      #expect(!text.contains("Warning") && !text.contains("ERROR"), Comment(rawValue: text))
      #expect(text.contains("Feature Count: 40") && text.contains("Feature Count: 6"))
      #expect(text.contains("WGS 84") == (frame == .wgs84))
    }
  }

  @Test(
    "GDAL's validator finds nothing wrong",
    .enabled(if: Judge.hasValidator, "validate_gpkg.py is not installed (python3-gdal)"))
  func validator() throws {
    for frame in [WorkingFrame.wgs84, .gcj02] {
      let (folder, path) = try package(SampleLayer.all, frame: frame)
      defer { withExtendedLifetime(folder) {} }
      let (status, text) = try Judge.run("env", ["/usr/bin/python3", Judge.validator, path])
      #expect(status == 0, Comment(rawValue: text))
    }
  }
}
