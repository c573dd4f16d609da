import Benchmark
import Foundation

/// Registers every benchmark; the package's plugin generates a `main` that calls this.
///
/// One function a topic, each in a file of its own.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration.warmupIterations = Scale.chosen.warmupIterations
  Benchmark.defaultConfiguration.maxIterations = Scale.chosen.iterations
  Benchmark.defaultConfiguration.maxDuration = .seconds(5)
  Benchmark.teardown = exitAfterFailure
  workloadBenchmarks()
  for size in Scale.chosen.sizes {
    readingBenchmarks(size)
    indexBenchmarks(size)
    countBenchmarks(size)
    nearestBenchmarks(size)
    analysisBenchmarks(size)
  }
}

/// How much to measure: everything, or once in small with `LIVINGCIRCLE_BENCH=smoke`.
struct Scale: Sendable {
  let sizes: [Size]
  let warmupIterations: Int
  let iterations: Int

  static let chosen =
    ProcessInfo.processInfo.environment["LIVINGCIRCLE_BENCH"] == "smoke"
    ? Scale(sizes: [Size(name: "10k", outlets: 10_000)], warmupIterations: 0, iterations: 1)
    : Scale(
      sizes: [Size(name: "100k", outlets: 100_000), Size(name: "1M", outlets: 1_000_000)],
      warmupIterations: 1, iterations: 50)
}

/// A number of outlets and its name in the titles of benchmarks.
struct Size: Sendable {
  let name: String
  let outlets: Int
}
