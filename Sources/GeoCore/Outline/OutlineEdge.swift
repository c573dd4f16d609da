/// A side of an outline: straight in longitude and latitude between two corners, the shorter way round the Earth.
///
/// In space the side is a curve X(t) over its share t in 0...1, whose second derivative is bounded. With ρ the distance from the axis,
/// z the height over the equator and M the radius of curvature of the meridian,
///
///     |X″| ≤ √(ρ″² + z″²) Δφ² + 2 |ρ′| |Δφ Δλ| + ρ Δλ² ≤ R (|Δφ| + |Δλ|)²,
///
/// because (ρ′, z′) = M (−sin φ, cos φ) makes the first term √(M² + M′²), with M ≤ 6,399.6 km and |M′| ≤ 65 km, and ρ is at most 6,378.2
/// km: R = 6,401 km is more than each. The straight line P(t) between the ends of a curve is off it by |X″| ÷ 8 at most, at the same t.
struct OutlineEdge {
  private let start: Coordinate
  private let east: Double
  private let north: Double

  init(from a: Coordinate, to b: Coordinate) {
    start = a
    east = eastward(from: a, to: b)
    north = b.latitude - a.latitude
  }

  /// R in metres.
  static let radius = 6_401_000.0
  /// Degrees of longitude and latitude together over which a straight line through the Earth is off a side by less than 0.2 mm.
  static let shortest = 0.000_9

  /// Degrees of longitude and latitude from one end to the other, together.
  var extent: Double { abs(east) + abs(north) }

  /// The place after a share of the side.
  func place(at share: Double) -> Coordinate {
    Coordinate(start, east: share * east, latitude: start.latitude + share * north)
  }

  /// Metres by which the straight line between two places of the side is off it at most.
  func sagitta(ofShare share: Double) -> Double {
    let radians = share * extent * (Double.pi / 180)
    return Self.radius * radians * radians / 8
  }

  /// Metres along the side at most: |X′| ≤ R (|Δφ| + |Δλ|).
  func length(ofShare share: Double) -> Double {
    Self.radius * share * extent * (Double.pi / 180)
  }
}
