import GeoFormats
import TestSupport
import Testing

@Suite("Areas give a place inside them")
struct InnerPointTests {
  /// A ring round a middle, its points at growing angles and random distances: often concave, never crossing itself.
  private func star(
    _ random: inout SeededGenerator, _ middle: PlanePoint, radii: ClosedRange<Double>
  ) -> Ring {
    let angles = (0..<Int.random(in: 3...40, using: &random))
      .map { _ in random.uniform(0...(2 * .pi)) }.sorted()
    // Three more, so that the middle is inside.
    let all = (angles + [0.1, 2.2, 4.3]).sorted()
    return Ring(
      all.map { angle in
        let radius = random.uniform(radii)
        let (sine, cosine) = Self.sineAndCosine(angle)
        return PlanePoint(x: middle.x + radius * cosine, y: middle.y + radius * sine)
      })
  }

  private static func sineAndCosine(_ angle: Double) -> (Double, Double) {
    // By halving and doubling the angle: good enough for random rings.
    var (sine, cosine) = (angle / 1_048_576, 1.0)
    for _ in 0..<20 { (sine, cosine) = (2 * sine * cosine, cosine * cosine - sine * sine) }
    let length = (sine * sine + cosine * cosine).squareRoot()
    return (sine / length, cosine / length)
  }

  /// Whether a place is inside a ring by the sum of turns seen from it: another way than the one that is tested.
  private func winds(_ ring: Ring, round place: PlanePoint) -> Bool {
    var turns = 0
    for (a, b) in ring.sides {
      let side = (b.x - a.x) * (place.y - a.y) - (place.x - a.x) * (b.y - a.y)
      if a.y <= place.y, b.y > place.y, side > 0 { turns += 1 }
      if a.y > place.y, b.y <= place.y, side < 0 { turns -= 1 }
    }
    return turns != 0
  }

  @Test("inside, and in no hole, of thousands of concave areas with holes")
  func random() throws {
    var random = SeededGenerator(seed: 77)
    for _ in 0..<5_000 {
      let middle = PlanePoint(x: random.uniform(-170...170), y: random.uniform(-80...80))
      let outline = star(&random, middle, radii: 0.01...1)
      let hole = star(&random, middle, radii: 0.001...0.0099)
      // A hole round the middle lies inside wherever the outline's sides keep away from it.
      let isInside = hole.points.allSatisfy { winds(outline, round: $0) }
      let crosses = outline.points.contains { winds(hole, round: $0) }
      let holes = isInside && !crosses ? [hole] : []
      let area = Polygon(outline: outline, holes: holes)
      let point = try #require(Geometry.areas([area]).innerPoint)
      #expect(winds(outline, round: point))
      #expect(!holes.contains { winds($0, round: point) })
      #expect(area.contains(point))
    }
  }

  @Test("the centroid of a horseshoe is outside, its inner point is not")
  func horseshoe() throws {
    let area = Polygon(
      outline: Ring(
        [(0, 0), (10, 0), (10, 10), (9, 10), (9, 1), (1, 1), (1, 10), (0, 10)].map {
          PlanePoint(x: $0.0, y: $0.1)
        }))
    let point = try #require(Geometry.areas([area]).innerPoint)
    #expect(area.contains(point))
    #expect(point == PlanePoint(x: 0.5, y: 5.5))
  }

  @Test("the largest of several areas, and areas before lines and points")
  func largest() {
    func square(_ x: Double, _ size: Double) -> Polygon {
      Polygon(
        outline: Ring(
          [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map {
            PlanePoint(x: x + $0.0 * size, y: $0.1 * size)
          }))
    }
    let areas = Geometry.areas([square(0, 1), square(5, 2)])
    #expect(areas.innerPoint == PlanePoint(x: 6, y: 1))
    let all = Geometry.collection([
      .points([PlanePoint(x: 9, y: 9)]), .collection([areas]),
      .lines([[PlanePoint(x: 0, y: 0), PlanePoint(x: 1, y: 0)]]),
    ])
    #expect(all.innerPoint == PlanePoint(x: 6, y: 1))
  }

  @Test("an area without any inside gives a point of its outline")
  func degenerate() {
    let line = Ring([(0.0, 0.0), (4, 4), (2, 2)].map { PlanePoint(x: $0.0, y: $0.1) })
    let onLine = Geometry.areas([Polygon(outline: line)]).innerPoint
    #expect(onLine.map { $0.x == $0.y && (0...4).contains($0.x) } == true)
    let flat = Ring([(0.0, 1.0), (4, 1), (0, 1)].map { PlanePoint(x: $0.0, y: $0.1) })
    #expect(Geometry.areas([Polygon(outline: flat)]).innerPoint?.y == 1)
    let dot = Ring([PlanePoint(x: 3, y: 3)])
    #expect(Geometry.areas([Polygon(outline: dot)]).innerPoint == PlanePoint(x: 3, y: 3))
    #expect(Geometry.areas([]).innerPoint == nil)
    #expect(Geometry.points([PlanePoint(x: .nan, y: 1)]).innerPoint == nil)
  }

  @Test("an area across the antimeridian goes the short way")
  func antimeridian() throws {
    let ring = Ring(
      [(179.0, 0.0), (-179, 0), (-179, 2), (179, 2)].map { PlanePoint(x: $0.0, y: $0.1) })
    let point = try #require(Geometry.areas([Polygon(outline: ring)]).innerPoint)
    #expect(point == PlanePoint(x: 180, y: 1))
  }
}
