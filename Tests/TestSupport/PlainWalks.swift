public import GeoCore

/// The plain way: Bellman and Ford's algorithm on the whole network, in which every place is a node
/// of its own, by 64-bit sums.
public struct PlainWalks {
  private var arcs: [(from: Int, to: Int, millimetres: UInt64)] = []
  private var count: Int
  /// The node of each place, in the order in which they were given.
  public private(set) var places: [Int] = []

  /// Inserts places into the edges of a network.
  public init(_ plan: RandomNetwork, places points: [EdgePoint]) {
    count = plan.nodeCount
    places = Array(repeating: 0, count: points.count)
    for (edge, ends) in plan.edges.enumerated() {
      var last = (node: Int(ends.start), offset: UInt32(0))
      let inside = points.indices.filter { points[$0].edge == UInt32(edge) }
      for place in inside.sorted(by: { points[$0].offset < points[$1].offset }) {
        join(last.node, count, points[place].offset - last.offset)
        // The place on the edge, and what stands beside it.
        join(count, count + 1, points[place].extra)
        places[place] = count + 1
        last = (count, points[place].offset)
        count += 2
      }
      join(last.node, Int(ends.end), ends.millimetres - last.offset)
    }
  }

  private mutating func join(_ a: Int, _ b: Int, _ millimetres: UInt32) {
    arcs.append((a, b, UInt64(millimetres)))
    arcs.append((b, a, UInt64(millimetres)))
  }

  /// The distances from a node to all nodes, as long as they may be; `nil` where there is no way.
  public func distances(from start: Int) -> [UInt64?] {
    var distances = [UInt64?](repeating: nil, count: count)
    distances[start] = 0
    var isChanging = true
    while isChanging {
      isChanging = false
      for arc in arcs {
        guard let sum = distances[arc.from].map({ $0 + arc.millimetres }) else { continue }
        if sum < distances[arc.to] ?? .max {
          distances[arc.to] = sum
          isChanging = true
        }
      }
    }
    return distances
  }
}
