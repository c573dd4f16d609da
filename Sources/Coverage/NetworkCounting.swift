import GeoCore
import Synchronization

/// Counts the outlets within each limit of each community, from whichever there are fewer of.
struct NetworkCounting: Sendable {
  private let analysis: NetworkAnalysis
  private let communities: ContiguousArray<EdgePoint?>
  private let width: Int
  /// For each group the requirements that ask for it, each with its limit in millimetres.
  private let asked: [[(requirement: Int, limit: UInt32)]]
  /// The rows that have a place on the network.
  private let communityRows: [Int]
  private let outletRows: [Int]
  /// Whether an outlet may be come to at several places, and has to be counted once.
  private let hasSeveral: Bool

  init(
    _ analysis: NetworkAnalysis, _ communities: ContiguousArray<EdgePoint?>,
    _ requirements: [Requirement]
  ) {
    self.analysis = analysis
    self.communities = communities
    width = requirements.count
    var asked = [[(requirement: Int, limit: UInt32)]](
      repeating: [], count: analysis.categories.names.count)
    for (number, requirement) in requirements.enumerated() {
      asked[requirement.category].append((number, walkingLimit(requirement.limit)))
    }
    self.asked = asked
    hasSeveral = analysis.hasSeveral
    communityRows = communities.indices.filter { communities[$0] != nil }
    outletRows = (0..<analysis.outletCount).filter { row in
      !analysis.places(ofOutlet: row).isEmpty
        && analysis.sources.groups(ofRow: UInt32(row)).contains { !asked[$0].isEmpty }
    }
  }

  private var isFromCommunities: Bool { communityRows.count <= outletRows.count }

  /// How many searches it takes.
  var searchCount: Int { isFromCommunities ? communityRows.count : outletRows.count }

  /// Adds the counts to findings that have none yet.
  ///
  /// - Throws: `CancellationError`, nothing else.
  func count(into storage: FindingStorage, workers: Int, progress: Progress?) async throws {
    let size = min(max(searchCount / (8 * workers), 16), 1_024)
    let blocks = (searchCount + size - 1) / size
    if isFromCommunities {
      _ = try await concurrentMap(blocks, workers: workers) { block in
        let rows = communityRows[block * size..<min(searchCount, (block + 1) * size)]
        analysis.desks.with { desk in rows.forEach { countOutlets(around: $0, desk, storage) } }
        progress?.advance(by: rows.count)
      }
    } else {
      let places = NetworkSources(
        communityRows.compactMap { communities[$0] }, rows: communityRows.map { UInt32($0) },
        grouping: Grouping(oneGroupOf: communities.count), on: analysis.network)
      let sums = CountSums(communities.count * width)
      _ = try await concurrentMap(blocks, workers: workers) { block in
        let rows = outletRows[block * size..<min(searchCount, (block + 1) * size)]
        analysis.desks.with { desk in
          sums.with { sums in
            for row in rows { countCommunities(around: row, places, desk, &sums) }
          }
        }
        progress?.advance(by: rows.count)
      }
      sums.add(to: storage)
    }
  }

  private func countOutlets(around row: Int, _ desk: NetworkSearch, _ storage: FindingStorage) {
    guard let place = communities[row] else { return }
    let limit = asked.joined().map(\.limit).max() ?? 0
    let sources = analysis.sources
    func count(_ outlet: UInt32, _ millimetres: UInt32) {
      for group in sources.groups(ofRow: outlet) {
        for (requirement, limit) in asked[group] where millimetres <= limit {
          storage.entries[row * width + requirement].count += 1
        }
      }
    }
    if hasSeveral {
      for outlet in desk.sources(within: limit, of: [place], in: sources) {
        count(outlet.row, outlet.millimetres)
      }
    } else {
      desk.forEachSource(within: limit, of: [place], in: sources, count)
    }
  }

  private func countCommunities(
    around row: Int, _ communities: NetworkSources, _ desk: NetworkSearch,
    _ sums: inout ContiguousArray<UInt32>
  ) {
    let places = Array(analysis.places(ofOutlet: row))
    let wanted = analysis.sources.groups(ofRow: UInt32(row)).flatMap { asked[$0] }
    let limit = wanted.map(\.limit).max() ?? 0
    desk.forEachSource(within: limit, of: places, in: communities) { community, millimetres in
      for (requirement, limit) in wanted where millimetres <= limit {
        sums[Int(community) * width + requirement] += 1
      }
    }
  }
}

/// Sums that each worker keeps for itself, as many as there are workers at once.
private final class CountSums: Sendable {
  private let idle = Mutex<[ContiguousArray<UInt32>]>([])
  private let count: Int

  init(_ count: Int) { self.count = count }

  func with(_ body: (inout ContiguousArray<UInt32>) -> Void) {
    var sums =
      idle.withLock { $0.popLast() } ?? ContiguousArray(repeating: 0, count: count)
    body(&sums)
    let done = sums
    idle.withLock { $0.append(done) }
  }

  /// Adds all of them up; the order does not matter.
  func add(to storage: FindingStorage) {
    for sums in idle.withLock({ $0 }) {
      for (place, sum) in sums.enumerated() { storage.entries[place].count += sum }
    }
  }
}
