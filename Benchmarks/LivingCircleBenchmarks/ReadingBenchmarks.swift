import Benchmark
import Foundation
import GeoFormats

/// Reads the table of outlets, on one task and on one a core.
func readingBenchmarks(_ size: Size) {
  let cores = ProcessInfo.processInfo.activeProcessorCount
  for (name, workers) in [("on one core", 1), ("on every core", cores)] {
    Benchmark("Read \(size.name) \(name)", configuration: .reading) {
      (benchmark, files: Files) async throws in
      benchmark.startMeasurement()
      let table = try await withTaskExecutorPreference(Threads.ofBenchmarks) {
        try await PointTable.read(
          PointTable.Request(path: files.outlets, kind: .outlets), workers: workers)
      }
      benchmark.stopMeasurement()
      benchmark.measurement(.bytesRead, table.source.bytes)
      benchmark.check(
        table.count == files.size.outlets && table.ids[table.count - 1] == "o\(table.count - 1)",
        "the table has \(table.count) rows")
    } setup: {
      try Files(size)
    }
  }
}

extension Benchmark.Configuration {
  fileprivate static var reading: Self {
    Self(metrics: [.wallClock, .bytesRead], timeUnits: .microseconds)
  }
}

extension BenchmarkMetric {
  fileprivate static let bytesRead = BenchmarkMetric.custom("Bytes read")
}
