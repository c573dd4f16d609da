import GeoCore

/// BD-09, by the formulas that were published for it: GCJ-02 taken as radius and angle round longitude and latitude 0, both of
/// which waver a little, and moved by a constant.
///
/// The radius grows by d = 2 × 10⁻⁵ sin(3000 latitude) degrees and the angle by e = 3 × 10⁻⁶ cos(3000 longitude) radians. What
/// is usually written with an arc tangent is the same as to turn by e and to stretch by 1 + d / radius, and that takes neither.
enum BD09 {
  /// What is added last, in degrees.
  private static let moveX = 0.0065
  private static let moveY = 0.006

  /// BD-09 from GCJ-02, within 2 units in the last place of the formulas in exact arithmetic.
  @inline(__always)
  static func shifted(_ place: GCJ02.Pair) -> GCJ02.Pair { Wavering(place).shifted }

  /// GCJ-02 from BD-09, within 10⁻⁸ m in China and 2 µm anywhere.
  ///
  /// By two steps of Newton's method. The constant taken away leaves an error of up to 42 m in China, 65 m anywhere. A step
  /// squares it, with half the second derivative of 1.7 a degree before it, which makes 3 cm and then 10⁻⁸ m. Derivatives are
  /// right to 10⁻⁶, and to 10⁻³ in the sea near 0, 0, where the radius is small and the error below 3 m.
  @inline(__always)
  static func unshifted(_ place: GCJ02.Pair) -> GCJ02.Pair {
    var found = GCJ02.Pair(x: place.x - moveX, y: place.y - moveY)
    for _ in 0..<2 {
      let there = Wavering(found)
      found = there.step(to: place)
    }
    return found
  }

  /// What the formulas make of a position.
  private struct Wavering {
    let place: GCJ02.Pair
    let shifted: GCJ02.Pair
    private let turn: GCJ02.Degrees
    private let stretch: GCJ02.Degrees
    /// How they change with longitude and latitude, a degree.
    private let turnSlope: GCJ02.Degrees
    private let stretchSlope: GCJ02.Degrees

    @inline(__always)
    init(_ place: GCJ02.Pair) {
      let (x, y) = (place.x, place.y)
      let square = x * x + y * y
      // At 0, 0 the radius is 0, and the direction does not matter.
      let radius = square.squareRoot().replacing(with: 1, where: square .== 0)
      let (east, north) = (sineCosine(degrees: 3_000 * x), sineCosine(degrees: 3_000 * y))
      stretch = 2e-5 * north.sine / radius
      turn = 3e-6 * east.cosine
      turnSlope = east.sine * (-3e-6 * 3_000 * .pi / 180)
      stretchSlope = north.cosine * (2e-5 * 3_000 * .pi / 180) / radius
      // The fourth power of `turn` is below 10⁻²².
      let lessCosine: GCJ02.Degrees = turn * turn * 0.5
      let sine: GCJ02.Degrees = turn - turn * turn * turn * (1.0 / 6)
      let dx: GCJ02.Degrees = -x * lessCosine - y * sine
      let dy: GCJ02.Degrees = x * sine - y * lessCosine
      shifted = GCJ02.Pair(
        x: x + (dx + stretch * (x + dx) + moveX), y: y + (dy + stretch * (y + dy) + moveY))
      self.place = place
    }

    /// A step of Newton's method towards the position that is shifted to `target`.
    @inline(__always)
    func step(to target: GCJ02.Pair) -> GCJ02.Pair {
      let (x, y) = (place.x, place.y)
      let (missingX, missingY) = (target.x - shifted.x, target.y - shifted.y)
      let xx: GCJ02.Degrees = 1 + stretch - y * turnSlope
      let xy: GCJ02.Degrees = x * stretchSlope - turn
      let yx: GCJ02.Degrees = turn + x * turnSlope
      let yy: GCJ02.Degrees = 1 + stretch + y * stretchSlope
      let determinant: GCJ02.Degrees = xx * yy - xy * yx
      return GCJ02.Pair(
        x: x + (yy * missingX - xy * missingY) / determinant,
        y: y + (xx * missingY - yx * missingX) / determinant)
    }
  }
}
