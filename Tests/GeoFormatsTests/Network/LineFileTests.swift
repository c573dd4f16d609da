import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Lines of one's own as ways")
struct LineFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ features: String...) async throws -> LineFile {
    let list = features.map { #"{"type":"Feature","properties":{},"geometry":\#($0)}"# }
    let path = try folder.write(
      "lines.geojson",
      #"{"type":"FeatureCollection","features":[\#(list.joined(separator: ","))]}"#)
    return try await LineFile.read(path: path)
  }

  @Test("ends and vertices within a centimetre are one node, and further apart are not")
  func joins() async throws {
    // 1e-7 degrees of latitude are 11 mm, of longitude here 7.
    let file = try await read(
      #"{"type":"LineString","coordinates":[[8,50],[8.001,50],[8.002,50]]}"#,
      #"{"type":"LineString","coordinates":[[8.0010000500,50],[8.001,50.001]]}"#,
      #"{"type":"LineString","coordinates":[[8.002,50.0000003],[8.003,50]]}"#,
      #"{"type":"MultiLineString","coordinates":[[[8,50,7],[8,50.001,9]],[[9,50],[9,51]]]}"#,
      #"{"type":"Point","coordinates":[8,50]}"#)
    #expect(file.lines == 5 && file.others == 1)
    let nodes = file.table.nodes
    #expect(nodes[3] == nodes[1])
    #expect(nodes[5] != nodes[2])
    #expect(nodes[7] == nodes[0])
    let network = NetworkAssembly(file.table).network
    #expect(network.edgeCount == 6 && network.nodeCount == 9)
    #expect(NetworkComponents(network).count == 3)
  }

  @Test("places go with the first within a centimetre, whatever the cubes they fall into")
  func places() async throws {
    var random = SeededGenerator(seed: 3)
    let anchors = (0..<200).map { _ in
      Coordinate(
        longitude: Double.random(in: -180...180, using: &random),
        latitude: Double.random(in: -89...89, using: &random))
    }
    let text = anchors.map { anchor in
      let near = Coordinate(longitude: anchor.longitude, latitude: anchor.latitude + 8e-8)
      let far = Coordinate(longitude: anchor.longitude, latitude: anchor.latitude - 1.2e-7)
      let list = [anchor, near, far].map { "[\($0.longitude),\($0.latitude)]" }
      return #"{"type":"LineString","coordinates":[\#(list.joined(separator: ","))]}"#
    }
    let path = try folder.write(
      "places.geojson",
      #"{"type":"FeatureCollection","features":["#
        + text.map { #"{"type":"Feature","properties":{},"geometry":\#($0)}"# }
        .joined(separator: ",") + "]}")
    let nodes = try await LineFile.read(path: path).table.nodes
    for line in 0..<200 {
      #expect(nodes[3 * line] == nodes[3 * line + 1])
      #expect(nodes[3 * line] != nodes[3 * line + 2])
    }
    #expect(Set(nodes).count == 400)
  }

  @Test("heights are kept where slopes count and every point has one")
  func heights() async throws {
    for (text, heights) in [
      ("[[8,50,7],[8,50.001,9]]", [7.0, 9.0]), ("[[8,50,7],[8,50.001]]", []),
    ] {
      let path = try folder.write(
        "hill.geojson",
        #"{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":\#(text)}}"#
      )
      let hill = try await LineFile.read(path: path, countsSlopes: true)
      #expect(hill.table.heights == ContiguousArray(heights))
      #expect(try await LineFile.read(path: path).table.heights.isEmpty)
    }
  }

  @Test("a file without lines is refused")
  func none() async throws {
    await #expect(throws: InputError.self) {
      try await read(#"{"type":"Point","coordinates":[8,50]}"#)
    }
    let path = try folder.write("a.csv", "id,lon,lat\na,1,2\n")
    await #expect(throws: InputError.self) { try await LineFile.read(path: path) }
  }
}
