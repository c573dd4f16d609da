/// Metres relative to a tile's middle: `x` away from the Earth's axis, `y` to the east, `z` along
/// the axis.
///
/// The points of a tile are kept this way in single precision, which is as good as the tile is
/// small. T is the tile's ``radius``, Q a query's distance from the middle, c ≤ Q + T a chord, and
/// u = 2⁻²⁴, a rounding's largest share of its result.
///
/// - A stored point is off by at most 8 u T (see `TileProjection`) and a query by u Q.
/// - Differences are off by u each, which moves c by u c; squares and sums move c² by 3 u c², and
///   rounding the limit's square by u c², together c by 2 u c.
///
/// The sum is 11 u T + 4 u Q, less than the 16 u (Q + T) of ``error(_:)``, which is 3 mm in a city.
/// So a chord in single precision decides unless it lies that close to the limit; those that do
/// are computed again in double precision from degrees. `CircleWalk` widens circles by twice as
/// much.
struct LocalFrame {
  /// The middle's distance from the axis and height over the equator.
  var rho: Double
  var z: Double
  /// The cosine and sine of the middle's longitude.
  var cosine: Double
  var sine: Double
  /// No point of the tile is further than this from its middle.
  var radius: Double

  /// The frame of a tile.
  ///
  /// - Parameters:
  ///   - longitude: The middle's, in degrees.
  ///   - latitude: The middle's.
  ///   - width: The tile's, in degrees.
  ///   - height: The tile's.
  init(longitude: Double, latitude: Double, width: Double, height: Double) {
    let middle = MeridianPoint(latitude: latitude)
    let angles = sineCosine(degrees: SIMD2(repeating: longitude))
    (rho, z) = (middle.rho, middle.z)
    (cosine, sine) = (angles.cosine[0], angles.sine[0])
    // Half a height northwards, then half a width along a parallel that is at most that much
    // longer.
    let north = WGS84.largestCurvatureRadius * (0.5 * height * radians)
    let east = min(rho + north, WGS84.equatorialRadius) * (0.5 * width * radians)
    radius = (1 + 1e-6) * (north + east)
  }

  /// A place relative to the middle.
  @inline(__always)
  func local(_ place: Geocentric) -> SIMD3<Double> {
    SIMD3(
      place.x * cosine + place.y * sine - rho, place.y * cosine - place.x * sine, place.z - z)
  }

  /// Metres by which a chord from a place so far from the middle may be off, 100 nm included for
  /// rounding in double precision.
  @inline(__always)
  func error(_ distance: Double) -> Double { 0x1p-20 * (distance + radius) + 1e-7 }
}

private let radians = Double.pi / 180

/// Turns degrees relative to a tile's middle into metres relative to it, in single precision.
///
/// With f = Δφ and v = Δλ in radians and ρ₀ the middle's distance from the axis,
///
///     x = Δρ − (ρ₀ + Δρ)(1 − cos v)     y = (ρ₀ + Δρ) sin v     z = Δz
///
/// Let N and E be the tile's halves in metres, T = N + E, and u = 2⁻²⁴. In tiles of up to
/// 2⁻⁸ rad = 25 km either side, Δρ and Δz are Taylor's cubics in f and the trigonometry stops at
/// v³. Left out are, as shares of N or E,
///
/// - f³/24 ≤ u/24 from the fourth derivatives, and as much from v⁴ of the cosine;
/// - M″f²/6M ≤ 3 e² 2⁻¹⁶/6 < u from the second derivative of the curvature's radius M.
///
/// Degrees, coefficients and each step of the evaluation are rounded: y by at most 8 u of E, x and
/// z by at most 5 u of N, the middle term of x being under 2⁻⁸ of E. All in all that is less than
/// 8 u T: N has 2 u to spare for what is left out, and the sine is cut by far less than a rounding.
/// In larger tiles points are projected in double precision from rounded degrees and then rounded:
/// 2 u T.
struct TileProjection {
  private let frame: LocalFrame
  private let latitude: Double
  private let isSmall: Bool
  private let rhoTerms: SIMD3<Float>
  private let zTerms: SIMD3<Float>

  init(_ frame: LocalFrame, latitude: Double, width: Double, height: Double) {
    self.frame = frame
    self.latitude = latitude
    isSmall = max(width, height) * (0.5 * radians) <= 0x1p-8
    let angles = sineCosine(degrees: SIMD2(repeating: latitude))
    let (s, c) = (angles.sine[0], angles.cosine[0])
    let e2 = WGS84.eccentricitySquared
    let root = 1 - e2 * s * s
    // The meridian's radius of curvature M and its derivative.
    let m = WGS84.equatorialRadius * (1 - e2) / (root * root.squareRoot())
    let dm = 3 * m * e2 * s * c / root
    let (d1, d2, d3) = (radians, radians * radians / 2, radians * radians * radians / 6)
    rhoTerms = SIMD3<Float>(
      SIMD3(-m * s * d1, -(dm * s + m * c) * d2, (m * s - 2 * dm * c) * d3))
    zTerms = SIMD3<Float>(
      SIMD3(m * c * d1, (dm * c - m * s) * d2, -(m * c + 2 * dm * s) * d3))
  }

  /// Projects four points.
  @inline(__always)
  func project(
    east: SIMD4<Float>, north: SIMD4<Float>
  ) -> (x: SIMD4<Float>, y: SIMD4<Float>, z: SIMD4<Float>) {
    guard isSmall else { return projectFar(east, north) }
    let rise = north * (rhoTerms[0] + north * (rhoTerms[1] + north * rhoTerms[2]))
    let z = north * (zTerms[0] + north * (zTerms[1] + north * zTerms[2]))
    let v = east * Float(radians)
    let square = v * v
    let rho = Float(frame.rho) + rise
    return (rise - rho * (0.5 * square), rho * (v - v * square * (1.0 / 6)), z)
  }

  @inline(never)
  private func projectFar(
    _ east: SIMD4<Float>, _ north: SIMD4<Float>
  ) -> (x: SIMD4<Float>, y: SIMD4<Float>, z: SIMD4<Float>) {
    let low = GeocentricPair(
      longitudes: SIMD2<Double>(east.lowHalf), latitudes: latitude + SIMD2<Double>(north.lowHalf))
    let high = GeocentricPair(
      longitudes: SIMD2<Double>(east.highHalf), latitudes: latitude + SIMD2<Double>(north.highHalf))
    return (
      SIMD4<Float>(SIMD4(lowHalf: low.x, highHalf: high.x) - frame.rho),
      SIMD4<Float>(SIMD4(lowHalf: low.y, highHalf: high.y)),
      SIMD4<Float>(SIMD4(lowHalf: low.z, highHalf: high.z) - frame.z)
    )
  }
}
