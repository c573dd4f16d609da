import CoverageReport
import Foundation
import GeoCore
import Testing

@Suite("Squares are walked across, and not only round")
struct SquareTests {
  //   10        12
  //    |         |
  //    1----2----3      a square with a way at three of its corners and in the middle of a side
  //    |         |
  //    8         4--14
  //    |         |
  //    7----6----5
  private static let corners =
    [(0.0, 0.0), (50, 0), (100, 0), (100, -50), (100, -100), (50, -100), (0, -100), (0, -50)]
    .enumerated().map { Streets.node($0 + 1, $1.0, $1.1) }.joined()
  private static let ways =
    Streets.node(10, 0, 50) + Streets.node(12, 100, 50) + Streets.node(14, 150, -50)
    + Streets.way(20, [1, 10], "highway=footway") + Streets.way(21, [3, 12], "highway=footway")
    + Streets.way(22, [4, 14], "highway=footway")
  private static let ring = [1, 2, 3, 4, 5, 6, 7, 8, 1]

  private func crossings(_ objects: String...) async throws -> (squares: Int, lines: Int) {
    let report = try await Streets(objects.joined()).read().report
    return (report.squares, report.crossings)
  }

  @Test("an area has lines between the places where ways join; a ring that is none has not")
  func area() async throws {
    let area = Streets.way(1, Self.ring, "highway=pedestrian", "area=yes")
    let open = try await crossings(Self.corners, Self.ways, area)
    // 1 to 4, and 1 to 3 along the side; 3 to 4 is a side itself.
    #expect(open == (1, 2))
    let ring = Streets.way(1, Self.ring, "highway=pedestrian")
    #expect(try await crossings(Self.corners, Self.ways, ring) == (0, 0))
    let closed = Streets.way(1, Self.ring, "highway=pedestrian", "area=yes", "access=private")
    #expect(try await crossings(Self.corners, Self.ways, closed) == (0, 0))
  }

  @Test("a multipolygon's outline is walked, its hole is not crossed")
  func multipolygon() async throws {
    let hole =
      [(30.0, -10.0), (60, -10), (60, -40), (30, -40)].enumerated()
      .map { Streets.node(30 + $0, $1.0, $1.1) }.joined()
      + Streets.way(3, [30, 31, 32, 33, 30])
    let whole = try await Streets(
      Self.corners, Self.ways, Streets.way(1, Self.ring),
      Streets.relation(1, [(1, "outer")], "type=multipolygon", "highway=pedestrian")
    ).read()
    #expect(whole.report.squares == 1 && whole.report.crossings == 2)
    #expect(NetworkComponents(whole.network).count == 1)
    let holed = try await Streets(
      Self.corners, Self.ways, Streets.way(1, Self.ring), hole,
      Streets.relation(
        1, [(1, "outer"), (3, "inner")], "type=multipolygon", "highway=pedestrian")
    ).read()
    // The line from 1 to 4 would lead through the hole; from 1 to 3 it runs along the outline.
    #expect(holed.report.squares == 1 && holed.report.crossings == 1)
  }

  //   1-----------2
  //   |  4-----3  |      a U, open below: no line from leg to leg
  //   |  |     |  |
  //   6--5     8--7
  @Test("no line leaves the area")
  func concave() async throws {
    let places = [
      (0.0, 0.0), (100, 0), (70, -30), (30, -30), (30, -100), (0, -100), (100, -100), (70, -100),
    ]
    let nodes = places.enumerated().map { Streets.node($0 + 1, $1.0, $1.1) }.joined()
    let ways =
      Streets.node(16, 0, -150) + Streets.node(17, 100, -150) + Streets.node(15, 30, -150)
      + Streets.way(20, [6, 16], "highway=footway") + Streets.way(21, [7, 17], "highway=footway")
      + Streets.way(22, [5, 15], "highway=footway")
    let area = Streets.way(1, [1, 2, 7, 8, 3, 4, 5, 6, 1], "highway=pedestrian", "area=yes")
    #expect(try await crossings(nodes, ways, area) == (1, 0))
  }

  @Test("of more than 64 places where ways join, the first 64 count, and the report says so")
  func limit() async throws {
    let count = 80
    let ring = (0..<count).map { corner in
      let angle = Double(corner) / Double(count) * 2 * .pi
      return (100 * cos(angle), 100 * sin(angle))
    }
    let nodes = ring.enumerated().map { Streets.node($0 + 1, $1.0, $1.1) }.joined()
    let spokes = ring.enumerated().map { index, place in
      Streets.node(1_000 + index, place.0 * 2, place.1 * 2)
        + Streets.way(100 + index, [index + 1, 1_000 + index], "highway=footway")
    }.joined()
    let area = Streets.way(1, Array(1...count) + [1], "highway=pedestrian", "area=yes")
    let report = try await Streets(nodes, spokes, area).read().report
    #expect(report.limitedSquares == 1)
    #expect(report.crossings == 64 * 63 / 2 - 63)
  }
}
