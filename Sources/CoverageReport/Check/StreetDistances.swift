import GeoCore

/// How far places are from the nearest street.
struct StreetDistances: Sendable {
  /// Metres that count at most, so that a place which nobody has mapped the streets of weighs no more than any other.
  static let most = 60.0

  /// The network's edges in the working frame.
  private let index: EdgeIndex

  init(_ index: EdgeIndex) { self.index = index }

  /// Metres to the nearest street; `nil` where there is none within a limit.
  private func metres(_ place: Coordinate, within limit: Double) -> Double? {
    index.nearest(to: place, within: limit).map { Double($0.extra) / 1_000 }
  }

  /// The same of many places.
  func metres(
    _ places: [Coordinate], within limit: Double, workers: Int
  ) async throws -> [Double?] {
    try await concurrentMap(places.count, workers: workers) { metres(places[$0], within: limit) }
  }

  /// Metres to the nearest street, ``most`` at most.
  func metres(_ place: Coordinate) -> Double { metres(place, within: Self.most) ?? Self.most }

  /// The same of many places.
  func metres(_ places: [Coordinate], workers: Int) async throws -> [Double] {
    try await concurrentMap(places.count, workers: workers) { metres(places[$0]) }
  }

  /// The mean over places that are all moved alike.
  func mean(_ places: [Coordinate], moved way: SIMD2<Double>) -> Double {
    places.reduce(0) { $0 + metres($1.moved(by: way)) } / Double(places.count)
  }
}

extension Coordinate {
  /// The place so many metres further east and north; itself where that leads over a pole.
  func moved(by metres: SIMD2<Double>) -> Coordinate {
    let scale = DegreeScale(latitude)
    let east = longitude + metres.x / scale.east
    let moved = Coordinate(
      longitude: east > 180 ? east - 360 : east < -180 ? east + 360 : east,
      latitude: latitude + metres.y / scale.north)
    return moved.isValid ? moved : self
  }
}
