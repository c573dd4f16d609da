import GeoCore

/// GCJ-02, by the formulas that were published for it: longitude and latitude of WGS 84 moved by a sum of sines, inside a
/// rectangle round China and not outside.
///
/// Two positions at a time, because that is what every 64-bit processor's baseline computes at once; only additions,
/// multiplications, divisions and square roots of IEEE doubles: the bits are the same on every machine.
package enum GCJ02 {
  /// The rectangle inside which positions are moved, borders left out. It is wider than China.
  package static let rectangle = (longitudes: (72.004, 137.8347), latitudes: (0.8293, 55.8271))

  /// GCJ-02 from WGS 84, within 2 units in the last place of the formulas in exact arithmetic.
  @inline(__always)
  static func shifted(_ place: Pair) -> Pair {
    let moved = offset(place)
    let isInside = contains(place)
    return Pair(
      x: place.x.replacing(with: place.x + moved.x, where: isInside),
      y: place.y.replacing(with: place.y + moved.y, where: isInside))
  }

  /// WGS 84 from GCJ-02, within a micrometre.
  ///
  /// Where the border is, the offset jumps from some hundred metres to nothing: a strip of that width outside has each of its
  /// positions twice, and the one that was moved is given; a strip inside has none, and positions there stay as they are.
  @inline(__always)
  static func unshifted(_ place: Pair) -> Pair {
    // The offset differs by at most 0.7 % of the distance between two positions: its own 700 m shrink to 5 m, 4 cm, 0.3 mm,
    // 2 µm and 14 nm. At longitude 105° and latitude 35° it has square roots with a vertical tangent, 0.2 √|x| metres; what
    // they leave of an error e is 0.2 √(e / 111 km) metres, which comes to rest at 0.4 µm.
    var found = place
    for _ in 0..<5 {
      let moved = offset(found)
      found = Pair(x: place.x - moved.x, y: place.y - moved.y)
    }
    let isInside = contains(found)
    return Pair(
      x: place.x.replacing(with: found.x, where: isInside),
      y: place.y.replacing(with: found.y, where: isInside))
  }

  /// An angle of each of two positions.
  typealias Degrees = SIMD2<Double>

  /// Two positions.
  struct Pair {
    var x: Degrees
    var y: Degrees
  }

  @inline(__always)
  private static func contains(_ place: Pair) -> SIMDMask<SIMD2<Int64>> {
    (place.x .> rectangle.longitudes.0) .& (place.x .< rectangle.longitudes.1)
      .& (place.y .> rectangle.latitudes.0) .& (place.y .< rectangle.latitudes.1)
  }

  /// Krassovsky's ellipsoid: its radius in metres and squared eccentricity, as the formulas have them.
  private static let radius = 6_378_245.0
  private static let eccentricity = 0.006_693_421_622_965_943_23

  /// By how many degrees a position is moved; not finite at the poles.
  @inline(__always)
  private static func offset(_ place: Pair) -> Pair {
    let (x, y) = (place.x - 105, place.y - 35)
    let (wavesX, wavesY) = (Waves(x), Waves(y))
    let fast = 20 * wavesX.sixfold + 20 * wavesX.twofold
    let root = (x * x).squareRoot().squareRoot()
    // Metres along the meridian.
    let wavesNorth: Degrees = fast + 20 * wavesY.single + 40 * wavesY.third
    let longNorth: Degrees = 160 * wavesY.twelfth + 320 * wavesY.thirtieth
    let flatNorth: Degrees = 2 * x + 3 * y - 100
    let bentNorth: Degrees = y * (0.2 * y + 0.1 * x) + 0.2 * root
    let north = flatNorth + bentNorth + (wavesNorth + longNorth) * (2.0 / 3)
    // Metres along the parallel.
    let wavesEast: Degrees = fast + 20 * wavesX.single + 40 * wavesX.third
    let longEast: Degrees = 150 * wavesX.twelfth + 300 * wavesX.thirtieth
    let flatEast: Degrees = x + 2 * y + 300
    let bentEast: Degrees = x * (0.1 * x + 0.1 * y) + 0.1 * root
    let east = flatEast + bentEast + (wavesEast + longEast) * (2.0 / 3)
    // Metres to degrees, by the ellipsoid's radii of curvature there.
    let latitude = sineCosine(degrees: place.y)
    let square = 1 - eccentricity * latitude.sine * latitude.sine
    let squareRoot = square.squareRoot()
    return Pair(
      x: east * squareRoot * (180 / (radius * .pi)) / latitude.cosine,
      y: north * square * squareRoot * (180 / (radius * (1 - eccentricity) * .pi)))
  }

  /// The sines of multiples of π t, from two that are computed and the formulas for double and triple angles.
  ///
  /// Those multiply an error of 10⁻¹⁶ by less than a hundred, which in metres is nothing.
  private struct Waves {
    let sixfold: SIMD2<Double>
    let twofold: SIMD2<Double>
    let single: SIMD2<Double>
    let third: SIMD2<Double>
    let twelfth: SIMD2<Double>
    let thirtieth: SIMD2<Double>

    @inline(__always)
    init(_ t: SIMD2<Double>) {
      let slow = sineCosine(degrees: 15 * t)
      thirtieth = sineCosine(degrees: 6 * t).sine
      twelfth = slow.sine
      let sixth = (sine: 2 * slow.sine * slow.cosine, cosine: 1 - 2 * slow.sine * slow.sine)
      third = 2 * sixth.sine * sixth.cosine
      let thirdCosine = 1 - 2 * sixth.sine * sixth.sine
      single = third * (3 - 4 * third * third)
      let singleCosine = thirdCosine * (4 * thirdCosine * thirdCosine - 3)
      twofold = 2 * single * singleCosine
      sixfold = twofold * (3 - 4 * twofold * twofold)
    }
  }
}
