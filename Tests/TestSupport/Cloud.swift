public import GeoCore

/// A seeded cloud of positions whose shape is known to be awkward in some way.
public struct Cloud: Sendable, CustomStringConvertible {
  /// What is awkward about it.
  public let description: String
  /// The points to index.
  public let points: [Coordinate]
  /// Where to ask from.
  public let queries: [Coordinate]

  /// Every shape.
  public static let all: [Cloud] = [
    cloud("Wuhan", around: 114.3, 30.6, spread: 0.05),
    cloud("equator and Greenwich", around: 0, 0, spread: 0.05),
    cloud("Reykjavik", around: -21.9, 64.1, spread: 0.1),
    cloud("Longyearbyen", around: 15.6, 78.2, spread: 0.1),
    cloud("north pole", around: 30, 89.97, spread: 0.04),
    cloud("south pole", around: -120, -89.99, spread: 0.02),
    cloud("antimeridian", around: 180, -16.8, spread: 0.05),
    cloud("antimeridian in the Arctic", around: -180, 71, spread: 0.2),
    cloud("one point", around: 114.3, 30.6, spread: 0.02, count: 1),
    cloud("two points", around: 179.999, 0, spread: 0.02, count: 2),
    duplicates, onParallel, onMeridian, twoCities, wholeEarth, poleCap,
  ]

  static func wrapped(_ longitude: Double, _ latitude: Double) -> Coordinate {
    // Over the pole and down the other side.
    var (longitude, latitude) = (longitude, latitude)
    if abs(latitude) > 90 {
      latitude = (latitude > 0 ? 180 : -180) - latitude
      longitude += 180
    }
    while longitude > 180 { longitude -= 360 }
    while longitude < -180 { longitude += 360 }
    return Coordinate(longitude: longitude, latitude: latitude)
  }

  /// Points scattered round a place, about normally, over poles and the antimeridian.
  public static func cloud(
    _ name: String, around longitude: Double, _ latitude: Double, spread: Double, count: Int = 800
  ) -> Cloud {
    var random = SeededGenerator(seed: UInt64(name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
    let stretch = max(0.001, 90 - abs(latitude)) / 90
    func some(_ count: Int, _ wide: Double) -> [Coordinate] {
      (0..<count).map { _ in
        wrapped(
          longitude + random.normal() * wide / stretch, latitude + random.normal() * wide)
      }
    }
    return Cloud(description: name, points: some(count, spread), queries: some(40, 2 * spread))
  }

  static var duplicates: Cloud {
    let base = cloud("many points at few places", around: 121.5, 31.2, spread: 0.01, count: 12)
    let points = (0..<900).map { base.points[$0 * 7 % 12] }
    return Cloud(
      description: base.description, points: points, queries: base.queries + base.points)
  }

  static var onParallel: Cloud {
    let points = (0..<700).map { Coordinate(longitude: -60 + Double($0) * 0.001, latitude: 45) }
    return Cloud(description: "a parallel", points: points, queries: Array(points.prefix(30)))
  }

  static var onMeridian: Cloud {
    let points = (0..<700).map { Coordinate(longitude: 10, latitude: -0.35 + Double($0) * 0.001) }
    return Cloud(description: "a meridian", points: points, queries: Array(points.suffix(30)))
  }

  static var twoCities: Cloud {
    let a = cloud("Urumqi", around: 87.6, 43.8, spread: 0.05, count: 700)
    let b = cloud("Suva", around: 178.4, -18.1, spread: 0.02, count: 500)
    return Cloud(
      description: "two cities far apart", points: a.points + b.points,
      queries: a.queries + b.queries)
  }

  static var wholeEarth: Cloud {
    var random = SeededGenerator(seed: 99)
    func some(_ count: Int) -> [Coordinate] {
      (0..<count).map { _ in
        Coordinate(
          longitude: random.uniform(-180...180), latitude: random.uniform(-90...90))
      }
    }
    let corners = [-180.0, 0, 180].flatMap { longitude in
      [-90.0, 0, 90].map { Coordinate(longitude: longitude, latitude: $0) }
    }
    return Cloud(
      description: "the whole Earth", points: some(1_500) + corners, queries: some(60) + corners)
  }

  static var poleCap: Cloud {
    var random = SeededGenerator(seed: 5)
    let points = (0..<900).map { _ in
      Coordinate(longitude: random.uniform(-180...180), latitude: random.uniform(89.9...90))
    }
    let queries = (0..<40).map { _ in
      Coordinate(longitude: random.uniform(-180...180), latitude: random.uniform(89.8...90))
    }
    return Cloud(description: "all round the pole", points: points, queries: queries)
  }
}
