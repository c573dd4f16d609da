/// What a straight line through the Earth proves about the path along its surface.
///
/// A geodesic of the ellipsoid is a curve in space whose curvature is the surface's normal
/// curvature, at most κ = 1 / ``WGS84/smallestCurvatureRadius``. By Schur's theorem a curve of
/// length s ≤ π/κ whose curvature never exceeds κ spans at least the chord of a circular arc of
/// that curvature:
///
///     (2/κ) sin(κ s / 2)  ≤  c  ≤  s
///
/// Both sides grow with s, so for a limit L a chord above L proves s > L, and a chord at or below
/// (2/κ) sin(κ L / 2) ≥ L − κ²L³/24 proves s ≤ L. The two lie 1 µm apart at 1 km and 0.13 mm at 5
/// km. (Where s exceeds π/κ = 19,903 km the points are almost antipodal, and c is over 12,000 km.)
///
/// A computed chord is off by less than 20 nm (see ``Geocentric``) and Karney's length by 15 nm;
/// ``slack`` covers both five times over. Outside the band the chord's answer is therefore Karney's
/// answer.
package enum ChordBounds {
  /// Metres by which every bound is widened for rounding.
  static let slack = 1e-7
  /// The square of κ, the largest normal curvature.
  static let largestCurvatureSquared =
    1 / (WGS84.smallestCurvatureRadius * WGS84.smallestCurvatureRadius)

  /// The squared chord at or below which the geodesic is certainly within `limit` metres,
  /// or −1 where no chord is short enough to be certain.
  package static func certainlyWithin(_ limit: Double) -> Double {
    let chord = limit - largestCurvatureSquared * limit * limit * limit / 24 - slack
    return chord > 0 ? chord * chord : -1
  }

  /// The squared chord above which the geodesic is certainly longer than `limit` metres.
  package static func certainlyBeyond(_ limit: Double) -> Double {
    (limit + slack) * (limit + slack)
  }

  /// Given one point's squared chord, the squared chord above which no other point can have a
  /// shorter or equally long geodesic.
  ///
  /// The geodesic s of the first obeys s ≤ (2/κ) asin(κc/2), and asin x ≤ x + (π/2 − 1) x³ on
  /// 0...1; another point at most that far away has a chord of at most s.
  @inline(__always)
  package static func rivals(of squaredChord: Double) -> Double {
    let stretch = 1 + 0.142_70 * largestCurvatureSquared * squaredChord
    let reach = squaredChord.squareRoot() * stretch + 2 * slack
    return reach * reach
  }

  /// The longest chord, in metres, from which the arc's length follows to 0.5 µm; see
  /// ``geodesicLength(chord:)``.
  static let longestSeries = 3_500.0

  /// The geodesic's length in metres from its chord, for chords of up to ``longestSeries``.
  ///
  /// The arc of a circle of curvature κ is c + κ²c³/24 + 3κ⁴c⁵/640 + …; κ² lies between those of
  /// the two extreme radii, 1 % either side of their middle, so the second term is known to 0.01
  /// κ²c³/24 ≤ 0.5 µm. The third is under 2 nm and left out.
  @inline(__always)
  static func geodesicLength(chord: Double) -> Double {
    chord + middleCurvatureSquared * chord * chord * chord / 24
  }

  private static let middleCurvatureSquared =
    0.5
    * (largestCurvatureSquared
      + (1 - WGS84.eccentricitySquared) / (WGS84.equatorialRadius * WGS84.equatorialRadius))
}

/// The geodesic's length in metres from its squared chord, where the chord decides the length's
/// millimetre.
///
/// - Returns: The length, good to 0.6 µm; `nil` for chords that are too long for the series, and
///   within 1 µm of a half millimetre, where only Karney's algorithm rounds as Karney's algorithm
///   does.
@inline(__always)
package func geodesicLength(squaredChord: Double) -> Double? {
  let chord = squaredChord.squareRoot()
  guard chord <= ChordBounds.longestSeries else { return nil }
  let length = ChordBounds.geodesicLength(chord: chord)
  let millimetres = length * 1_000
  let fraction = millimetres - Double(Int(millimetres))
  return abs(fraction - 0.5) > 1e-3 ? length : nil
}
