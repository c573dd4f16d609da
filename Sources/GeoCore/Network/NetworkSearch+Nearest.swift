/// The nearest source of a group, from everywhere at once.
///
/// One search starts from all sources of the group and runs against the walk, which is the same on
/// an undirected network. Of sources equally near, the lowest row is the nearest.
public struct NearestOnNetwork {
  let search: NetworkSearch
  let sources: NetworkSources
  let group: Int
  let limit: UInt32
  private let number: Int

  /// Searches from all sources of a group.
  ///
  /// - Parameters:
  ///   - group: The group.
  ///   - sources: The sources, sorted for the network of `search`.
  ///   - limit: The longest walk in millimetres that is found; a walk equal to it is within it. At
  ///     most, and unless given, ``NetworkSearch/farthest``.
  ///   - search: The desk to use.
  /// - Precondition: The limit is at most ``NetworkSearch/farthest``.
  /// - Complexity: About O(junctions + arcs) within the limit, and O(sources). Arcs much shorter than
  ///   the mean may be looked at several times.
  public init(
    of group: Int, in sources: NetworkSources, limit: UInt32 = NetworkSearch.farthest,
    using search: NetworkSearch
  ) {
    precondition(limit <= NetworkSearch.farthest, "a limit is at most 2³² − 2 mm")
    (self.search, self.sources, self.group, self.limit) = (search, sources, group, limit)
    let network = search.network
    precondition(
      sources.chainStarts.count == network.chainCount + 1, "sources of the network searched")
    search.reset()
    number = search.searches
    let range = sources.range(of: group)
    for place in range {
      let source = sources.sources[place]
      let chain = Int(source.chain)
      if place == range.lowerBound || sources.sources[place - 1].chain != source.chain {
        search.seed(
          network.chainStarts[chain], sources.nearestAfter[place].further(by: source.offset),
          limit: limit)
      }
      if place + 1 == range.upperBound || sources.sources[place + 1].chain != source.chain {
        search.seed(
          network.chainEnds[chain],
          sources.nearestBefore[place].further(by: network.chainLengths[chain] - source.offset),
          limit: limit)
      }
    }
    search.spread(limit: limit)
  }

  /// The nearest source to a place; `nil` where none is within the limit.
  ///
  /// The walk off the network at both ends counts.
  ///
  /// - Precondition: The offset is at most the edge's length, and the desk has not searched again.
  /// - Complexity: O(log n) in the group's sources.
  public func nearest(to point: EdgePoint) -> NetworkNeighbor? {
    requireLast()
    let place = search.network.chainPoint(point)
    return min(
      search.label(at: place), sources.nearest(in: sources.range(of: group), alongChain: place)
    ).further(by: point.extra).neighbor(within: limit)
  }

  /// Traps if the desk has been used for another search, whose labels these are not.
  func requireLast() {
    precondition(number == search.searches, "the desk has searched for something else since")
  }
}
