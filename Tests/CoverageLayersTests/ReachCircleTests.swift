import CoverageLayers
import GeoCore
import TestSupport
import Testing

@Suite("Reach is drawn as polygons on the ellipsoid")
struct ReachCircleTests {
  private func reach(_ longitude: Double, _ latitude: Double, _ metres: Double) -> [[Coordinate]] {
    let center = Coordinate(longitude: longitude, latitude: latitude)
    return ReachCircle.areas(round: center, radii: [metres])[0]?.parts ?? []
  }

  /// Twice the area that a ring encloses, in square degrees, positive where it runs counter-clockwise.
  private func area(_ ring: [Coordinate]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { sum, side in
      sum + side.0.longitude * side.1.latitude - side.1.longitude * side.0.latitude
    }
  }

  private func contains(_ rings: [[Coordinate]], _ point: Coordinate) -> Bool {
    rings.contains { ring in
      let crossed = zip(ring, ring.dropFirst()).count { a, b in
        guard (a.latitude > point.latitude) != (b.latitude > point.latitude) else { return false }
        let share: Double = (point.latitude - a.latitude) / (b.latitude - a.latitude)
        let longitude: Double = a.longitude + share * (b.longitude - a.longitude)
        return point.longitude < longitude
      }
      return crossed % 2 == 1
    }
  }

  @Test("every corner lies on the circle, and nothing leaps round the Earth")
  func corners() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<500 {
      let center = Coordinate(
        longitude: Double.random(in: -180...180, using: &generator),
        latitude: Double.random(in: -90...90, using: &generator))
      let metres: Double = [300, 923.1, 50_000, 4_900_000].randomElement(using: &generator) ?? 0
      let rings: [[Coordinate]] = reach(center.longitude, center.latitude, metres)
      #expect((1...2).contains(rings.count))
      for ring in rings {
        #expect(ring.first == ring.last)
        #expect(area(ring) > 0, "\(center) \(metres)")
        for point in ring { #expect(point.isValid) }
        for point in ring where abs(point.longitude) < 180 {
          // Half the diagonal of the last decimal.
          #expect(abs(geodesicLength(from: center, to: point) - metres) < 0.012)
        }
      }
    }
  }

  @Test("places inside the circle lie inside the polygon and those outside do not")
  func inside() {
    var generator = SeededGenerator(seed: 7)
    for (longitude, latitude) in [
      (0.0, 0.0), (179.99, 51), (-179.99, -17), (25, 89.98), (25, -89.99),
    ] {
      let center = Coordinate(longitude: longitude, latitude: latitude)
      let rings = reach(longitude, latitude, 3_000)
      for _ in 0..<400 {
        let metres = Double.random(in: 0...6_000, using: &generator)
        // Near the limit the straight sides decide; near a pole they are long in degrees.
        guard abs(metres - 3_000) > 400 else { continue }
        let all = geodesicCircles(round: center, radii: [metres], count: 36)[0]
        let point = all.randomElement(using: &generator) ?? center
        guard abs(point.longitude) < 180, abs(point.latitude) < 90 else { continue }
        #expect(contains(rings, point) == (metres < 3_000), "\(point) \(metres)")
      }
    }
  }

  @Test(
    "a circle across the antimeridian has two parts, one round a pole reaches it, one without size is none"
  )
  func special() {
    #expect(reach(179.999, 10, 1_000).count == 2)
    #expect(reach(-180, 10, 1_000).count == 2)
    let pole = reach(10, 90, 1_000)
    #expect(pole.count == 1)
    #expect(pole.joined().contains { $0.latitude == 90 })
    #expect(reach(10, -89.999, 1_000).joined().contains { $0.latitude == -90 })
    #expect(reach(10, 10, 0).isEmpty)
  }

  @Test("lines go the short way and are cut at the antimeridian")
  func lines() {
    let (east, west) = (
      Coordinate(longitude: 179.9, latitude: 10), Coordinate(longitude: -179.7, latitude: 14)
    )
    #expect(
      LayerShape.line(from: east, to: west)
        == .line([
          [east, Coordinate(longitude: 180, latitude: 11)],
          [Coordinate(longitude: -180, latitude: 11), west],
        ]))
    #expect(
      LayerShape.line(from: west, to: east)
        == .line([
          [west, Coordinate(longitude: -180, latitude: 11)],
          [Coordinate(longitude: 180, latitude: 11), east],
        ]))
    let border = Coordinate(longitude: -180, latitude: 0)
    #expect(
      LayerShape.line(from: east, to: border)
        == .line([[east, Coordinate(longitude: 180, latitude: 0)]]))
    #expect(
      LayerShape.line(from: border, to: east)
        == .line([[Coordinate(longitude: 180, latitude: 0), east]]))
  }
}
