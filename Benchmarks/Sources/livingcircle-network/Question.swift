import Coverage
import GeoCore
import Synchronization

/// What is asked of every node of a network.
struct Question: Sendable {
  let network: ContractedNetwork
  let sources: NetworkSources
  let outlets: ContiguousArray<EdgePoint?>
  let categories: CategorySet
  /// The limit of counts in millimetres.
  let limit: UInt32
  let threads: Int

  private var nodeCount: Int { network.network.nodeCount }

  /// The distance to the nearest outlet of each category, from every node.
  func nearest() async throws -> [ContiguousArray<UInt32>] {
    let desks = NetworkDesks(network)
    return try await concurrentMap(categories.names.count, workers: threads) { group in
      var millimetres = ContiguousArray<UInt32>(repeating: 0, count: nodeCount)
      var rows = millimetres
      desks.with { desk in
        NearestOnNetwork(of: group, in: sources, using: desk)
          .writeNodes(millimetres: &millimetres, rows: &rows)
      }
      return millimetres
    }
  }

  /// How many outlets of each category are within the limit of every node, a category's together.
  func counts() async throws -> ContiguousArray<UInt16> {
    let (width, count) = (categories.names.count, nodeCount)
    let places = self.places()
    let desks = NetworkDesks(network)
    let rows = outlets.indices.filter { outlets[$0] != nil }
    let size = 16
    let idle = Mutex<[ContiguousArray<UInt16>]>([])
    _ = try await concurrentMap((rows.count + size - 1) / size, workers: threads) { block in
      var sums =
        idle.withLock { $0.popLast() }
        ?? ContiguousArray(repeating: 0, count: count * width)
      desks.with { desk in
        for row in rows[block * size..<min(rows.count, (block + 1) * size)] {
          guard let place = outlets[row] else { continue }
          let groups = sources.groups(ofRow: UInt32(row))
          desk.forEachSource(within: limit, of: [place], in: places) { node, _ in
            for group in groups { sums[group * count + Int(node)] += 1 }
          }
        }
      }
      let done = sums
      idle.withLock { $0.append(done) }
    }
    var all = idle.withLock { $0 }
    guard var total = all.popLast() else { return [] }
    for sums in all {
      for place in total.indices { total[place] += sums[place] }
    }
    return total
  }

  /// Every node as a place at an end of an edge.
  private func places() -> NetworkSources {
    let walk = network.network
    var points = [EdgePoint?](repeating: nil, count: walk.nodeCount)
    for edge in 0..<walk.edgeCount {
      points[Int(walk.starts[edge])] = EdgePoint(edge: UInt32(edge), offset: 0)
      points[Int(walk.ends[edge])] = EdgePoint(edge: UInt32(edge), offset: walk.lengths[edge])
    }
    return NetworkSources(
      points.compactMap { $0 },
      rows: points.indices.filter { points[$0] != nil }.map { UInt32($0) },
      grouping: Grouping(oneGroupOf: points.count), on: network)
  }
}
