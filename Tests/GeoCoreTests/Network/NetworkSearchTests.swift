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
    for contracting in [true, false] {
      let network = ContractedNetwork(plan.network, contracting: contracting)
      let sources = NetworkSources(
        town.points, rows: town.rows, grouping: town.grouping, on: network)
      let search = NetworkSearch(network)
      for (asker, point) in town.askers.enumerated() {
        let distances = walks.distances(from: walks.places[town.points.count + asker])
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
            .write(millimetres: &millimetres, rows: &rows)
          for node in 0..<plan.nodeCount {
            let expected = town.nearest(
              of: group, walks.distances(from: node), walks, limit: limit)
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

  @Test("a limit equal to the distance holds the source, 1 mm less does not")
  func limitIsInclusive() throws {
    let plan = RandomNetwork.chainedGrid(side: 6, seed: 40)
    let town = Town(plan)
    let network = ContractedNetwork(plan.network)
    let sources = NetworkSources(
      town.points, rows: town.rows, grouping: town.grouping, on: network)
    let search = NetworkSearch(network)
    for point in town.askers {
      let all = NearestOnNetwork(of: 0, in: sources, using: search).nearest(to: point)
      guard let nearest = all, nearest.millimetres > 0 else { continue }
      for (limit, expected) in [
        (nearest.millimetres, nearest), (nearest.millimetres - 1, nil),
      ] as [(UInt32, NetworkNeighbor?)] {
        let found = NearestOnNetwork(of: 0, in: sources, limit: limit, using: search)
        #expect(found.nearest(to: point) == expected)
        #expect(
          search.sources(within: limit, of: [point], in: sources).contains(nearest)
            == (expected != nil))
      }
    }
  }
}
