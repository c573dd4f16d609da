import GeoCore
import TestSupport
import Testing

@Suite("A search on a network answers as the plain way does")
struct NetworkSearchTests {
  /// Places of two groups, rows in no order, some of them at several places; a third group is empty.
  struct Town {
    let points: [EdgePoint]
    let rows: [UInt32]
    let grouping: Grouping
    let askers: [EdgePoint]

    init(_ plan: RandomNetwork) {
      points = plan.places(9, seed: 5)
      rows = points.indices.map { UInt32([4, 2, 0, 1, 3, 2, 5, 6, 5][$0]) }
      grouping = Grouping(
        labels: [0, 1, 0, 2, 1, 0, 3], groups: [[0], [1], [0, 1], []], groupCount: 3)
      askers = plan.places(12, seed: 6)
    }

    func isIn(_ group: Int, _ point: Int) -> Bool {
      grouping.groups[Int(grouping.labels[Int(rows[point])])].contains(group)
    }

    /// The nearest of a group by distances to all nodes; the lowest row of equals.
    func nearest(
      of group: Int, _ distances: [UInt64?], _ walks: PlainWalks, limit: UInt32
    ) -> NetworkNeighbor? {
      points.indices.filter { isIn(group, $0) }
        .compactMap { point in distances[walks.places[point]].map { ($0, rows[point]) } }
        .filter { $0.0 <= UInt64(limit) }
        .min { $0 < $1 }
        .map { NetworkNeighbor(row: $0.1, millimetres: UInt32($0.0)) }
    }
  }

  static let limits = [0, 1, 7, 400, 2_000_000_000, NetworkSearch.farthest]

  @Test("the nearest of each group to places", arguments: RandomNetwork.all)
  func nearestToPlaces(plan: RandomNetwork) {
    let town = Town(plan)
    let walks = PlainWalks(plan, places: town.points + town.askers)
    let tables = town.askers.indices.map {
      walks.distances(from: walks.places[town.points.count + $0])
    }
    for contracting in [true, false] {
      let network = ContractedNetwork(plan.network, contracting: contracting)
      let sources = NetworkSources(
        town.points, rows: town.rows, grouping: town.grouping, on: network)
      let search = NetworkSearch(network)
      for (point, distances) in zip(town.askers, tables) {
        for group in 0..<3 {
          for limit in Self.limits {
            let found = NearestOnNetwork(of: group, in: sources, limit: limit, using: search)
            #expect(
              found.nearest(to: point)
                == town.nearest(of: group, distances, walks, limit: limit),
              "\(point) \(group) \(limit) \(contracting)")
          }
        }
      }
    }
  }

  @Test("the nearest of each group to all nodes", arguments: RandomNetwork.all)
  func nearestToNodes(plan: RandomNetwork) {
    let town = Town(plan)
    let walks = PlainWalks(plan, places: town.points)
    let distances = (0..<plan.nodeCount).map { walks.distances(from: $0) }
    for contracting in [true, false] {
      let network = ContractedNetwork(plan.network, contracting: contracting)
      let sources = NetworkSources(
        town.points, rows: town.rows, grouping: town.grouping, on: network)
      let search = NetworkSearch(network)
      var millimetres = ContiguousArray<UInt32>(repeating: 0, count: plan.nodeCount)
      var rows = millimetres
      for group in 0..<3 {
        for limit in Self.limits {
          NearestOnNetwork(of: group, in: sources, limit: limit, using: search)
            .writeNodes(millimetres: &millimetres, rows: &rows)
          for node in 0..<plan.nodeCount {
            let expected = town.nearest(
              of: group, distances[node], walks, limit: limit)
            #expect(millimetres[node] == expected?.millimetres ?? .max, "\(node) \(limit)")
            #expect(rows[node] == expected?.row ?? .max, "\(node) \(limit)")
          }
        }
      }
    }
  }

  @Test("what lies within a limit, each row once", arguments: RandomNetwork.all)
  func within(plan: RandomNetwork) {
    let town = Town(plan)
    let walks = PlainWalks(plan, places: town.points + town.askers)
    for contracting in [true, false] {
      let network = ContractedNetwork(plan.network, contracting: contracting)
      let sources = NetworkSources(
        town.points, rows: town.rows, grouping: town.grouping, on: network)
      let search = NetworkSearch(network)
      for first in stride(from: 0, to: town.askers.count, by: 2) {
        let doors = Array(town.askers[first...first + first / 2 % 2])
        let tables = doors.indices.map {
          walks.distances(from: walks.places[town.points.count + first + $0])
        }
        for limit in Self.limits {
          let expected = Set(town.rows).sorted().compactMap { row in
            town.points.indices.filter { town.rows[$0] == row }
              .flatMap { point in tables.compactMap { $0[walks.places[point]] } }
              .filter { $0 <= UInt64(limit) }.min()
              .map { NetworkNeighbor(row: row, millimetres: UInt32($0)) }
          }
          #expect(search.sources(within: limit, of: doors, in: sources) == expected)
          #expect(
            search.counts(within: limit, of: doors, in: sources)
              == (0..<3).map { group in
                expected.count {
                  town.grouping.groups[Int(town.grouping.labels[Int($0.row)])].contains(group)
                }
              })
        }
      }
    }
  }

  @Test("vertices have the distances of the places where they lie")
  func vertices() {
    let ways = (0..<12).map { way in
      (0..<6).map { (step: Int) -> Int64 in Int64((way * 5 + step * (step + way)) % 37) }
    }
    let contracted = ContractedNetwork(
      NetworkAssembly(NetworkAssemblyTests.table(ways)).network)
    let network = contracted.network
    let points = (0..<network.edgeCount).filter { $0 % 5 == 2 }.map {
      EdgePoint(edge: UInt32($0), offset: network.lengths[$0] / 3, extra: 5)
    }
    let sources = NetworkSources(
      points, rows: points.indices.map { UInt32($0) },
      grouping: Grouping(oneGroupOf: points.count), on: contracted)
    var millimetres = ContiguousArray<UInt32>(repeating: 0, count: network.vertices.count)
    var rows = millimetres
    for limit in [60_000, NetworkSearch.farthest] {
      let found = NearestOnNetwork(
        of: 0, in: sources, limit: limit, using: NetworkSearch(contracted))
      found.writeVertices(millimetres: &millimetres, rows: &rows)
      for edge in 0..<network.edgeCount {
        for vertex in network.vertices(of: edge) {
          let nearest = found.nearest(
            to: EdgePoint(edge: UInt32(edge), offset: network.vertexOffsets[vertex]))
          #expect(millimetres[vertex] == nearest?.millimetres ?? .max)
          #expect(rows[vertex] == nearest?.row ?? .max)
        }
      }
    }
  }
}
