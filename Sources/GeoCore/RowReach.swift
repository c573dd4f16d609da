/// How far, in degrees of longitude either side of a query, a circle reaches in the row between two
/// parallels.
///
/// With ρ the distance from the axis and D the chord between two points of one meridian, the chord
/// between points at latitudes φ₀ and φ whose longitudes differ by λ is, without approximation,
///
///     c² = D(φ₀, φ)² + 4 ρ₀ ρ sin²(λ/2)
///
/// D grows with |φ − φ₀|, so its extremes over the row are at the row's edges (or 0, where the row
/// holds φ₀), and so are those of ρ (or the equator's). Hence every point within the circle has
/// sin²(λ/2) ≤ (r² − D²min) / (4 ρ₀ ρmin), and every point with (λ/2)² ≤ (r² − D²max) / (4 ρ₀ ρmax)
/// is within it. The half angle comes from x ≤ asin x ≤ x + (π/2 − 1) x³ on 0...1, without
/// trigonometry.
struct RowReach {
  /// Every point of the circle in this row lies within this many degrees; negative where there is
  /// none, infinite where the circle may reach a quarter round the Earth or further.
  var outer: Double
  /// Every point of this row within this many degrees lies inside the circle; negative where none
  /// need to.
  var inner: Double

  /// The reach of a circle in one row.
  ///
  /// - Parameters:
  ///   - query: The centre's place on its meridian.
  ///   - a: The row's southern edge.
  ///   - b: The row's northern edge.
  ///   - outerSquare: The squared chord beyond which no point counts.
  ///   - innerSquare: The squared chord up to which every point counts; negative for none.
  @inline(__always)
  init(
    query: MeridianPoint, from a: MeridianPoint, to b: MeridianPoint,
    outerSquare: Double, innerSquare: Double
  ) {
    // Two lanes: the outer bound from the nearer edge, the inner bound from the farther one.
    let toA = query.squaredChord(to: a)
    let toB = query.squaredChord(to: b)
    let holdsQuery = a.z <= query.z && query.z <= b.z
    let holdsEquator = a.z < 0 && b.z > 0
    let room =
      SIMD2(outerSquare, innerSquare) - SIMD2(holdsQuery ? 0 : min(toA, toB), max(toA, toB))
    let rho = SIMD2(
      min(a.rho, b.rho), holdsEquator ? WGS84.equatorialRadius : max(a.rho, b.rho))
    let full = 4 * query.rho * rho
    let square = room / full
    let angle = (2 * degrees) * square.squareRoot()
    // At 0.4 the outer bound is 89°. Comparing products instead of quotients keeps poles, where
    // `full` is 0, out.
    if room[0] < 0.4 * full[0] {
      outer = room[0] < 0 ? -1 : angle[0] * (1 + 0.5708 * square[0])
    } else {
      outer = .infinity
    }
    if room[1] < full[1] {
      inner = room[1] < 0 ? -1 : angle[1]
    } else {
      inner = room[1] < 0 ? -1 : .infinity
    }
  }
}

private let degrees = 180 / Double.pi

/// The largest difference of latitude, in degrees, of points whose chord is at most `chord` metres.
///
/// A meridian arc of Δφ is at least Mmin Δφ long and bends at most 1/Mmin, so its chord is at least
/// 2 Mmin sin(Δφ/2).
@inline(__always)
func latitudeReach(chord: Double) -> Double {
  let half = chord / (2 * WGS84.smallestCurvatureRadius)
  guard half < 1 else { return 180 }
  return 2 * degrees * half * (1 + 0.5708 * half * half)
}
