extension NetworkSearch {
  /// The sources within a limit of a place, in the order of their rows, each once.
  ///
  /// On an undirected network the walk is the same both ways, so that places to count for may stand
  /// as `sources` and what is counted may be searched from: whichever is fewer.
  ///
  /// - Parameters:
  ///   - limit: The longest walk in millimetres; one equal to it is within it.
  ///   - points: Where the walk begins, at any of them, such as the doors of one building.
  ///   - sources: The sources, sorted for the network of this search.
  /// - Returns: Rows and the least distances to them.
  /// - Precondition: The limit is at most ``farthest``; offsets are at most their edges' lengths.
  /// - Complexity: O(n log n) in the junctions and sources within the limit.
  public func sources(
    within limit: UInt32, of points: [EdgePoint], in sources: NetworkSources
  ) -> [NetworkNeighbor] {
    precondition(limit <= Self.farthest, "a limit is at most 2³² − 2 mm")
    precondition(
      sources.chainStarts.count == network.chainCount + 1, "sources of the network searched")
    reset()
    var hits = NetworkHits(limit: limit)
    for point in points where point.extra <= limit {
      let place = network.chainPoint(point)
      let here = NetworkLabel(millimetres: point.extra, row: 0)
      let length = network.chainLengths[place.chain]
      seed(network.chainStarts[place.chain], here.further(by: place.offset), limit: limit)
      seed(network.chainEnds[place.chain], here.further(by: length - place.offset), limit: limit)
      hits.add(sources, onChainOf: place, from: here)
    }
    spread(limit: limit)
    for junction in touched { addSources(around: junction, sources, &hits) }
    return hits.nearestOfEachRow()
  }

  /// How many rows of each group lie within a limit of a place.
  ///
  /// - SeeAlso: ``sources(within:of:in:)``, whose parameters it has.
  public func counts(
    within limit: UInt32, of points: [EdgePoint], in sources: NetworkSources
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: sources.groupCount)
    for neighbor in self.sources(within: limit, of: points, in: sources) {
      for group in sources.groups(ofRow: neighbor.row) { counts[group] += 1 }
    }
    return counts
  }

  /// Adds what is within reach on the chains of a junction, of each as far as it is reached from there.
  private func addSources(
    around junction: UInt32, _ sources: NetworkSources, _ hits: inout NetworkHits
  ) {
    let label = labels[Int(junction)]
    let arcs = network.arcStarts[Int(junction)]..<network.arcStarts[Int(junction) + 1]
    for arc in arcs {
      let chain = Int(network.arcChains[Int(arc)])
      if network.chainStarts[chain] == junction {
        let start = ContractedNetwork.ChainPoint(chain: chain, offset: 0)
        hits.add(sources, onChainOf: start, from: label)
      }
      if network.chainEnds[chain] == junction {
        let end = ContractedNetwork.ChainPoint(
          chain: chain, offset: network.chainLengths[chain])
        hits.add(sources, onChainOf: end, from: label)
      }
    }
  }
}

/// Sources within a limit, some of them more than once until they are asked for.
struct NetworkHits {
  private let limit: UInt32
  /// Rows in the upper 32 bits, millimetres in the lower.
  private var hits: [UInt64] = []

  init(limit: UInt32) { self.limit = limit }

  /// Adds the sources on a place's chain to which one can walk from there along the chain.
  mutating func add(
    _ sources: NetworkSources, onChainOf place: ContractedNetwork.ChainPoint,
    from label: NetworkLabel
  ) {
    let first = Int(sources.chainStarts[place.chain])
    let end = Int(sources.chainStarts[place.chain + 1])
    guard first < end else { return }
    let next =
      first + sources.byChain[first..<end].partitioningIndex { $0.offset >= place.offset }
    for source in sources.byChain[next..<end] {
      guard add(source, label.further(by: source.offset - place.offset)) else { break }
    }
    for source in sources.byChain[first..<next].reversed() {
      guard add(source, label.further(by: place.offset - source.offset)) else { break }
    }
  }

  /// Adds a source beside a place with a label if the walk to it is within the limit; false if
  /// already the place is not.
  private mutating func add(_ source: NetworkSources.Source, _ label: NetworkLabel) -> Bool {
    guard label.neighbor(within: limit) != nil else { return false }
    let whole = label.further(by: source.extra)
    if let found = whole.neighbor(within: limit) {
      hits.append(UInt64(source.row) << 32 | UInt64(found.millimetres))
    }
    return true
  }

  /// Each row once with its least distance, in the order of rows.
  mutating func nearestOfEachRow() -> [NetworkNeighbor] {
    hits.sort()
    var neighbors: [NetworkNeighbor] = []
    for hit in hits where neighbors.last?.row != UInt32(hit >> 32) {
      neighbors.append(
        NetworkNeighbor(row: UInt32(hit >> 32), millimetres: UInt32(hit & 0xFFFF_FFFF)))
    }
    return neighbors
  }
}

extension RandomAccessCollection {
  /// How many elements come before the first that satisfies a condition that all after it satisfy too.
  fileprivate func partitioningIndex(_ isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[index(startIndex, offsetBy: middle)]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
