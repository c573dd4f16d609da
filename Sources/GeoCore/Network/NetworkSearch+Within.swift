extension NetworkSearch {
  /// Calls `body` with every source within a limit of a place, once for each place where it lies, in no order.
  ///
  /// On an undirected network the walk is the same both ways, so that places to count for may stand
  /// as `sources` and what is counted may be searched from: whichever is fewer.
  ///
  /// - Parameters:
  ///   - limit: The longest walk in millimetres; one equal to it is within it.
  ///   - points: Where the walk begins, at any of them, such as the doors of one building.
  ///   - sources: The sources, sorted for the network of this search.
  ///   - body: Takes the source's row and the length of the walk.
  /// - Precondition: The limit is at most ``farthest``; offsets are at most their edges' lengths.
  /// - Complexity: O(n log n) in the junctions within the limit, and O(sources on their chains).
  public func forEachSource(
    within limit: UInt32, of points: [EdgePoint], in sources: NetworkSources,
    _ body: (_ row: UInt32, _ millimetres: UInt32) -> Void
  ) {
    precondition(limit <= Self.farthest, "a limit is at most 2³² − 2 mm")
    precondition(
      sources.chainStarts.count == network.chainCount + 1, "sources of the network searched")
    reset()
    let places = points.lazy.filter { $0.extra <= limit }.map { [network] point in
      (network.chainPoint(point), NetworkLabel(millimetres: point.extra, row: 0))
    }
    for (place, here) in places { seed(from: place, here, limit: limit) }
    spread(limit: limit)
    // The chains on which the walk begins are walked along as well as from their ends.
    let beginnings = Set(places.map(\.0.chain)).sorted()
    for chain in beginnings {
      let along = places.filter { $0.0.chain == chain }
      forEachSource(onChain: chain, within: limit, in: sources, body) { offset in
        along.reduce(Self.nowhere) { best, place in
          min(best, UInt64(place.1.millimetres) + UInt64(place.0.gap(to: offset)))
        }
      }
    }
    for junction in touched {
      for arc in network.arcStarts[Int(junction)]..<network.arcStarts[Int(junction) + 1] {
        let chain = Int(network.arcChains[Int(arc)])
        // A chain that was come to from both ends is looked at from its start alone.
        let isFirst =
          network.chainStarts[chain] == junction
          || labels[Int(network.chainStarts[chain])] == .none
        guard isFirst, !beginnings.contains(chain) else { continue }
        forEachSource(onChain: chain, within: limit, in: sources, body) { _ in Self.nowhere }
      }
    }
  }

  /// Calls `body` with the sources on a chain to which one can walk from its ends, or along it.
  @inline(__always)
  private func forEachSource(
    onChain chain: Int, within limit: UInt32, in sources: NetworkSources,
    _ body: (_ row: UInt32, _ millimetres: UInt32) -> Void,
    along: (_ offset: UInt32) -> UInt64
  ) {
    let range = Int(sources.chainStarts[chain])..<Int(sources.chainStarts[chain + 1])
    guard !range.isEmpty else { return }
    // Sums of up to four lengths of 32 bits are far from 64.
    let start = Self.walk(labels[Int(network.chainStarts[chain])])
    let end = Self.walk(labels[Int(network.chainEnds[chain])]) + UInt64(network.chainLengths[chain])
    let onChain = sources.byChain.span
    for place in range {
      let source = onChain[place]
      let offset = UInt64(source.offset)
      let walk = min(start &+ offset, end &- offset, along(source.offset)) &+ UInt64(source.extra)
      if walk <= UInt64(limit) { body(source.row, UInt32(truncatingIfNeeded: walk)) }
    }
  }

  /// Longer than any walk.
  private static var nowhere: UInt64 { 1 << 40 }

  /// A label's walk in millimetres.
  @inline(__always)
  private static func walk(_ label: NetworkLabel) -> UInt64 {
    label == .none ? nowhere : UInt64(label.millimetres)
  }

  /// The sources within a limit of a place, in the order of their rows, each once.
  ///
  /// - Returns: Rows and the least distances to them.
  /// - SeeAlso: ``forEachSource(within:of:in:_:)``, whose parameters it has.
  public func sources(
    within limit: UInt32, of points: [EdgePoint], in sources: NetworkSources
  ) -> [NetworkNeighbor] {
    // Rows in the upper 32 bits, millimetres in the lower.
    var hits: [UInt64] = []
    forEachSource(within: limit, of: points, in: sources) { row, millimetres in
      hits.append(UInt64(row) << 32 | UInt64(millimetres))
    }
    hits.sort()
    var neighbors: [NetworkNeighbor] = []
    for hit in hits where neighbors.last?.row != UInt32(hit >> 32) {
      neighbors.append(
        NetworkNeighbor(row: UInt32(hit >> 32), millimetres: UInt32(hit & 0xFFFF_FFFF)))
    }
    return neighbors
  }

  /// How many rows of each group lie within a limit of a place.
  ///
  /// - SeeAlso: ``forEachSource(within:of:in:_:)``, whose parameters it has.
  public func counts(
    within limit: UInt32, of points: [EdgePoint], in sources: NetworkSources
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: sources.groupCount)
    for neighbor in self.sources(within: limit, of: points, in: sources) {
      for group in sources.groups(ofRow: neighbor.row) { counts[group] += 1 }
    }
    return counts
  }
}
