/// The nearest source of a group, from everywhere at once.
///
/// One search starts from all sources of the group and runs against the walk, which is the same on
/// an undirected network. Of sources equally near, the lowest row is the nearest.
public struct NearestOnNetwork {
  private let search: NetworkSearch
  private let sources: NetworkSources
  private let group: Int
  private let limit: UInt32

  /// Searches from all sources of a group; this ends the validity of what `search` found before.
  ///
  /// - Parameters:
  ///   - group: The group.
  ///   - sources: The sources, sorted for the network of `search`.
  ///   - limit: The longest walk in millimetres that is found; a walk equal to it is within it. At
  ///     most, and unless given, ``NetworkSearch/farthest``.
  ///   - search: The desk to use.
  /// - Complexity: O((junctions + arcs) log junctions) within the limit, and O(sources).
  public init(
    of group: Int, in sources: NetworkSources, limit: UInt32 = NetworkSearch.farthest,
    using search: NetworkSearch
  ) {
    precondition(limit <= NetworkSearch.farthest, "a limit is at most 2³² − 2 mm")
    (self.search, self.sources, self.group, self.limit) = (search, sources, group, limit)
    search.reset()
    let network = search.network
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
  /// - Precondition: The offset is at most the edge's length.
  /// - Complexity: O(log n) in the group's sources.
  public func nearest(to point: EdgePoint) -> NetworkNeighbor? {
    let place = search.network.chainPoint(point)
    return min(
      search.label(at: place), sources.nearest(of: group, alongChain: place)
    ).further(by: point.extra).neighbor(within: limit)
  }

  /// The distance from each node to its nearest source, and the source.
  ///
  /// - Parameters:
  ///   - millimetres: One for each node of the uncontracted network; 2³² − 1 where no source is
  ///     within the limit.
  ///   - rows: The nearest source's row; 2³² − 1 where there is none.
  /// - Precondition: Both have a place for each node.
  /// - Complexity: O(nodes + sources).
  public func write(
    millimetres: inout ContiguousArray<UInt32>, rows: inout ContiguousArray<UInt32>
  ) {
    let network = search.network
    precondition(
      min(millimetres.count, rows.count) >= network.network.nodeCount, "a place for each node")
    func put(_ label: NetworkLabel, _ node: UInt32) {
      let isFound = label != .none && label.millimetres <= limit
      millimetres[Int(node)] = isFound ? label.millimetres : .max
      rows[Int(node)] = isFound ? label.row : .max
    }
    for (junction, node) in network.junctions.enumerated() { put(search.labels[junction], node) }
    var range = sources.range(of: group)
    for chain in 0..<network.chainCount {
      let links = Int(network.linkStarts[chain])..<Int(network.linkStarts[chain + 1])
      for link in links.dropLast() {
        let (node, offset) = network.end(ofLink: link)
        let place = ContractedNetwork.ChainPoint(chain: chain, offset: offset)
        while let next = range.first, sources.sources[next].isBefore(place) {
          range = next + 1..<range.upperBound
        }
        let whole = sources.range(of: group).lowerBound..<range.upperBound
        put(
          min(
            search.label(at: place),
            sources.nearest(around: range.lowerBound, in: whole, alongChain: place)),
          node)
      }
    }
  }
}

extension NetworkSearch {
  /// The lesser of the labels that a place has from the two ends of its chain.
  @inline(__always)
  func label(at place: ContractedNetwork.ChainPoint) -> NetworkLabel {
    let start = labels[Int(network.chainStarts[place.chain])]
    let end = labels[Int(network.chainEnds[place.chain])]
    return min(
      start.further(by: place.offset),
      end.further(by: network.chainLengths[place.chain] - place.offset))
  }
}

extension ContractedNetwork {
  /// The node to which a link leads, and how far along the chain it lies.
  @inline(__always)
  func end(ofLink link: Int) -> (node: UInt32, offset: UInt32) {
    let arc = links[link]
    let edge = Int(arc >> 1)
    // An edge that runs against its chain starts at its far end.
    return arc & 1 == 0
      ? (network.ends[edge], edgeOffsets[edge] + network.lengths[edge])
      : (network.starts[edge], edgeOffsets[edge])
  }
}

extension NetworkSources.Source {
  @inline(__always)
  func isBefore(_ place: ContractedNetwork.ChainPoint) -> Bool {
    Int(chain) < place.chain || Int(chain) == place.chain && offset < place.offset
  }
}
