package import GeoCore

/// The area within some metres of a place on the ellipsoid, as a polygon with straight sides in degrees.
///
/// Its corners lie on the circle and its sides inside, by no more than 0.1 % of the radius.
package struct ReachCircle {
  /// How many corners: one every five degrees.
  static let corners = 72
  /// In metres; circles below it would fall together at seven decimals.
  static let smallest = 0.1

  /// Makes the areas for several distances round one place.
  ///
  /// - Returns: An area for each radius, `nil` for those below ``smallest``.
  /// - Precondition: No radius is above 5,000 km, so that a circle holds one pole at most.
  package static func areas(round center: Coordinate, radii: [Double]) -> [LayerShape?] {
    let circles = geodesicCircles(round: center, radii: radii, count: corners)
    return zip(radii, circles).map { radius, circle in
      radius < smallest ? nil : area(circle)
    }
  }

  /// The area inside a ring of points whose longitudes lie in −180...180, counter-clockwise as seen from above.
  private static func area(_ circle: [Coordinate]) -> LayerShape {
    var ring = circle
    for place in ring.indices.dropFirst() {
      ring[place].longitude = nearest(ring[place].longitude, to: ring[place - 1].longitude)
    }
    let turn = nearest(ring[0].longitude, to: ring[ring.count - 1].longitude) - ring[0].longitude
    let parts = turn == 0 ? cut(ring) : [aroundPole(ring, turn: turn)]
    return .area(parts.map(closed))
  }

  /// A longitude, moved by whole turns to where it is nearest to another.
  private static func nearest(_ longitude: Double, to other: Double) -> Double {
    longitude + 360 * ((other - longitude) / 360).rounded()
  }

  /// A ring of continuous longitudes, cut where it crosses the antimeridian.
  private static func cut(_ ring: [Coordinate]) -> [[Coordinate]] {
    let west = ring.map(\.longitude).min() ?? 0
    let ring = west < -180 ? ring.map { $0.moved(by: 360) } : ring
    guard ring.contains(where: { $0.longitude > 180 }) else { return [ring] }
    guard ring.contains(where: { $0.longitude < 180 }) else {
      return [ring.map { $0.moved(by: -360) }]
    }
    let east = clipped(ring, side: -1)
    return [clipped(ring, side: 1), east.map { $0.moved(by: -360) }]
  }

  /// The piece of a ring to the west (1) or to the east (−1) of longitude 180°, by Sutherland and Hodgman.
  private static func clipped(_ ring: [Coordinate], side: Double) -> [Coordinate] {
    var piece: [Coordinate] = []
    for (place, point) in ring.enumerated() {
      let last = ring[place == 0 ? ring.count - 1 : place - 1]
      let (before, now) = (side * (180 - last.longitude), side * (180 - point.longitude))
      if (before < 0) != (now < 0) { piece.append(crossing(last, point, at: 180)) }
      if now >= 0 { piece.append(point) }
    }
    return piece
  }

  /// Where the way between two points crosses a meridian.
  private static func crossing(
    _ a: Coordinate, _ b: Coordinate, at longitude: Double
  ) -> Coordinate {
    guard a.longitude != b.longitude else { return a }
    let share = (longitude - a.longitude) / (b.longitude - a.longitude)
    return Coordinate(
      longitude: longitude, latitude: a.latitude + share * (b.latitude - a.latitude))
  }

  /// The area that a ring which goes once round the Earth parts from the rest, the pole on its left in it.
  ///
  /// Eastwards that is the north pole, westwards the south pole.
  private static func aroundPole(_ ring: [Coordinate], turn: Double) -> [Coordinate] {
    let border = turn > 0 ? 180.0 : -180.0
    // The first point beyond the antimeridian; longitudes go one way only, for every meridian leads to the pole inside.
    let points = ring.map {
      Coordinate(longitude: nearest($0.longitude, to: 0), latitude: $0.latitude)
    }
    let first = points.indices.min { border * points[$0].longitude < border * points[$1].longitude }
    let start = first ?? 0
    let ordered = Array(points[start...] + points[..<start])
    let edge = crossing(
      ordered[ordered.count - 1], ordered[0].moved(by: 2 * border), at: border
    ).latitude
    let corners =
      [(-border, edge)] + ordered.map { ($0.longitude, $0.latitude) } + [
        (border, edge), (border, border / 2), (-border, border / 2),
      ]
    return corners.map { Coordinate(longitude: $0.0, latitude: $0.1) }
  }

  /// A ring to seven decimals that ends where it begins, without points that have fallen together.
  private static func closed(_ ring: [Coordinate]) -> [Coordinate] {
    var closed: [Coordinate] = []
    for point in ring.lazy.map(\.rounded) where point != closed.last { closed.append(point) }
    if let first = closed.first, closed.last != first { closed.append(first) }
    return closed
  }
}

extension Coordinate {
  /// The position with another longitude.
  fileprivate func moved(by degrees: Double) -> Coordinate {
    Coordinate(longitude: longitude + degrees, latitude: latitude)
  }
}
