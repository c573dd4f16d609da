import Benchmark
import GeoCore

/// An index, what to ask it, and the right answers, one block of groups a query.
private struct Search<Answer: Sendable>: Sendable {
  let index: GridIndex
  let queries: [QueryPoint]
  let answers: [Answer]

  init(_ size: Size, answers: (LatitudeOrder, QueryPoint) -> [Answer]) async throws {
    let scene = Scene(size)
    let order = LatitudeOrder(scene)
    index = try await scene.index(workers: 1)
    queries = scene.queries
    self.answers = queries.flatMap { answers(order, $0) }
  }
}

/// Counts the outlets of every category within a radius of 1,000 places, on one task.
func countBenchmarks(_ size: Size) {
  for metres in [50.0, 300, 1_000, 5_000] {
    Benchmark("Count \(size.name) within \(Int(metres)) m", configuration: .search) {
      (benchmark, search: Search<UInt32>) in
      let desk = GridSearch(search.index)
      let limit = DistanceLimit(metres: metres)
      var found = ContiguousArray<UInt32>()
      found.reserveCapacity(search.answers.count)
      benchmark.startMeasurement()
      for query in search.queries {
        desk.count(within: limit, of: query)
        found.append(contentsOf: desk.counts)
      }
      benchmark.stopMeasurement()
      benchmark.report(desk.work)
      let pairs = found.reduce(0) { $0 + Int($1) }
      benchmark.measurement(.pairs, pairs)
      benchmark.check(
        found.elementsEqual(search.answers),
        "\(pairs) pairs, and \(search.answers.reduce(0) { $0 + Int($1) }) by the plain way")
    } setup: {
      try await Search(size) { $0.counts(within: metres, of: $1) }
    }
  }
}

/// Finds the nearest outlet of every category to 1,000 places, on one task.
func nearestBenchmarks(_ size: Size) {
  Benchmark("Nearest \(size.name)", configuration: .search) {
    (benchmark, search: Search<Double>) in
    let desk = GridSearch(search.index)
    var found = ContiguousArray<Double>()
    found.reserveCapacity(search.answers.count)
    benchmark.startMeasurement()
    for query in search.queries {
      desk.findNearest(to: query)
      for neighbor in desk.nearest { found.append(neighbor?.metres ?? .infinity) }
    }
    benchmark.stopMeasurement()
    benchmark.report(desk.work)
    // An outlet with the shortest chord is not quite the nearest when two are equally far off.
    let wrong = zip(found, search.answers).count { $0 != $1 && !(abs($0 - $1) <= 0.001) }
    benchmark.check(
      found.count == search.answers.count && wrong == 0,
      "\(wrong) of \(search.answers.count) distances differ from those of the plain way")
  } setup: {
    try await Search(size) { $0.nearest(to: $1) }
  }
}

extension Benchmark.Configuration {
  /// Time a query, and the work of all queries, which does not depend on the machine.
  fileprivate static var search: Self {
    Self(
      metrics: [.wallClock, .distances, .rows, .geodesics, .pairs], timeUnits: .nanoseconds,
      scalingFactor: .kilo)
  }
}

extension BenchmarkMetric {
  fileprivate static let distances = counted("Distances")
  fileprivate static let rows = counted("Rows of cells")
  fileprivate static let geodesics = counted("Geodesics")
  fileprivate static let pairs = counted("Pairs found")

  private static func counted(_ name: String) -> BenchmarkMetric {
    .custom(name, polarity: .prefersSmaller, useScalingFactor: false)
  }
}

extension Benchmark {
  fileprivate func report(_ work: QueryWork) {
    measurement(.distances, work.distances)
    measurement(.rows, work.rows)
    measurement(.geodesics, work.geodesics)
  }
}
