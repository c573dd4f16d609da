/// Strings the edges of a network into chains, each edge into one.
///
/// A chain ends at nodes that are kept: all but those of degree two, one node of a ring that has
/// no others, and a node where the chain would grow longer than 32 bits hold.
struct ChainBuilder {
  private let network: WalkNetwork
  private var isKept: ContiguousArray<Bool>
  /// Kept nodes from which chains have yet to be strung.
  private var pending: ContiguousArray<UInt32> = []

  /// The nodes between which the chains run.
  private(set) var starts: ContiguousArray<UInt32> = []
  private(set) var ends: ContiguousArray<UInt32> = []
  private(set) var lengths: ContiguousArray<UInt32> = []
  private(set) var linkStarts: ContiguousArray<UInt32> = [0]
  private(set) var links: ContiguousArray<UInt32> = []
  private(set) var edgeChains: ContiguousArray<UInt32>
  private(set) var edgeOffsets: ContiguousArray<UInt32>

  init(_ network: WalkNetwork, contracting: Bool) {
    self.network = network
    isKept = ContiguousArray(
      (0..<network.nodeCount).map { !contracting || network.degree(of: $0) != 2 })
    edgeChains = ContiguousArray(repeating: .max, count: network.edgeCount)
    edgeOffsets = ContiguousArray(repeating: 0, count: network.edgeCount)
    links.reserveCapacity(network.edgeCount)
  }

  mutating func stringChains() {
    for node in 0..<network.nodeCount where isKept[node] { stringChains(from: UInt32(node)) }
    // What is left are rings without a junction.
    for node in 0..<network.nodeCount where !isKept[node] {
      guard edgeChains[Int(arcs(node)[arcs(node).startIndex] >> 1)] == .max else { continue }
      isKept[node] = true
      stringChains(from: UInt32(node))
    }
  }

  /// The kept nodes in ascending order.
  func junctions() -> ContiguousArray<UInt32> {
    ContiguousArray((0..<UInt32(network.nodeCount)).lazy.filter { isKept[Int($0)] })
  }

  private func arcs(_ node: Int) -> ArraySlice<UInt32> {
    ArraySlice(
      network.arcEdges[Int(network.arcStarts[node])..<Int(network.arcStarts[node + 1])])
  }

  private mutating func stringChains(from node: UInt32) {
    pending.append(node)
    while let node = pending.popLast() {
      for place in network.arcStarts[Int(node)]..<network.arcStarts[Int(node) + 1] {
        let arc = network.arcEdges[Int(place)]
        if edgeChains[Int(arc >> 1)] == .max { stringChain(from: node, along: arc) }
      }
    }
  }

  private mutating func stringChain(from start: UInt32, along first: UInt32) {
    var arc = first
    var length: UInt32 = 0
    while true {
      let edgeLength = network.lengths[Int(arc >> 1)]
      add(arc, at: length, edgeLength)
      length += edgeLength
      let node = network.target(ofArc: arc)
      if !isKept[Int(node)] {
        let next = otherArc(of: Int(node), arrivingBy: arc)
        if !length.addingReportingOverflow(network.lengths[Int(next >> 1)]).overflow {
          arc = next
          continue
        }
        isKept[Int(node)] = true
        pending.append(node)
      }
      starts.append(start)
      ends.append(node)
      lengths.append(length)
      linkStarts.append(UInt32(links.count))
      return
    }
  }

  private mutating func add(_ arc: UInt32, at offset: UInt32, _ edgeLength: UInt32) {
    links.append(arc)
    edgeChains[Int(arc >> 1)] = UInt32(lengths.count) << 1 | (arc & 1)
    edgeOffsets[Int(arc >> 1)] = arc & 1 == 0 ? offset : offset + edgeLength
  }

  /// The arc by which to leave a node of degree two.
  private func otherArc(of node: Int, arrivingBy arc: UInt32) -> UInt32 {
    let place = Int(network.arcStarts[node])
    let first = network.arcEdges[place]
    return first == arc ^ 1 ? network.arcEdges[place + 1] : first
  }
}
