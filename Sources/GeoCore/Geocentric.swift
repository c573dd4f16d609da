/// A position on the ellipsoid in geocentric Cartesian metres: x towards 0° E on the equator,
/// y towards 90° E, z towards the north pole.
///
/// Each component is within 5 nm of the exact one: a handful of roundings, each at most
/// 6.4 × 10⁶ m × 2⁻⁵³ = 0.7 nm.
@frozen
public struct Geocentric: Hashable, Sendable {
  /// Metres towards longitude 0 on the equator.
  public var x: Double
  /// Metres towards longitude 90° east on the equator.
  public var y: Double
  /// Metres towards the north pole.
  public var z: Double

  @inlinable
  init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The point of the ellipsoid's surface at a coordinate.
  public init(_ coordinate: Coordinate) {
    let pair = GeocentricPair(
      longitudes: SIMD2(repeating: coordinate.longitude),
      latitudes: SIMD2(repeating: coordinate.latitude))
    self.init(x: pair.x[0], y: pair.y[0], z: pair.z[0])
  }

  /// The square of the straight line's length to another position, in square metres.
  @inlinable
  public func squaredChord(to other: Geocentric) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    let dz = z - other.z
    return dx * dx + dy * dy + dz * dz
  }
}

/// Two points of the ellipsoid in geocentric metres.
struct GeocentricPair {
  var x: SIMD2<Double>
  var y: SIMD2<Double>
  var z: SIMD2<Double>

  @inline(__always)
  init(longitudes: SIMD2<Double>, latitudes: SIMD2<Double>) {
    let meridian = MeridianPair(latitudes: latitudes)
    let (sine, cosine) = sineCosine(degrees: longitudes)
    x = meridian.rho * cosine
    y = meridian.rho * sine
    z = meridian.z
  }
}

/// Two points of the meridian ellipse; see `MeridianPoint`.
private struct MeridianPair {
  var rho: SIMD2<Double>
  var z: SIMD2<Double>

  @inline(__always)
  init(latitudes: SIMD2<Double>) {
    let (sine, cosine) = sineCosine(degrees: latitudes)
    let e2 = WGS84.eccentricitySquared
    let root = (1 - e2 * sine * sine).squareRoot()
    let primeVertical = WGS84.equatorialRadius / root
    rho = primeVertical * cosine
    z = primeVertical * (1 - e2) * sine
  }
}

/// A point of the meridian ellipse: its distance from the axis and its height over the equator, in
/// metres.
struct MeridianPoint: Sendable {
  var rho: Double
  var z: Double

  @inline(__always)
  init(latitude: Double) {
    let pair = MeridianPair(latitudes: SIMD2(repeating: latitude))
    rho = pair.rho[0]
    z = pair.z[0]
  }

  /// The square of the chord between two points of one meridian, in square metres.
  @inline(__always)
  func squaredChord(to other: MeridianPoint) -> Double {
    let dr = rho - other.rho
    let dz = z - other.z
    return dr * dr + dz * dz
  }

  /// The least squared chord, in square metres, to anything whose longitude differs by at least so
  /// many degrees.
  ///
  /// That is the distance to a half plane through the axis, ρ sin λ up to 90° and ρ beyond; here
  /// with sin λ ≥ λ − λ³/6, less a hair for rounding.
  @inline(__always)
  func squaredChord(toMeridianAt degrees: Double) -> Double {
    guard degrees > 0 else { return 0 }
    let angle = min(degrees, 90) * (Double.pi / 180)
    let chord = rho * (angle - angle * angle * angle / 6)
    return chord * chord * (1 - 1e-9)
  }
}
