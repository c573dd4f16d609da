import Catalogue
import CoverageReport
import GeoCore
import TestSupport

/// A small map drawn by hand, in a file of its own.
struct Streets {
  private let folder: TemporaryFolder
  let path: String

  init(_ objects: String..., name: String = "streets.osm") throws {
    folder = try TemporaryFolder()
    path = try folder.write(
      name, "<?xml version='1.0'?><osm version='0.6'>\(objects.joined())</osm>")
  }

  func read(profile: String = ProfileFile.usual) async throws -> NetworkInput {
    try await NetworkInput.read(.init(path: path, profile: profile), workers: 2)
  }

  /// A node so many metres, roughly, east and north of a corner.
  static func node(_ id: Int, _ east: Double, _ north: Double, _ tags: String...) -> String {
    "<node id='\(id)' lon='\(10 + east * 1e-5)' lat='\(50 + north * 1e-5)'>\(self.tags(tags))</node>"
  }

  static func way(_ id: Int, _ nodes: [Int], _ tags: String...) -> String {
    way(id, nodes, tags)
  }

  static func way(_ id: Int, _ nodes: [Int], _ tags: [String]) -> String {
    let refs = nodes.map { "<nd ref='\($0)'/>" }.joined()
    return "<way id='\(id)'>\(refs)\(self.tags(tags))</way>"
  }

  static func relation(_ id: Int, _ members: [(Int, String)], _ tags: String...) -> String {
    let refs = members.map { "<member type='way' ref='\($0)' role='\($1)'/>" }.joined()
    return "<relation id='\(id)'>\(refs)\(self.tags(tags))</relation>"
  }

  private static func tags(_ tags: [String]) -> String {
    tags.map { tag in
      let sides = tag.split(separator: "=", maxSplits: 1)
      return "<tag k='\(sides[0])' v='\(sides[1])'/>"
    }.joined()
  }

  /// A street, so that there is always something to walk.
  static let street =
    node(1, 0, 0) + node(2, 100, 0) + way(1, [1, 2], "highway=residential")
}
