/// Where the cities lie and how large they are.
struct Cities: Sendable {
  let cities: [City]
  let bySize: WeightedChoice

  /// One city stands at Wuhan; several are strewn over eastern China with sizes of a Pareto law.
  init(count: Int, _ random: inout SplitMix64) {
    let range = 0..<count
    cities =
      count == 1
      ? [City(longitude: 114.30, latitude: 30.59)]
      : range.map { _ in
        City(longitude: random.uniform(98, 124), latitude: random.uniform(22, 46))
      }
    bySize = WeightedChoice(range.map { _ in Self.size(&random) })
  }

  /// A Lomax number of shape 2, whose power is a square root; the summand keeps towns in being.
  private static func size(_ random: inout SplitMix64) -> Double {
    1 / random.unit().squareRoot() - 1 + 0.3
  }
}

/// The middle of a city and how many degrees a metre makes there.
struct City: Sendable {
  let longitude: Double
  let latitude: Double
  let degreesEast: Double
  let degreesNorth: Double

  init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
    degreesEast = 1 / (111_320 * cosine(degrees: latitude))
    degreesNorth = 1 / 111_000
  }
}

/// The cosine of an angle up to 60° by its series, to the last digit or two, without the C library.
private func cosine(degrees: Double) -> Double {
  let square = (degrees * .pi / 180) * (degrees * .pi / 180)
  return stride(from: 20.0, to: 0, by: -2).reduce(1) { sum, n in
    1 - sum * square / (n * (n - 1))
  }
}
