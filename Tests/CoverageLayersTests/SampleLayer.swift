import CoverageLayers
import Foundation
import GeoCore
import GeoFormats
import TestSupport
import Testing

/// Layers whose every part is unusual.
enum SampleLayer {
  static let hostile = [
    "<script>alert(1)</script>", "=HYPERLINK(\"x\")", "'; DROP TABLE gpkg_contents; --",
    "\u{202E}right to left", "line\nbreak\ttab", "a\0b\u{1}c", "😀 社区", "",
  ]

  /// Points with hostile texts, every fourth of them nowhere.
  static func points(_ count: Int) -> Layer {
    Layer(
      name: "communities", title: "社区 \"<&>\"", summary: "a & b", kind: .points, count: count,
      columns: [
        .init(name: "name", title: "名称 <\"&", kind: .text) { row in
          let text = hostile[row % hostile.count]
          return text.isEmpty ? .none : .text(text)
        },
        .init(name: "score:a-b", title: "Score", kind: .number) { row in
          row % 3 == 0 ? .none : .number(Double(row % 101))
        },
        .init(name: "required", title: "Required", kind: .whole) { .whole($0) },
        .init(name: "edge", title: "Edge", kind: .flag) { .flag($0 % 2 == 0) },
      ], style: .graduated(column: "score:a-b", upTo: 100),
      shape: { row in
        guard row % 4 != 3 else { return nil }
        let place = Double(row % 9_000)
        return .point(
          Coordinate(longitude: -180 + place * 0.04, latitude: -80 + place / 60).rounded)
      })
  }

  /// Lines and areas across the antimeridian, at the pole, nowhere, and as usual.
  static func shapes(_ name: String, _ kind: Layer.Kind, _ shapes: [LayerShape?]) -> Layer {
    Layer(
      name: name, title: "\(name) title", summary: "", kind: kind, count: shapes.count,
      columns: [], style: .plain(color: "#3b528b"), shape: { shapes[$0] })
  }

  static var all: [Layer] {
    let places = [
      Coordinate(longitude: 114.3, latitude: 30.6), Coordinate(longitude: 179.999, latitude: -16),
      Coordinate(longitude: 20, latitude: 89.99),
    ]
    let areas = places.flatMap { ReachCircle.areas(round: $0, radii: [2_000, 0]) }
    let lines = [
      LayerShape.line(from: places[0], to: Coordinate(longitude: 114.31, latitude: 30.61)), nil,
      .line(from: places[1], to: Coordinate(longitude: -179.999, latitude: -16.01)),
    ]
    return [
      points(40), shapes("gaps", .lines, lines), shapes("reach", .areas, areas),
      shapes("outlets", .points, []),
    ]
  }
}

/// Runs a program that may be on this machine.
enum Judge {
  /// The path of a program; `nil` where it is missing.
  static func find(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  static let hasOGR = find("ogrinfo") != nil
  static let validator = "/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py"
  static let hasValidator = FileManager.default.fileExists(atPath: validator)

  /// Runs a program to its end and returns all that it says.
  static func run(_ name: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: try #require(find(name)))
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
