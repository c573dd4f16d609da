import Coverage
import GeoCore
import Synchronization

/// What is asked of every vertex of a network's edges.
struct Question: Sendable {
  let network: ContractedNetwork
  let sources: NetworkSources
  let outlets: ContiguousArray<EdgePoint?>
  let categories: CategorySet
  /// The limit of counts in millimetres.
  let limit: UInt32
  let threads: Int

  private var vertexCount: Int { network.network.vertices.count }

  /// The distance to the nearest outlet of each category, from every vertex.
  func nearest() async throws -> [ContiguousArray<UInt32>] {
    let desks = NetworkDesks(network)
    return try await concurrentMap(categories.names.count, workers: threads) { group in
      var millimetres = ContiguousArray<UInt32>(repeating: 0, count: vertexCount)
      var rows = millimetres
      desks.with { desk in
        NearestOnNetwork(of: group, in: sources, using: desk)
          .writeVertices(millimetres: &millimetres, rows: &rows)
      }
      return millimetres
    }
  }

  /// How many outlets of each category are within the limit of every vertex, a vertex's counts together.
  func counts() async throws -> ContiguousArray<UInt16> {
    let width = categories.names.count
    let places = self.places()
    let desks = NetworkDesks(network)
    let rows = outlets.indices.filter { outlets[$0] != nil }
    let size = 16
    let idle = Mutex<[ContiguousArray<UInt16>]>([])
    _ = try await concurrentMap((rows.count + size - 1) / size, workers: threads) { block in
      var sums =
        idle.withLock { $0.popLast() }
        ?? ContiguousArray(repeating: 0, count: vertexCount * width)
      desks.with { desk in
        for row in rows[block * size..<min(rows.count, (block + 1) * size)] {
          guard let place = outlets[row] else { continue }
          let groups = sources.groups(ofRow: UInt32(row))
          desk.forEachSource(within: limit, of: [place], in: places) { vertex, _ in
            for group in groups { sums[Int(vertex) * width + group] += 1 }
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

  /// Every vertex as a place on its edge.
  private func places() -> NetworkSources {
    let walk = network.network
    var points: [EdgePoint] = []
    points.reserveCapacity(vertexCount)
    for edge in 0..<walk.edgeCount {
      for vertex in walk.vertices(of: edge) {
        points.append(EdgePoint(edge: UInt32(edge), offset: walk.vertexOffsets[vertex]))
      }
    }
    return NetworkSources(
      points, rows: points.indices.map { UInt32($0) },
      grouping: Grouping(oneGroupOf: points.count), on: network)
  }
}
