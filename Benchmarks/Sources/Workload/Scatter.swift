/// A place with its angles in ten-millionths of a degree, as it stands in the files.
public struct Place: Hashable, Sendable {
  /// The index of its city.
  public let city: Int
  /// 10⁻⁷ degrees east.
  public let east: Int32
  /// 10⁻⁷ degrees north.
  public let north: Int32

  /// Degrees east, the double that a reader makes of the file's text.
  public var longitude: Double { Double(east) / 1e7 }
  /// Degrees north, the double that a reader makes of the file's text.
  public var latitude: Double { Double(north) / 1e7 }
}

/// Strews places over cities, each about one of its city's quarters, and some far off.
///
/// Homes and shops have quarters of their own, so that some communities have few outlets at hand.
struct Scatter: Sendable {
  private let cities: Cities
  private let quarters: [Quarter]

  /// The middle of a quarter in metres east and north of the city's, and its spread in metres.
  private struct Quarter {
    let east: Double
    let north: Double
    let spread: Double
  }

  private static let quartersPerCity = 120
  /// Metres from the middle at which a city ends.
  private static let reach = 40_000.0

  init(_ cities: Cities, _ random: inout SplitMix64) {
    self.cities = cities
    quarters = (0..<cities.cities.count * Self.quartersPerCity).map { _ in
      Quarter(
        east: 8_500 * random.bell(), north: 8_500 * random.bell(),
        spread: random.uniform(250, 2_200))
    }
  }

  func draw(_ random: inout SplitMix64) -> Place {
    let index = cities.bySize.draw(&random)
    let city = cities.cities[index]
    while true {
      let quarter = quarters[index * Self.quartersPerCity + random.below(Self.quartersPerCity)]
      let offset = random.heavyTailedPoint()
      let east = quarter.east + offset.x * quarter.spread
      let north = quarter.north + offset.y * quarter.spread
      guard abs(east) < Self.reach, abs(north) < Self.reach else { continue }
      return Place(
        city: index,
        east: Int32(((city.longitude + east * city.degreesEast) * 1e7).rounded()),
        north: Int32(((city.latitude + north * city.degreesNorth) * 1e7).rounded()))
    }
  }
}
