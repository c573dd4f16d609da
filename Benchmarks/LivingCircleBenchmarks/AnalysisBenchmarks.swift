import Benchmark
import Coverage
import CoverageReport
import Foundation
import GeoCore
import GeoFormats

/// The whole run, from two files to the results, on one core a task.
func analysisBenchmarks(_ size: Size) {
  let cores = ProcessInfo.processInfo.activeProcessorCount
  Benchmark("Run \(size.name)", configuration: .run) {
    (benchmark, files: Files) async throws in
    var options = RunOptions(communities: files.communities, outlets: files.outlets)
    options.communitiesFrame = .wgs84
    options.outletsFrame = .wgs84
    options.walk = .radius(1_000)
    let asked = options
    benchmark.startMeasurement()
    let run = try await withTaskExecutorPreference(Threads.ofBenchmarks) {
      var run = try await CoverageRun.analyze(asked, workers: cores)
      let folder = try OutputFolder(
        path: files.results, names: CoverageRun.fileNames, force: true)
      try await run.write(to: folder, workers: cores)
      return run
    }
    benchmark.stopMeasurement()
    benchmark.measurement(.pairs, run.table.pairs)
    benchmark.measurement(.distances, run.table.work.distances)
    benchmark.check(try isRight(run), "a count differs from the plain way")
  } setup: {
    try Files(size)
  }
}

/// Whether the counts of the first communities are those that every geodesic by itself gives.
private func isRight(_ run: CoverageRun) throws -> Bool {
  let required = run.table.requirements.count
  for community in 0..<3 {
    let here = run.communities.positions[community]
    var counts = [Int](repeating: 0, count: required)
    for outlet in 0..<run.outlets.count
    where geodesicLength(from: here, to: run.outlets.positions[outlet]) <= 1_000 {
      let label = Int(run.categories.grouping.labels[outlet])
      for category in run.categories.grouping.groups[label] { counts[category] += 1 }
    }
    for requirement in 0..<required {
      let finding = run.table.finding(community: community, requirement: requirement)
      guard finding.count == counts[requirement] else { return false }
    }
  }
  return true
}

extension Benchmark.Configuration {
  fileprivate static var run: Self {
    Self(metrics: [.wallClock, .pairs, .distances], timeUnits: .microseconds)
  }
}

extension BenchmarkMetric {
  fileprivate static let pairs = BenchmarkMetric.custom("Pairs within reach")
  fileprivate static let distances = BenchmarkMetric.custom("Chords computed")
}
