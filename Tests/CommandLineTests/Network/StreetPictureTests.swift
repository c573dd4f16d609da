import CoverageReport
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Straight streets 0.001° apart in both directions, of which the communities take the middle.
@Suite("The map as a picture has the streets of a network run beneath it")
struct StreetPictureTests {
  private let place: Workplace
  private let tables: [String]

  private static let size = 60
  private static let communities = [(0.0201, 0.0202), (0.0405, 0.0398), (0.0301, 0.0250)]

  init() throws {
    place = try Workplace()
    let size = Self.size
    var objects = ""
    for row in 0..<size {
      for column in 0..<size {
        let (lon, lat) = (Double(column) / 1_000, Double(row) / 1_000)
        objects += "<node id='\(row * size + column + 1)' lon='\(lon)' lat='\(lat)'/>\n"
      }
    }
    for street in 0..<size {
      for (id, nodes) in [
        (street + 1, (0..<size).map { street * size + $0 }),
        (street + 1_001, (0..<size).map { $0 * size + street }),
      ] {
        let refs = nodes.map { "<nd ref='\($0 + 1)'/>" }.joined()
        objects += "<way id='\(id)'>\(refs)<tag k='highway' v='residential'/></way>\n"
      }
    }
    try place.folder.write("streets.osm", "<osm version='0.6'>\(objects)</osm>\n")
    let rows = Self.communities.enumerated().map { "c\($0),\($1.0),\($1.1)" }
    tables = try place.tables(
      (["id,lon,lat"] + rows).joined(separator: "\n") + "\n",
      "id,category,lon,lat\no,bank,0.0250,0.0300\n")
  }

  /// The map of a run.
  private func map(_ options: [String]) throws -> String {
    let run = try place.run(["analyze", "--output", "run", "--force"] + tables + options)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let report = ["report", "run", "--format", "svg", "--force", "--output", "pictures"]
    #expect(try place.run(report).status == 0)
    #expect(throws: Never.self) { try XMLDocument(data: place.bytes("pictures/map.svg")) }
    return try place.folder.text("pictures/map.svg")
  }

  /// The lines of all paths of streets, in pixels.
  private static func lines(_ map: String) -> [[(x: Double, y: Double)]] {
    let group = map.split(separator: "<g class=\"streets\"")[1].split(separator: "</g>")[0]
    return group.matches(of: /M(-?\d+) ?(-?\d+)l([-\d ]+)/).map { line in
      var at = (x: Double(line.1)!, y: Double(line.2)!)
      var points = [at]
      let steps = line.3.matches(of: /-?\d+/).map { Double($0.0)! }
      for place in stride(from: 0, to: steps.count, by: 2) {
        at = (at.x + steps[place], at.y + steps[place + 1])
        points.append(at)
      }
      return points.map { ($0.x / 10, $0.y / 10) }
    }
  }

  private static func circles(_ map: String) -> [(x: Double, y: Double)] {
    map.matches(of: /<circle cx="([\d.]+)" cy="([\d.]+)" r="7"/).map {
      (Double($0.1)!, Double($0.2)!)
    }
  }

  @Test("within its frame, where the network has them, and all that it has there")
  func places() throws {
    let map = try map(["--network", "streets.osm"])
    let communities = Self.circles(map).sorted { $0.x < $1.x }
    let (first, last) = (communities[0], communities[2])
    // A thousandth of a degree is a step: the first community stands at 20.1, 20.2, the last at 40.5, 39.8.
    let step = (x: (last.x - first.x) / 20.4, y: (last.y - first.y) / 19.6)
    let frame = try #require(
      map.firstMatch(of: /<rect x="12" y="62" width="876" height="([\d.]+)"/))
    let bottom = 62 + Double(frame.1)!
    var seen: Set<[Int]> = []
    for line in Self.lines(map) {
      for (a, b) in zip(line, line.dropFirst()) {
        for point in [a, b] {
          #expect((11.9...888.1).contains(point.x) && (61.9...bottom + 0.1).contains(point.y))
        }
        // Each piece runs along one street.
        let (x, y) = (20.1 + (a.x - first.x) / step.x, 20.2 + (a.y - first.y) / step.y)
        let isAlong = abs(a.y - b.y) < 0.3
        #expect(isAlong || abs(a.x - b.x) < 0.3)
        let street = isAlong ? y : x
        #expect(abs(street - street.rounded()) * abs(isAlong ? step.y : step.x) < 0.3)
        seen.insert([isAlong ? 0 : 1, Int(street.rounded())])
      }
    }
    let (west, east) = (20.1 + (12 - first.x) / step.x, 20.1 + (888 - first.x) / step.x)
    let (south, north) = (20.2 + (bottom - first.y) / step.y, 20.2 + (62 - first.y) / step.y)
    let expected =
      (Int(south.rounded(.up))...Int(north)).map { [0, $0] }
      + (Int(west.rounded(.up))...Int(east)).map { [1, $0] }
    #expect(seen == Set(expected))
  }

  @Test("beneath the communities, the same every time, and only where a network was walked")
  func beneath() throws {
    let one = try map(["--network", "streets.osm"])
    #expect(try one == map(["--network", "streets.osm"]))
    let streets = try #require(one.firstRange(of: "class=\"streets\""))
    let circle = try #require(one.firstRange(of: "<circle"))
    #expect(streets.lowerBound < circle.lowerBound)
    #expect(try !map([]).contains("class=\"streets\""))
  }

  @Test("as small as what can be seen: straight streets are two points each")
  func size() throws {
    let lines = try Self.lines(map(["--network", "streets.osm"]))
    #expect(lines.count <= 2 * Self.size)
    // The broader path has a tenth of the lines.
    let map = try map(["--network", "streets.osm"])
    #expect(map.utf8.count < 8_000 && map.contains("stroke-width=\"12\""))
  }
}
