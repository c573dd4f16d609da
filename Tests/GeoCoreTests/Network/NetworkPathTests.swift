import GeoCore
import TestSupport
import Testing

@Suite("The line of a shortest walk")
struct NetworkPathTests {
  @Test(
    "is as long as the plain way says, on networks of every shape", arguments: RandomNetwork.all)
  func lengths(_ plan: RandomNetwork) {
    let places = plan.places(14, seed: 31)
    let plain = PlainWalks(plan, places: places)
    let search = NetworkSearch(ContractedNetwork(plan.network))
    for start in places.indices {
      let distances = plain.distances(from: plain.places[start])
      for end in places.indices {
        let path = search.path(from: places[start], to: places[end])
        let expected = distances[plain.places[end]].flatMap {
          $0 <= UInt64(NetworkSearch.farthest) ? UInt32($0) : nil
        }
        // The place itself is left and come back to: its own walk off the network counts twice.
        guard start != end else { continue }
        #expect(path?.millimetres == expected, "\(start) to \(end)")
      }
    }
  }

  /// Streets in a grid around a place, with bends, their lengths those on the ground.
  private func town(_ seed: UInt64, longitude: Double = 116.4) -> WalkNetwork {
    var random = SeededGenerator(seed: seed)
    let side: Int64 = 9
    var places: [Coordinate] = []
    for row in 0..<side {
      for column in 0..<side {
        let east = longitude + 0.002 * (Double(column) + 0.6 * random.unit())
        places.append(
          Coordinate(
            longitude: east > 180 ? east - 360 : east,
            latitude: 39.9 + 0.002 * (Double(row) + 0.6 * random.unit())))
      }
    }
    var ways = WayTable()
    for row in 0..<side {
      let along = (0..<side).map { row * side + $0 }
      let across = (0..<side).map { $0 * side + row }
      for nodes in [along, across] where random.unit() < 0.8 {
        ways.append(nodes: nodes, coordinates: nodes.map { places[Int($0)] })
      }
    }
    return NetworkAssembly(ways).network
  }

  @Test("follows the ground from place to place", arguments: [116.4, 179.99])
  func ground(longitude: Double) throws {
    let network = town(3, longitude: longitude)
    let index = EdgeIndex(network)
    for contracting in [true, false] {
      let search = NetworkSearch(ContractedNetwork(network, contracting: contracting))
      var random = SeededGenerator(seed: 8)
      for _ in 0..<60 {
        let ends = (0..<2).map { _ in
          let vertex = Int(random.next() % UInt64(network.vertices.count))
          var place = network.vertices[vertex]
          place.latitude += 1e-4 * random.unit()
          return place
        }
        let places = try ends.map { try #require(index.nearest(to: $0, within: 200)) }
        guard let path = search.path(from: places[0], to: places[1]) else { continue }
        let line = (0..<path.line.count).map { path.line[$0] }
        let metres = zip(line, line.dropFirst()).reduce(0) {
          $0 + geodesicLength(from: $1.0, to: $1.1)
        }
        let walked = Double(path.millimetres - places[0].extra - places[1].extra) / 1_000
        #expect(abs(metres - walked) < 0.05)
        for (end, place, point) in zip3(ends, places, [line.first, line.last]) {
          let off = geodesicLength(from: end, to: try #require(point))
          #expect(abs(off - Double(place.extra) / 1_000) < 0.01)
        }
      }
    }
  }

  private func zip3<A, B, C>(_ a: [A], _ b: [B], _ c: [C]) -> [(A, B, C)] {
    a.indices.map { (a[$0], b[$0], c[$0]) }
  }

  @Test("ends where the limit does")
  func limit() {
    let plan = RandomNetwork(name: "line", nodeCount: 3, edges: [(0, 1, 500), (1, 2, 500)])
    let search = NetworkSearch(ContractedNetwork(plan.network))
    let (a, b) = (EdgePoint(edge: 0, offset: 100, extra: 7), EdgePoint(edge: 1, offset: 400))
    #expect(search.path(from: a, to: b)?.millimetres == 807)
    #expect(search.path(from: a, to: b, within: 807)?.millimetres == 807)
    #expect(search.path(from: a, to: b, within: 806) == nil)
  }
}
