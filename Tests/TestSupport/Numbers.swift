public import GeoCore

infix operator ** : MultiplicationPrecedence

/// A power of a positive number, by repeated square roots; good enough to draw random sizes.
public func ** (base: Double, exponent: Double) -> Double {
  precondition(base > 0 && exponent >= 0)
  var (result, root, rest) = (1.0, base, exponent)
  while rest >= 1 {
    result *= base
    rest -= 1
  }
  for _ in 0..<52 {
    root = root.squareRoot()
    rest *= 2
    if rest >= 1 {
      result *= root
      rest -= 1
    }
  }
  return result
}

extension Array {
  /// The elements in an order that the seed decides.
  public func shuffled(seed: UInt64) -> [Element] {
    var random = SeededGenerator(seed: seed)
    return shuffled(using: &random)
  }
}

extension Cloud {
  /// Queries far from most clouds.
  public static var wholeEarthQueries: [Coordinate] { wholeEarth.queries }
}
