import Coverage
import GeoCore
import GeoFormats

/// Searches outlets that wait on disk: deals them into parts that lie together, and searches part by part.
struct PartedSearch {
  /// What is known of an outlet in its part.
  private struct Outlet: BitwiseCopyable {
    var longitude: Double
    var latitude: Double
    var row: UInt32
    var label: UInt32
  }

  private let outlets: PartedOutlets
  private let categories: CategorySet
  private let most: Int
  private let workers: Int
  /// The outlets part by part, each part's in the order of the table.
  private let dealt: SpillFile
  private let sizes: [Int]
  private let firsts: [Int]
  private var bounds: [PartBounds]
  /// Whether each part has outlets of each category.
  private var holds: [[Bool]]

  /// Deals outlets into parts.
  ///
  /// - Parameters:
  ///   - outlets: The outlets.
  ///   - categories: Their categories.
  ///   - mobileOffset: How far labels of outlets that move about are from those of the others.
  ///   - most: How many outlets are searched at a time.
  ///   - scratch: A folder with room for 24 bytes an outlet.
  ///   - workers: The largest number of tasks.
  /// - Throws: `OutputError`, `CancellationError`.
  init(
    _ outlets: PartedOutlets, _ categories: CategorySet, mobileOffset: UInt32, most: Int,
    scratch: String, workers: Int
  ) throws {
    (self.outlets, self.categories, self.most, self.workers) = (outlets, categories, most, workers)
    dealt = try SpillFile(in: scratch)
    guard var cut = outlets.grid else {
      (sizes, firsts, bounds, holds) = ([], [], [], [])
      return
    }
    try outlets.forEachBlock { cut.count($0) }
    cut.cut(most: most)
    sizes = cut.sizes
    var sum = 0
    firsts = cut.sizes.map { size in
      defer { sum += size }
      return sum
    }
    bounds = sizes.map { _ in PartBounds() }
    holds = sizes.map { _ in [Bool](repeating: false, count: categories.names.count) }
    try deal(cut, mobileOffset)
  }

  /// Writes each outlet to its part, a thousand at a time.
  private mutating func deal(_ cut: PartCut, _ mobileOffset: UInt32) throws {
    var waiting = sizes.map { _ in ContiguousArray<Outlet>() }
    var next = firsts
    let groups = categories.grouping.groups
    var row: UInt32 = 0
    try outlets.forEachBlock(mobileOffset: mobileOffset) { positions, labels in
      try Task.checkCancellation()
      for place in labels.indices {
        let position = positions[place]
        let part = cut.part(of: position)
        bounds[part].add(position, block: cut.block(of: position))
        for group in groups[Int(labels[place])] { holds[part][group] = true }
        waiting[part].append(
          Outlet(
            longitude: position.longitude, latitude: position.latitude, row: row,
            label: labels[place]))
        row += 1
        if waiting[part].count == 1_024 {
          try dealt.write(waiting[part], at: next[part])
          next[part] += 1_024
          waiting[part].removeAll(keepingCapacity: true)
        }
      }
    }
    for part in sizes.indices { try dealt.write(waiting[part], at: next[part]) }
  }

  /// Searches all parts for all communities that they may say something of.
  ///
  /// - Throws: `OutputError`, `CancellationError`.
  func search(_ gathered: inout GatheredFindings, progress: Progress?) async throws {
    progress?.begin(2 * sizes.count)
    let homes = try await gathered.homes(bounds, workers: workers)
    for part in sizes.indices {
      try await search(part, gathered.first(part, bounds, homes: homes), &gathered)
      progress?.advance(by: 1)
    }
    for part in sizes.indices {
      let members = gathered.second(part, bounds, homes: homes, holds: holds[part])
      try await search(part, members, &gathered)
      progress?.advance(by: 1)
    }
  }

  /// Searches one part, in pieces where it is one cell that has more outlets than may be there.
  private func search(
    _ part: Int, _ members: [UInt32], _ gathered: inout GatheredFindings
  ) async throws {
    if members.isEmpty { return }
    for first in stride(from: 0, to: sizes[part], by: most) {
      let rows = firsts[part] + first..<firsts[part] + min(first + most, sizes[part])
      let some = try dealt.values(of: Outlet.self, rows)
      let outlets = outlets
      try await gathered.add(
        Positions(
          longitudes: ContiguousArray(some.lazy.map(\.longitude)),
          latitudes: ContiguousArray(some.lazy.map(\.latitude))),
        rows: ContiguousArray(some.lazy.map(\.row)),
        categories: categories.labelled(ContiguousArray(some.lazy.map(\.label))), for: members,
        workers: workers
      ) { row in try outlets.position(row) }
    }
  }
}
