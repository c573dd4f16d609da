import Foundation
import GeoFormats
import TestSupport

/// OpenStreetMap XML in a file of its own.
struct OSMText {
  private let folder: TemporaryFolder
  let path: String

  init(_ objects: String, name: String = "x.osm") throws {
    try self.init(
      bytes: Array("<?xml version='1.0'?><osm version='0.6'>\(objects)</osm>".utf8), name: name)
  }

  init(bytes: [UInt8], name: String) throws {
    folder = try TemporaryFolder()
    path = try folder.write(name, bytes)
  }

  func read(_ shapes: OSMQuery.Shapes, _ keys: String...) async throws -> OSMData {
    try await OSMData.read(
      path: path, OSMQuery(shapes, where: keys.map { OSMQuery.Condition($0) }))
  }

  /// A node in degrees × 10⁷.
  static func node(_ id: Int, _ x: Int, _ y: Int, _ tags: String...) -> String {
    let (lon, lat) = (Double(x) / 1e7, Double(y) / 1e7)
    return "<node id='\(id)' lon='\(lon)' lat='\(lat)'>\(self.tags(tags))</node>"
  }

  static func way(_ id: Int, _ nodes: [Int], _ tags: String...) -> String {
    let refs = nodes.map { "<nd ref='\($0)'/>" }.joined()
    return "<way id='\(id)'>\(refs)\(self.tags(tags))</way>"
  }

  static func relation(_ id: Int, _ members: [(Int, String)], _ tags: String...) -> String {
    let refs = members.map { "<member type='way' ref='\($0)' role='\($1)'/>" }.joined()
    return "<relation id='\(id)'>\(refs)\(self.tags(tags))</relation>"
  }

  /// Nodes `first` on round a square, and the way round them.
  static func square(_ id: Int, _ x: Int, _ y: Int, side: Int, _ tags: String...) -> String {
    let first = id * 10
    let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    return corners.enumerated().map { node(first + $0, $1.0, $1.1) }.joined()
      + "<way id='\(id)'>\((0...4).map { "<nd ref='\(first + $0 % 4)'/>" }.joined())"
      + "\(self.tags(tags))</way>"
  }

  private static func tags(_ tags: [String]) -> String {
    tags.map { tag in
      let sides = tag.split(separator: "=", maxSplits: 1)
      return "<tag k='\(sides[0])' v='\(sides[1])'/>"
    }.joined()
  }
}

/// Real data beside the project, where it is there.
enum SharedData {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/data")

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func path(_ name: String) -> String { folder.appending(path: name).path }
}
