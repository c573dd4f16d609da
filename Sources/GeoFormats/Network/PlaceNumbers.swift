import GeoCore

/// Numbers places, so that those within a centimetre of each other have the same number.
///
/// A place goes with the first that it lies within a centimetre of; where it does with several, with the one that came first.
struct PlaceNumbers {
  /// Metres within which two places are one.
  static let reach = 0.01

  /// A cube of space, twice as wide as the reach: what is near lies in one of the eight that meet at the nearest corner.
  private struct Cube: Hashable {
    var x: Int64
    var y: Int64
    var z: Int64
  }

  private var first: [Cube: [Int64]] = [:]
  private var places: [Geocentric] = []

  /// The number of a place; of one that is not on Earth, a number of its own.
  ///
  /// - Complexity: O(1), as long as places are not heaped.
  mutating func number(of coordinate: Coordinate) -> Int64 {
    let number = Int64(places.count)
    guard coordinate.isValid else { return -1 - number }
    let place = Geocentric(coordinate)
    let (x, y, z) = (Self.cells(place.x), Self.cells(place.y), Self.cells(place.z))
    var known: Int64?
    for a in [x.own, x.next] {
      for b in [y.own, y.next] {
        for c in [z.own, z.next] {
          for other in first[Cube(x: a, y: b, z: c)] ?? [] where other < known ?? .max {
            let squared = places[Int(other)].squaredChord(to: place)
            if squared <= Self.reach * Self.reach { known = other }
          }
        }
      }
    }
    if let known { return known }
    places.append(place)
    first[Cube(x: x.own, y: y.own, z: z.own), default: []].append(number)
    return number
  }

  /// The cell that a component lies in, and the one on the other side of the nearer wall.
  private static func cells(_ component: Double) -> (own: Int64, next: Int64) {
    let scaled = component / (2 * reach)
    let own = scaled.rounded(.down)
    return (Int64(own), Int64(own) + (scaled - own < 0.5 ? -1 : 1))
  }
}
