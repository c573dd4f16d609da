import CoverageLayers
import Foundation
import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Layers are written as GeoJSON")
struct GeoJSONFileTests {
  private func text(_ layer: Layer) throws -> String {
    var bytes: [UInt8] = []
    try GeoJSONFile(layer).write { bytes += $0.bytes() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func features(_ layer: Layer) throws -> [[String: Any]] {
    let document = try JSONSerialization.jsonObject(with: Data(text(layer).utf8))
    let collection = try #require(document as? [String: Any])
    #expect(collection["type"] as? String == "FeatureCollection")
    // Gone with RFC 7946.
    #expect(collection["crs"] == nil)
    return try #require(collection["features"] as? [[String: Any]])
  }

  @Test("every text is what it was, and what is not known is null")
  func properties() throws {
    let layer = SampleLayer.points(40)
    let features = try features(layer)
    #expect(features.count == 40)
    for (row, feature) in features.enumerated() {
      let properties = try #require(feature["properties"] as? [String: Any])
      let name = SampleLayer.hostile[row % SampleLayer.hostile.count]
      #expect(properties["name"] as? String == (name.isEmpty ? nil : name))
      #expect((properties["name"] is NSNull) == name.isEmpty)
      #expect((properties["score:a-b"] is NSNull) == (row % 3 == 0))
      #expect((feature["geometry"] is NSNull) == (row % 4 == 3))
    }
  }

  @Test("the project's own reader finds every position again")
  func ownReader() async throws {
    var layer = SampleLayer.points(2_100)
    // Names with a zero, which no table has.
    layer.columns.removeFirst()
    let file = try TemporaryFolder()
    let path = try file.write("a.geojson", text(layer))
    var request = PointTable.Request(path: path, kind: .communities)
    request.columns = [.id: "required"]
    request.badRows = .skip
    let table = try await PointTable.read(request)
    #expect(table.count == 2_100 * 3 / 4)
    for (row, feature) in (0..<2_100).filter({ $0 % 4 != 3 }).enumerated() {
      #expect(layer.shape(feature) == .point(table.positions[row]))
    }
  }

  @Test("seven decimals, rings that close and run counter-clockwise, parts at the antimeridian")
  func geometries() throws {
    let all = SampleLayer.all
    #expect(
      try text(all[1]).contains(
        "{\"type\":\"LineString\",\"coordinates\":[[114.3000000,30.6000000],[114.3100000,30.6100000]]}"
      ))
    #expect(try text(all[1]).contains("{\"type\":\"MultiLineString\",\"coordinates\":[[["))
    let kinds = try features(all[2]).map { feature in
      (feature["geometry"] as? [String: Any])?["type"] as? String
    }
    #expect(kinds == ["Polygon", nil, "MultiPolygon", nil, "Polygon", nil])
    let first = try features(all[2])[0]["geometry"] as? [String: Any]
    let rings = try #require(first?["coordinates"] as? [[[Double]]])
    #expect(rings.count == 1 && rings[0].count == 73 && rings[0].first == rings[0].last)
    #expect(try features(all[3]).isEmpty)
  }

  @Test(
    "GDAL reads it without a word of complaint",
    .enabled(if: Judge.hasOGR, "ogrinfo is not installed (gdal-bin)"))
  func ogrinfo() throws {
    let folder = try TemporaryFolder()
    for layer in SampleLayer.all {
      let path = try folder.write("\(layer.name).geojson", text(layer))
      let (status, text) = try Judge.run("ogrinfo", ["-al", path])
      #expect(status == 0)
      #expect(!text.contains("Warning") && !text.contains("ERROR"), Comment(rawValue: text))
      #expect(text.contains("Feature Count: \(layer.count)"))
    }
  }
}
