import Foundation
import GeoFormats
import TestSupport
import Testing

@Suite("OpenStreetMap files become objects with shapes")
struct OSMReadingTests {
  @Test("nodes, closed ways and multipolygons, each by number")
  func shapes() async throws {
    let hall =
      OSMText.square(2, 0, 0, side: 1_000) + OSMText.square(3, 100, 100, side: 800)
      + OSMText.relation(5, [(2, "outer"), (3, "inner")], "type=multipolygon", "amenity=x")
    let file = try OSMText(
      OSMText.node(9, 5, -7, "amenity=y", "name=a &amp; b") + OSMText.node(8, 1, 2, "shop=no")
        + hall + OSMText.square(4, 50, 50, side: 10, "amenity=z"))
    let data = try await file.read([.points, .areas], "amenity")
    #expect(data.features.map(\.id) == ["n9", "w4", "r5"])
    #expect(data.features[0].shape == .point(OSMPoint(5, -7)))
    #expect(data.features[0].name == "a & b")
    guard case .area(let polygons) = data.features[2].shape else { throw Failure.shape }
    #expect(polygons.count == 1 && polygons[0].holes.count == 1)
    #expect(polygons[0].outline.count == 5 && polygons[0].outline.first == polygons[0].outline.last)
    #expect(data.counts.nodes == 14 && data.counts.ways == 3 && data.counts.relations == 1)
  }

  private enum Failure: Error { case shape }

  @Test("lines have all their nodes, and no position for those that are not in the file")
  func lines() async throws {
    let file = try OSMText(
      OSMText.node(1, 10, 20) + OSMText.node(3, 30, 40)
        + OSMText.way(7, [1, 2, 3], "highway=footway") + OSMText.way(8, [3, 1], "waterway=river"))
    let data = try await file.read(.lines, "highway")
    #expect(
      data.features.map(\.shape)
        == [.line(nodes: [1, 2, 3], points: [OSMPoint(10, 20), nil, OSMPoint(30, 40)])])
    #expect(data.counts.dangling == 1 && data.counts.incomplete == 0)
  }

  @Test("areas that lack nodes or ways are left out and counted, never misplaced")
  func dangling() async throws {
    let file = try OSMText(
      OSMText.node(1, 0, 0) + OSMText.node(2, 100, 0) + OSMText.node(3, 100, 100)
        + OSMText.way(7, [1, 2, 99, 3, 1], "shop=x") + OSMText.way(8, [1, 2, 3], "shop=open")
        + OSMText.way(9, [1, 2, 3, 1], "shop=x", "area=no")
        + OSMText.relation(5, [(77, "outer"), (78, "outer")], "type=multipolygon", "shop=x")
        + OSMText.relation(6, [(8, "outer")], "type=multipolygon", "shop=unclosed")
        + OSMText.relation(4, [(8, "")], "type=site", "shop=x"))
    let data = try await file.read([.points, .areas], "shop")
    #expect(data.features.isEmpty)
    #expect(data.counts.incomplete == 2 && data.counts.dangling == 3)
    #expect(data.counts.shapeless == 3 && data.counts.broken == 1)
  }

  @Test("the order in the file does not matter")
  func order() async throws {
    let parts =
      [OSMText.square(2, 0, 0, side: 1_000), OSMText.square(3, 5, 5, side: 10, "shop=x")]
      + [OSMText.node(-4, 3, 4, "shop=y"), OSMText.node(1, 7, 8, "shop=z")]
      + [OSMText.relation(5, [(2, "outer")], "type=multipolygon", "shop=w")]
    let forward = try await OSMText(parts.joined()).read([.points, .areas], "shop")
    let backward = try await OSMText(parts.reversed().joined()).read([.points, .areas], "shop")
    #expect(forward.features == backward.features && forward.features.count == 4)
    #expect(forward.counts == backward.counts)
  }

  @Test("the last version counts, wherever it stands, and what is deleted in it is gone")
  func versions() async throws {
    func node(_ id: Int, _ version: Int, _ value: String, visible: Bool = true) -> String {
      "<node id='\(id)' version='\(version)' visible='\(visible)' lon='0' lat='\(version)'>"
        + "<tag k='shop' v='\(value)'/></node>"
    }
    let file = try OSMText(
      node(1, 1, "a") + node(1, 3, "c") + node(1, 2, "b") + node(2, 1, "d")
        + node(2, 2, "d", visible: false), name: "x.osh")
    let data = try await file.read(.points, "shop")
    #expect(data.features.map(\.id) == ["n1"])
    #expect(data.features[0].tags["shop"] == "c")
    #expect(data.counts.superseded == 3 && data.counts.deleted == 1)
  }

  @Test("conditions: keys, values between semicolons, beginnings of keys")
  func conditions() async throws {
    let tags = ["shop=a", "shop=b; c", "shop=bc", "disused:shop=a", "recycling:glass=yes", "x=y"]
    let file = try OSMText(
      tags.enumerated().map { OSMText.node($0 + 1, 0, 0, $1) }.joined())
    func ids(_ conditions: OSMQuery.Condition...) async throws -> [Int64] {
      let data = try await OSMData.read(
        path: file.path, OSMQuery(.points, where: conditions))
      for feature in data.features {
        #expect(conditions.contains { $0.isMet(by: feature.tags) })
      }
      return data.features.map(\.number)
    }
    #expect(try await ids(.init("shop")) == [1, 2, 3])
    #expect(try await ids(.init("shop", values: ["a", "c"])) == [1, 2])
    #expect(try await ids(.init("recycling:", isPrefix: true, values: ["yes"])) == [5])
    #expect(try await ids(.init("disused:", isPrefix: true), .init("x")) == [4, 6])
    #expect(try await ids() == [])
  }

  @Test("the header's date, else the newest object's, else none")
  func date() async throws {
    let none = try await OSMText(OSMText.node(1, 0, 0, "shop=a")).read(.points, "shop")
    #expect(none.date == nil)
    let dated = try await OSMText(
      "<node id='1' lon='0' lat='0' version='1' timestamp='2024-02-29T23:59:58Z'/>"
    ).read(.points, "shop")
    #expect(dated.date?.description == "2024-02-29T23:59:58Z")
  }

  @Test("days follow each other for four centuries, through leap years")
  func days() {
    var last = OSMDate(seconds: -11_676_096_000)  // 1600-01-01
    #expect(last.dayText == "1600-01-01")
    var leapDays = 0
    for day in 1...146_097 {
      let next = OSMDate(seconds: -11_676_096_000 + day * 86_400)
      #expect(last < next && (next.day == last.day + 1 || next.day == 1))
      if next.month == 2, next.day == 29 { leapDays += 1 }
      last = next
    }
    #expect(last.dayText == "2000-01-01" && leapDays == 97)
  }
}
