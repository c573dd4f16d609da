/// Places on a network that are looked for, such as the outlets of a city, by group.
///
/// Within a group they stand in the order of chains and of offsets, each with the nearest source to
/// either side of it, so that the nearest on a chain to any place of it takes one binary search.
public struct NetworkSources: Sendable {
  /// A source as it lies on its chain.
  package struct Source: BitwiseCopyable, Sendable {
    package var chain: UInt32
    package var offset: UInt32
    var extra: UInt32
    var row: UInt32
  }

  /// The number of groups.
  public let groupCount: Int
  /// The first source of each group, and the number of sources; one of several groups stands in each.
  let groupStarts: ContiguousArray<Int>
  package let sources: ContiguousArray<Source>
  /// The nearest to each source of those at or before it on its chain.
  let nearestBefore: ContiguousArray<NetworkLabel>
  /// The nearest to each source of those at or after it on its chain.
  let nearestAfter: ContiguousArray<NetworkLabel>
  /// For each chain the first of the sources by chain, and their number.
  let chainStarts: ContiguousArray<UInt32>
  /// The sources, each once, in the order of chains and of offsets.
  let byChain: ContiguousArray<Source>
  let grouping: Grouping

  /// Sorts sources by group and by chain.
  ///
  /// - Parameters:
  ///   - points: Where the sources lie.
  ///   - rows: Which row of the table each stands for; a row may lie at several places, as a shop
  ///     with several doors does.
  ///   - grouping: The groups of each row.
  ///   - network: The network on whose edges they lie.
  /// - Precondition: There is a row for each point, and a label for each row; there are fewer than
  ///   2³² sources; offsets are at most their edges' lengths.
  /// - Complexity: O(n log n) in the sources, and O(chains).
  public init(
    _ points: [EdgePoint], rows: [UInt32], grouping: Grouping, on network: ContractedNetwork
  ) {
    precondition(points.count == rows.count, "one row for each point")
    precondition(points.count < UInt32.max, "there are fewer than 2³² sources")
    byChain = ContiguousArray(
      zip(points, rows).map { point, row in
        let place = network.chainPoint(point)
        return Source(
          chain: UInt32(place.chain), offset: place.offset, extra: point.extra, row: row)
      }.sorted { ($0.chain, $0.offset, $0.row, $0.extra) < ($1.chain, $1.offset, $1.row, $1.extra) }
    )
    self.grouping = grouping
    groupCount = grouping.groupCount
    (groupStarts, sources) = Self.grouped(byChain, grouping)
    nearestBefore = Self.nearestBefore(groupStarts, sources)
    nearestAfter = Self.nearestAfter(groupStarts, sources)
    var starts = ContiguousArray<UInt32>(repeating: 0, count: network.chainCount + 1)
    for source in byChain { starts[Int(source.chain) + 1] += 1 }
    for chain in 0..<network.chainCount { starts[chain + 1] += starts[chain] }
    chainStarts = starts
  }

  /// The sources of a group.
  func range(of group: Int) -> Range<Int> { groupStarts[group]..<groupStarts[group + 1] }

  /// The groups of a row.
  public func groups(ofRow row: UInt32) -> [Int] { grouping.groups[Int(grouping.labels[Int(row)])] }

  /// Lists the sources of each group in the order given; a stable counting sort.
  private static func grouped(
    _ sorted: ContiguousArray<Source>, _ grouping: Grouping
  ) -> (ContiguousArray<Int>, ContiguousArray<Source>) {
    var starts = ContiguousArray(repeating: 0, count: grouping.groupCount + 1)
    for source in sorted {
      for group in grouping.groups[Int(grouping.labels[Int(source.row)])] { starts[group + 1] += 1 }
    }
    for group in 0..<grouping.groupCount { starts[group + 1] += starts[group] }
    var next = starts
    var sources = ContiguousArray(
      repeating: Source(chain: 0, offset: 0, extra: 0, row: 0),
      count: starts[grouping.groupCount])
    for source in sorted {
      for group in grouping.groups[Int(grouping.labels[Int(source.row)])] {
        sources[next[group]] = source
        next[group] += 1
      }
    }
    return (starts, sources)
  }
}
