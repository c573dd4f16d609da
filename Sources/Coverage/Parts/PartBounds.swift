public import GeoCore

/// Where the outlets of a part are: boxes along the geocentric axes round those of each block of ground, and one round all.
///
/// A box round a large piece of the globe is mostly far below the ground and in the air, and near to much that the outlets are
/// far from; boxes round a city's outlets are not.
public struct PartBounds: Sendable {
  private var all = Box()
  private var blocks: [Int: Box] = [:]
  private var lastBlock = -1
  private var last = Box()

  /// Bounds of nothing.
  public init() {}

  /// Takes one more in.
  ///
  /// - Parameters:
  ///   - coordinate: Where it is.
  ///   - block: The number of the block of ground that it stands on.
  public mutating func add(_ coordinate: Coordinate, block: Int) {
    let place = vector(Geocentric(coordinate))
    all.add(place)
    if block != lastBlock {
      if lastBlock >= 0 { blocks[lastBlock] = last }
      (lastBlock, last) = (block, blocks[block] ?? Box())
    }
    last.add(place)
  }

  /// Whether anything may be as near as so many metres: no chord that is shorter than `metres` is missed.
  func mayReach(_ place: Geocentric, within metres: Double) -> Bool {
    let place = vector(place)
    guard all.leastChord(from: place) <= metres else { return false }
    return last.leastChord(from: place) <= metres
      || blocks.values.contains { $0.leastChord(from: place) <= metres }
  }

  /// A length that no chord to anything is shorter than, or else the one given, where that is shorter.
  func leastChord(from place: Geocentric, orLess known: Double) -> Double {
    let place = vector(place)
    guard all.leastChord(from: place) < known else { return known }
    return blocks.values.reduce(min(known, last.leastChord(from: place))) {
      min($0, $1.leastChord(from: place))
    }
  }
}

/// The least box that holds some points.
private struct Box: Sendable {
  private var least = SIMD3<Double>(repeating: .infinity)
  private var most = SIMD3<Double>(repeating: -.infinity)

  mutating func add(_ place: SIMD3<Double>) {
    least = pointwiseMin(least, place)
    most = pointwiseMax(most, place)
  }

  /// A length in metres that no chord to anything in the box is shorter than; infinite for an empty box.
  ///
  /// A micrometre is taken off, far more than rounding adds.
  func leastChord(from place: SIMD3<Double>) -> Double {
    let beyond = pointwiseMax(pointwiseMax(least - place, place - most), SIMD3())
    return (beyond * beyond).sum().squareRoot() - 1e-6
  }
}

private func vector(_ place: Geocentric) -> SIMD3<Double> {
  SIMD3(place.x, place.y, place.z)
}
