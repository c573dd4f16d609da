import Benchmark
import Foundation
import GeoCore

/// The outlets of a city, and the right counts about its first places.
private struct Building: Sendable {
  static let metres = 1_000.0
  static let samples = 50

  let scene: Scene
  let counts: [UInt32]

  init(_ size: Size) {
    let scene = Scene(size)
    let order = LatitudeOrder(scene)
    self.scene = scene
    counts = scene.queries.prefix(Self.samples)
      .flatMap { order.counts(within: Self.metres, of: $0) }
  }

  /// Whether an index answers as it should.
  func accepts(_ index: GridIndex) -> Bool {
    let desk = GridSearch(index)
    let limit = DistanceLimit(metres: Self.metres)
    let found = scene.queries.prefix(Self.samples)
      .flatMap { query in
        desk.count(within: limit, of: query)
        return Array(desk.counts)
      }
    return index.count == scene.positions.count && found == counts
  }
}

/// Indexes all outlets, on one task and on one a core.
func indexBenchmarks(_ size: Size) {
  let cores = ProcessInfo.processInfo.activeProcessorCount
  for (name, workers) in [("on one core", 1), ("on every core", cores)] {
    Benchmark("Index \(size.name) \(name)", configuration: .index) {
      (benchmark, building: Building) async throws in
      benchmark.startMeasurement()
      let index = try await withTaskExecutorPreference(Threads.ofBenchmarks) {
        try await building.scene.index(workers: workers)
      }
      benchmark.stopMeasurement()
      benchmark.measurement(.cells, index.cellCount)
      benchmark.check(
        building.accepts(index), "the index counts other outlets than the plain way")
    } setup: {
      Building(size)
    }
  }
}

extension Benchmark.Configuration {
  fileprivate static var index: Self {
    Self(metrics: [.wallClock, .cells], timeUnits: .microseconds)
  }
}

extension BenchmarkMetric {
  fileprivate static let cells = BenchmarkMetric.custom("Cells")
}
