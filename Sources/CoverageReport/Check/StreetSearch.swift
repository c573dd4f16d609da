import GeoCore

/// Looks for the way that places would have to be moved to lie along streets as places do.
///
/// Ways up to a kilometre are tried every 50 m, and from the best of them on the steps become smaller while the places come
/// nearer to streets: outlets are some ten metres off a street where they belong, and some twenty to forty anywhere else.
struct StreetSearch {
  /// Metres up to which ways are tried.
  private static let farthest = 1_000.0
  private static let step = 50.0
  /// How many of the ways are followed.
  private static let followed = 8
  /// Places that are moved, from all over the table.
  private static let sample = 200
  /// As many of them tell whether a way is worth moving the others, where it leaves less of the distance than a share.
  private static let few = 30
  private static let promising = 0.85
  /// Ways that are further apart than this, in metres, are others.
  private static let apart = 100.0
  /// The next best way has to leave places this many times as far from streets.
  private static let rival = 1.2

  /// A way and the mean distance to the nearest street after it.
  private typealias Trial = (way: SIMD2<Double>, mean: Double)

  private let streets: StreetDistances
  private let places: [Coordinate]
  private let fewPlaces: [Coordinate]
  /// The mean distance above which a way is not worth more, by the few places.
  private let most: Double

  init(_ places: [Coordinate], _ streets: StreetDistances) {
    self.streets = streets
    func some(_ places: [Coordinate], _ count: Int) -> [Coordinate] {
      stride(from: 0, to: places.count, by: max(places.count / count, 1)).map { places[$0] }
    }
    self.places = some(places, Self.sample)
    fewPlaces = some(self.places, Self.few)
    most = Self.promising * streets.mean(self.places, moved: .zero)
  }

  /// The way in metres east and north; `nil` where another is about as good.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: about 100,000 looks for the nearest street.
  func way(workers: Int) async throws -> SIMD2<Double>? {
    let trials = try await trials(workers: workers)
    let order = trials.indices.sorted { (trials[$0].mean, $0) < (trials[$1].mean, $1) }
    let ways = order.prefix(Self.followed).map { trials[$0] }
    let followed = try await concurrentMap(ways.count, workers: workers) { follow(ways[$0]) }
    guard let best = followed.min(by: { $0.mean < $1.mean }) else { return nil }
    let others = (trials + followed).filter { Self.length($0.way - best.way) > Self.apart }
    let isAlone = others.allSatisfy { $0.mean >= Self.rival * best.mean }
    return isAlone ? best.way : nil
  }

  private func trials(workers: Int) async throws -> [Trial] {
    let steps = Int(Self.farthest / Self.step)
    let ways = (-steps...steps).flatMap { x in
      (-steps...steps).map { y in SIMD2(Double(x), Double(y)) * Self.step }
    }.filter { Self.length($0) <= Self.farthest }
    return try await concurrentMap(ways.count, workers: workers) { number -> Trial in
      let few = streets.mean(fewPlaces, moved: ways[number])
      return few > most ? Trial(ways[number], few) : trial(ways[number])
    }
  }

  private func trial(_ way: SIMD2<Double>) -> Trial {
    (way, streets.mean(places, moved: way))
  }

  /// Goes on to the best neighbour, with steps of 25 m, 12.5 m and 6.25 m.
  private func follow(_ start: Trial) -> Trial {
    var best = start
    for step in [Self.step / 2, Self.step / 4, Self.step / 8] {
      let around = [-step, 0, step].flatMap { x in [-step, 0, step].map { SIMD2(x, $0) } }
      let trials = around.filter { $0 != .zero }.map { [way = best.way] in trial(way + $0) }
      for trial in trials where trial.mean < best.mean { best = trial }
    }
    return best
  }

  private static func length(_ way: SIMD2<Double>) -> Double { (way * way).sum().squareRoot() }
}
