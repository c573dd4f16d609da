/// A network as a search sees it: junctions, and chains of edges between them.
///
/// A node where just two edges meet offers no choice; such nodes are strung into chains, and only
/// junctions take part in a search. Each edge knows where in its chain it lies, so that a place on
/// it has the exact distances to both ends of the chain. Contraction changes no distance.
public struct ContractedNetwork: Sendable {
  /// The network that is contracted.
  public let network: WalkNetwork
  /// The nodes that are junctions, in ascending order.
  public let junctions: ContiguousArray<UInt32>
  /// The junctions between which the chains run, as rows of ``junctions``.
  package let chainStarts: ContiguousArray<UInt32>
  package let chainEnds: ContiguousArray<UInt32>
  /// The chains' lengths in millimetres.
  package let chainLengths: ContiguousArray<UInt32>
  /// The first link of each chain, and the number of links.
  package let linkStarts: ContiguousArray<UInt32>
  /// The arcs of the network that make up the chains, in order.
  package let links: ContiguousArray<UInt32>
  /// The node to which each link leads, and how far along its chain it lies.
  package let linkNodes: ContiguousArray<UInt32>
  package let linkOffsets: ContiguousArray<UInt32>
  /// Twice the chain of each edge, plus 1 if the edge runs against it.
  package let edgeChains: ContiguousArray<UInt32>
  /// How far along its chain each edge's start lies.
  let edgeOffsets: ContiguousArray<UInt32>
  /// The first arc of each junction, and the number of arcs.
  package let arcStarts: ContiguousArray<UInt32>
  package let arcs: ContiguousArray<Arc>
  /// The chain of each arc.
  let arcChains: ContiguousArray<UInt32>

  /// A way out of a junction: along a chain to its other end. A loop is one arc, and leads back.
  package struct Arc: BitwiseCopyable, Sendable {
    package var target: UInt32
    package var millimetres: UInt32
  }

  /// A place on a chain.
  struct ChainPoint: BitwiseCopyable {
    var chain: Int
    var offset: UInt32

    /// How far along the chain another place of it lies.
    func gap(to offset: UInt32) -> UInt32 { max(self.offset, offset) - min(self.offset, offset) }
  }

  /// Strings the nodes of degree two into chains.
  ///
  /// - Parameters:
  ///   - network: The network; it is kept, not copied.
  ///   - contracting: Whether to contract at all. Answers do not depend on it, only speed and memory.
  /// - Complexity: O(nodes + edges).
  public init(_ network: WalkNetwork, contracting: Bool = true) {
    var builder = ChainBuilder(network, contracting: contracting)
    builder.stringChains()
    self.network = network
    junctions = builder.junctions()
    var rowOfNode = ContiguousArray<UInt32>(repeating: .max, count: network.nodeCount)
    for (row, node) in junctions.enumerated() { rowOfNode[Int(node)] = UInt32(row) }
    chainStarts = ContiguousArray(builder.starts.map { rowOfNode[Int($0)] })
    chainEnds = ContiguousArray(builder.ends.map { rowOfNode[Int($0)] })
    chainLengths = builder.lengths
    linkStarts = builder.linkStarts
    links = builder.links
    edgeChains = builder.edgeChains
    edgeOffsets = builder.edgeOffsets
    linkNodes = ContiguousArray(builder.links.map { network.target(ofArc: $0) })
    // An edge that runs against its chain starts at its far end.
    linkOffsets = ContiguousArray(
      builder.links.map { [edgeOffsets] arc in
        let edge = Int(arc >> 1)
        return arc & 1 == 0 ? edgeOffsets[edge] + network.lengths[edge] : edgeOffsets[edge]
      })
    (arcStarts, arcs, arcChains) = Self.arcs(
      junctions.count, chainStarts, chainEnds, chainLengths)
  }

  /// The number of chains.
  public var chainCount: Int { chainLengths.count }

  /// Where on its chain a place on an edge lies.
  ///
  /// - Precondition: The offset is at most the edge's length.
  func chainPoint(_ point: EdgePoint) -> ChainPoint {
    let edge = Int(point.edge)
    precondition(
      point.offset <= network.lengths[edge], "a place on an edge lies between its ends")
    let chain = edgeChains[edge]
    let start = edgeOffsets[edge]
    return ChainPoint(
      chain: Int(chain >> 1),
      offset: chain & 1 == 0 ? start + point.offset : start - point.offset)
  }

  /// Lists the arcs of each junction, in the order of the chains.
  private static func arcs(
    _ junctionCount: Int, _ chainStarts: ContiguousArray<UInt32>,
    _ chainEnds: ContiguousArray<UInt32>, _ lengths: ContiguousArray<UInt32>
  ) -> (ContiguousArray<UInt32>, ContiguousArray<Arc>, ContiguousArray<UInt32>) {
    var offsets = ContiguousArray<UInt32>(repeating: 0, count: junctionCount + 1)
    for (start, end) in zip(chainStarts, chainEnds) {
      offsets[Int(start) + 1] += 1
      if start != end { offsets[Int(end) + 1] += 1 }
    }
    for junction in 0..<junctionCount { offsets[junction + 1] += offsets[junction] }
    let count = Int(offsets[junctionCount])
    var next = offsets
    var arcs = ContiguousArray(repeating: Arc(target: 0, millimetres: 0), count: count)
    var chains = ContiguousArray<UInt32>(repeating: 0, count: count)
    func add(_ chain: Int, from: UInt32, to: UInt32) {
      let place = Int(next[Int(from)])
      next[Int(from)] += 1
      arcs[place] = Arc(target: to, millimetres: lengths[chain])
      chains[place] = UInt32(chain)
    }
    for chain in 0..<lengths.count {
      let (start, end) = (chainStarts[chain], chainEnds[chain])
      add(chain, from: start, to: end)
      if start != end { add(chain, from: end, to: start) }
    }
    return (offsets, arcs, chains)
  }
}
