import ArgumentParser
import Coverage
import CoverageReport
import Foundation
import GeoCore
import GeoFormats

/// Answers for every place of a walking network, with the time it takes, and the same network for other programs to answer on.
@main
struct LivingcircleNetwork: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "livingcircle-network",
    abstract: "Times the network search and writes its answers in binary columns.")

  @Argument(help: "The network: OpenStreetMap data, or what network build wrote.")
  var network: String

  @Argument(help: "The table of outlets, in WGS 84.")
  var outlets: String

  @Argument(help: "The folder for the columns and times.json.")
  var output: String

  @Option(help: "The limit of counts, in metres.")
  var radius = 1_000.0

  @Option(help: "How many times each question is answered; the times of all are written.")
  var rounds = 5

  @Option(help: "The largest number of threads.")
  var threads = 2

  @Flag(help: "Search from junction to junction of the network as it is, without contracting it.")
  var uncontracted = false

  func run() async throws {
    var times = Times()
    let input = try await times.measure(\.read) {
      try await NetworkInput.read(NetworkInput.Options(path: network), workers: threads)
    }
    // Every node of every way becomes a node, as in the networks of the other programs.
    let walk = input.network.splitAtVertices()
    let contracted = await times.measure(\.contract) {
      ContractedNetwork(walk, contracting: !uncontracted)
    }
    let table = try await PointTable.read(
      PointTable.Request(path: outlets, kind: .outlets), workers: threads)
    let index = await times.measure(\.index) { EdgeIndex(walk) }
    let places = try await times.measure(\.join) {
      try await index.nearest(toEach: table.positions, within: 200, workers: threads)
    }
    let categories = CategorySet(labels: table.labels, texts: table.labelTexts)
    let rows = places.indices.filter { places[$0] != nil }
    let sources = NetworkSources(
      rows.compactMap { places[$0] }, rows: rows.map { UInt32($0) },
      grouping: categories.grouping, on: contracted)
    let question = Question(
      network: contracted, sources: sources, outlets: places, categories: categories,
      limit: UInt32(radius * 1_000), threads: threads)
    var nearest: [ContiguousArray<UInt32>] = []
    var counts = ContiguousArray<UInt16>()
    for _ in 0..<rounds {
      nearest = try await times.add(\.nearest) { try await question.nearest() }
      counts = try await times.add(\.counts) { try await question.counts() }
    }
    let columns = Columns(folder: output)
    try columns.write(walk)
    try columns.write(places, categories)
    for (group, column) in nearest.enumerated() { try columns.write(column, "nearest-\(group)") }
    try columns.write(counts, "counts")
    try columns.write(times, categories)
  }
}

/// Seconds.
struct Times: Encodable {
  var read = 0.0
  var contract = 0.0
  var index = 0.0
  var join = 0.0
  var nearest: [Double] = []
  var counts: [Double] = []

  mutating func measure<Answer>(
    _ stage: WritableKeyPath<Times, Double>, _ work: () async throws -> Answer
  ) async rethrows -> Answer {
    let start = ContinuousClock.now
    let answer = try await work()
    self[keyPath: stage] = (ContinuousClock.now - start) / .seconds(1)
    return answer
  }

  mutating func add<Answer>(
    _ stage: WritableKeyPath<Times, [Double]>, _ work: () async throws -> Answer
  ) async rethrows -> Answer {
    let start = ContinuousClock.now
    let answer = try await work()
    self[keyPath: stage].append((ContinuousClock.now - start) / .seconds(1))
    return answer
  }
}
