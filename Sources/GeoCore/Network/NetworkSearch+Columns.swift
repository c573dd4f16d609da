extension NearestOnNetwork {
  /// The distance from each node to its nearest source, and the source.
  ///
  /// - Parameters:
  ///   - millimetres: One for each node of the uncontracted network; 2³² − 1 where no source is
  ///     within the limit.
  ///   - rows: The nearest source's row; 2³² − 1 where there is none.
  /// - Precondition: Both have a place for each node, and the desk has not searched again.
  /// - Complexity: O(nodes + sources).
  public func writeNodes(
    millimetres: inout ContiguousArray<UInt32>, rows: inout ContiguousArray<UInt32>
  ) {
    requireLast()
    let network = search.network
    precondition(
      min(millimetres.count, rows.count) >= network.network.nodeCount, "a place for each node")
    Column.with(&millimetres, &rows, limit) { column in
      for (junction, node) in network.junctions.enumerated() {
        column.put(search.labels[junction], at: Int(node))
      }
      var chains = ChainLabels(self)
      let (nodes, offsets) = (network.linkNodes.span, network.linkOffsets.span)
      for chain in 0..<network.chainCount
      where network.linkStarts[chain + 1] > network.linkStarts[chain] + 1 {
        chains.move(to: chain)
        // The chain's last link leads to a junction.
        if let ends = chains.ends {
          for link in chains.links.dropLast() {
            column.put(ends.label(at: offsets[link]), at: Int(nodes[link]))
          }
        } else {
          for link in chains.links.dropLast() {
            column.put(chains.label(at: offsets[link]), at: Int(nodes[link]))
          }
        }
      }
    }
  }

  /// The distance from each vertex of an edge to its nearest source, and the source.
  ///
  /// - Parameters:
  ///   - millimetres: One for each of ``WalkNetwork/vertices``; 2³² − 1 where no source is within
  ///     the limit.
  ///   - rows: The nearest source's row; 2³² − 1 where there is none.
  /// - Precondition: Both have a place for each vertex, and the desk has not searched again.
  /// - Complexity: O(vertices + sources).
  public func writeVertices(
    millimetres: inout ContiguousArray<UInt32>, rows: inout ContiguousArray<UInt32>
  ) {
    requireLast()
    let contracted = search.network
    let network = contracted.network
    precondition(
      min(millimetres.count, rows.count) >= network.vertices.count, "a place for each vertex")
    Column.with(&millimetres, &rows, limit) { column in
      var chains = ChainLabels(self)
      for chain in 0..<contracted.chainCount {
        chains.move(to: chain)
        for link in chains.links {
          let arc = contracted.links[link]
          let start = contracted.edgeOffsets[Int(arc >> 1)]
          for vertex in network.vertices(of: Int(arc >> 1)) {
            let offset = network.vertexOffsets[vertex]
            let place = arc & 1 == 0 ? start + offset : start - offset
            column.put(chains.label(at: place), at: vertex)
          }
        }
      }
    }
  }
}

/// Two columns to write labels into.
private struct Column {
  let millimetres: UnsafeMutableBufferPointer<UInt32>
  let rows: UnsafeMutableBufferPointer<UInt32>
  let limit: UInt32

  static func with(
    _ millimetres: inout ContiguousArray<UInt32>, _ rows: inout ContiguousArray<UInt32>,
    _ limit: UInt32, _ body: (Column) -> Void
  ) {
    millimetres.withUnsafeMutableBufferPointer { millimetres in
      rows.withUnsafeMutableBufferPointer { rows in
        body(Column(millimetres: millimetres, rows: rows, limit: limit))
      }
    }
  }

  @inline(__always)
  func put(_ label: NetworkLabel, at place: Int) {
    let isFound = label.millimetres <= limit
    millimetres[place] = isFound ? label.millimetres : .max
    rows[place] = isFound ? label.row : .max
  }
}

/// The labels of the places of one chain after another, in ascending order.
private struct ChainLabels {
  private let found: NearestOnNetwork
  private var chain = 0
  private var start = NetworkLabel.none
  private var end = NetworkLabel.none
  private var length: UInt32 = 0
  /// The group's sources on the chain.
  private var sources: Range<Int>
  private(set) var links = 0..<0

  init(_ found: NearestOnNetwork) {
    self.found = found
    let first = found.sources.range(of: found.group).lowerBound
    sources = first..<first
  }

  @inline(__always)
  mutating func move(to chain: Int) {
    let network = found.search.network
    self.chain = chain
    start = found.search.labels[Int(network.chainStarts[chain])]
    end = found.search.labels[Int(network.chainEnds[chain])]
    length = network.chainLengths[chain]
    links = Int(network.linkStarts[chain])..<Int(network.linkStarts[chain + 1])
    let all = found.sources.groupStarts[found.group + 1]
    var first = sources.upperBound
    while first < all, Int(found.sources.sources[first].chain) < chain { first += 1 }
    var last = first
    while last < all, Int(found.sources.sources[last].chain) == chain { last += 1 }
    sources = first..<last
  }

  /// The labels of the ends, where they alone decide and no sum of them is too long for a label.
  @inline(__always)
  var ends: ChainEnds? {
    let longest = NetworkLabel.farthest &- length
    guard sources.isEmpty, start.millimetres <= longest, end.millimetres <= longest else {
      return nil
    }
    return ChainEnds(start: start.bits, end: end.bits &+ UInt64(length) &<< 32)
  }

  @inline(__always)
  func label(at offset: UInt32) -> NetworkLabel {
    let through = min(start.further(by: offset), end.further(by: length - offset))
    return sources.isEmpty ? through : min(through, along(offset))
  }

  private func along(_ offset: UInt32) -> NetworkLabel {
    found.sources.nearest(
      in: sources, alongChain: ContractedNetwork.ChainPoint(chain: chain, offset: offset))
  }
}

/// The labels of a chain's ends: that of the start at the start, that of the end as far on as the chain is long.
private struct ChainEnds {
  let start: UInt64
  let end: UInt64

  @inline(__always)
  func label(at offset: UInt32) -> NetworkLabel {
    let walk = UInt64(offset) &<< 32
    return NetworkLabel(bits: min(start &+ walk, end &- walk))
  }
}
