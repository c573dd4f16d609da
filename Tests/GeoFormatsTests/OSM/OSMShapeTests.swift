import GeoFormats
import TestSupport
import Testing

@Suite("Areas of OpenStreetMap: a point inside, what is inside, how far apart")
struct OSMShapeTests {
  /// A star-shaped ring round a point.
  private func ring(_ random: inout SeededGenerator, round centre: OSMPoint, radius: Double)
    -> [OSMPoint]
  {
    let count = Int.random(in: 3...12, using: &random)
    // Angles in the order of a walk round the centre: tangents of half angles, no sine needed.
    let turns = (0..<count).map { (Double($0) + random.uniform(0.1...0.9)) / Double(count) }
    var points = turns.map { turn in
      let t = turn < 0.5 ? (turn - 0.25) * 4 : (turn - 0.75) * 4
      let side = turn < 0.5 ? 1.0 : -1.0
      let (x, y) = (side * (1 - t * t) / (1 + t * t), side * 2 * t / (1 + t * t))
      let length = radius * random.uniform(0.3...1)
      return OSMPoint(
        centre.x + Int32((x * length).rounded()), centre.y + Int32((y * length).rounded()))
    }
    points.append(points[0])
    return points
  }

  /// Whether a point is inside, by the angle that the ring turns round it; corners and edges not asked for.
  private func turns(_ ring: [OSMPoint], round point: OSMPoint) -> Int {
    var winding = 0
    for (a, b) in zip(ring, ring.dropFirst()) {
      let cross =
        Double(b.x - a.x) * Double(point.y - a.y) - Double(b.y - a.y) * Double(point.x - a.x)
      if a.y <= point.y, b.y > point.y, cross > 0 { winding += 1 }
      if a.y > point.y, b.y <= point.y, cross < 0 { winding -= 1 }
    }
    return winding
  }

  @Test("the inner point is inside and in no hole")
  func innerPoint() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let centre = OSMPoint(
        Int32.random(in: -1_700_000_000...1_700_000_000, using: &random),
        Int32.random(in: -800_000_000...800_000_000, using: &random))
      let outline = ring(&random, round: centre, radius: random.uniform(200...100_000))
      var polygon = OSMPolygon(outline)
      if Bool.random(using: &random) {
        // A tenth of the outline, at its centre: inside it.
        polygon.holes = [
          outline.map {
            OSMPoint(centre.x + ($0.x - centre.x) / 10, centre.y + ($0.y - centre.y) / 10)
          }
        ]
      }
      let inner = polygon.innerPoint
      #expect(polygon.contains(inner))
      #expect(turns(outline, round: inner) != 0, "\(outline) \(inner)")
      for hole in polygon.holes { #expect(turns(hole, round: inner) == 0, "\(hole) \(inner)") }
    }
  }

  @Test("inside as by counting turns, for points all around")
  func contains() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<300 {
      let outline = ring(&random, round: OSMPoint(0, 0), radius: 1_000)
      let polygon = OSMPolygon(outline)
      for _ in 0..<40 {
        let point = OSMPoint(
          Int32.random(in: -1_000...1_000, using: &random),
          Int32.random(in: -1_000...1_000, using: &random))
        if turns(outline, round: point) != 0 { #expect(polygon.contains(point)) }
        // Points on the outline are inside, which turns do not always say.
        if !polygon.contains(point) { #expect(turns(outline, round: point) == 0) }
      }
      for corner in outline { #expect(polygon.contains(corner)) }
    }
  }

  @Test("areas without extent have a point all the same, the nearest there is")
  func degenerate() {
    for ring in [
      [OSMPoint(5, 5), OSMPoint(5, 5), OSMPoint(5, 5), OSMPoint(5, 5)],
      [OSMPoint(0, 0), OSMPoint(10, 0), OSMPoint(5, 0), OSMPoint(0, 0)],
      [OSMPoint(0, 0), OSMPoint(0, 1), OSMPoint(1, 1), OSMPoint(1, 0), OSMPoint(0, 0)],
    ] {
      let box = OSMBox(round: ring)
      let point = OSMPolygon(ring).innerPoint
      #expect((box.west...box.east).contains(Int(point.x)), "\(ring) \(point)")
      #expect((box.south...box.north).contains(Int(point.y)), "\(ring) \(point)")
    }
  }

  @Test("square metres and distances on a sphere, at the equator and at 60 degrees")
  func metres() {
    func square(_ y: Int32, _ side: Int32) -> OSMPolygon {
      OSMPolygon([
        OSMPoint(0, y), OSMPoint(side, y), OSMPoint(side, y + side), OSMPoint(0, y + side),
        OSMPoint(0, y),
      ])
    }
    // A thousandth of a degree is 111.195 m.
    #expect(abs(square(0, 10_000).squareMetres / 12_364.3 - 1) < 1e-4)
    #expect(abs(square(600_000_000, 10_000).squareMetres / 6_182.2 - 1) < 1e-3)
    let (area, point) = (OSMShape.area([square(0, 10_000)]), OSMPoint(12_000, 5_000))
    #expect(area.isWithin(22.3, of: .point(point)) && !area.isWithin(22.2, of: .point(point)))
    #expect(OSMShape.point(point).isWithin(22.3, of: area))
    #expect(area.isWithin(0, of: .point(OSMPoint(5_000, 5_000))))
    #expect(area.holds(OSMPoint(5_000, 5_000)) && !area.holds(point))
  }
}
