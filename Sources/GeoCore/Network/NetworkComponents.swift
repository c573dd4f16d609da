/// The pieces of a network between which there is no way.
public struct NetworkComponents: Sendable, Equatable {
  /// The component of each node; numbered by their lowest nodes.
  public let ofNode: ContiguousArray<UInt32>
  /// The number of nodes of each component.
  public let nodeCounts: ContiguousArray<UInt32>
  /// The length of each component's edges together, in millimetres.
  public let millimetres: ContiguousArray<UInt64>

  /// Finds the components of a network.
  ///
  /// - Complexity: O(nodes + edges).
  public init(_ network: WalkNetwork) {
    var components = ContiguousArray(repeating: UInt32.max, count: network.nodeCount)
    var counts: ContiguousArray<UInt32> = []
    var pending: [UInt32] = []
    for first in 0..<network.nodeCount where components[first] == .max {
      let component = UInt32(counts.count)
      counts.append(0)
      components[first] = component
      pending.append(UInt32(first))
      while let node = pending.popLast() {
        counts[Int(component)] += 1
        for arc in network.arcStarts[Int(node)]..<network.arcStarts[Int(node) + 1] {
          let target = Int(network.target(ofArc: network.arcEdges[Int(arc)]))
          guard components[target] == .max else { continue }
          components[target] = component
          pending.append(UInt32(target))
        }
      }
    }
    var sums = ContiguousArray<UInt64>(repeating: 0, count: counts.count)
    for edge in 0..<network.edgeCount {
      sums[Int(components[Int(network.starts[edge])])] += UInt64(network.lengths[edge])
    }
    (ofNode, nodeCounts, millimetres) = (components, counts, sums)
  }

  /// The number of components.
  public var count: Int { nodeCounts.count }

  /// The component with the longest edges together, the lowest of equals; `nil` for an empty network.
  public var longest: Int? { millimetres.max().flatMap { millimetres.firstIndex(of: $0) } }

  /// The component with the most nodes, the lowest of equals; `nil` for an empty network.
  public var largest: Int? { nodeCounts.max().flatMap { nodeCounts.firstIndex(of: $0) } }
}
