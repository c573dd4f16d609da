import GeoCore
import TestSupport
import Testing

@Suite("A limit of a search")
struct NetworkLimitTests {
  @Test("a limit equal to the distance holds the source, 1 mm less does not")
  func limitIsInclusive() throws {
    let plan = RandomNetwork.chainedGrid(side: 6, seed: 40)
    let town = NetworkSearchTests.Town(plan)
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

  @Test("a walk of 2³² − 2 mm is found, 1 mm more is not")
  func farthest() {
    // 0 --- 1 --- 2, each edge as long as an edge may be.
    let most = WalkNetwork.longestEdge
    let plan = RandomNetwork(name: "far", nodeCount: 3, edges: [(0, 1, most), (1, 2, most)])
    let network = ContractedNetwork(plan.network)
    let search = NetworkSearch(network)
    let cases: [(extra: UInt32, edge: UInt32, offset: UInt32, beside: UInt32, found: UInt32?)] = [
      (0, 0, 1, 0, most - 1), (0, 0, 0, 0, nil), (1, 0, 2, 0, most - 1), (1, 0, 1, 0, nil),
      (0, 1, most - 1, 0, most - 1), (0, 1, most - 2, 1, most - 1), (0, 1, most - 1, 1, nil),
      (0, 1, most, 0, nil), (most - 1, 1, 0, 0, most - 1), (most, 1, 0, 0, nil),
      (most - 1, 1, 1, 0, nil), (most - 1, 1, 0, most, nil), (0, 1, 0, most, nil),
    ]
    for (extra, edge, offset, beside, expected) in cases {
      let sources = NetworkSources(
        [EdgePoint(edge: 1, offset: 0, extra: extra)], rows: [0],
        grouping: Grouping(oneGroupOf: 1), on: network)
      let point = EdgePoint(edge: edge, offset: offset, extra: beside)
      let neighbor = expected.map { NetworkNeighbor(row: 0, millimetres: $0) }
      #expect(NearestOnNetwork(of: 0, in: sources, using: search).nearest(to: point) == neighbor)
      #expect(
        search.sources(within: NetworkSearch.farthest, of: [point], in: sources)
          == (neighbor.map { [$0] } ?? []), "\(extra) \(point)")
    }
  }

  @Test("answers of an earlier search are refused, not made up")
  func earlierSearch() async {
    await #expect(processExitsWith: .failure) {
      let network = ContractedNetwork(RandomNetwork.tree(nodeCount: 9, seed: 1).network)
      let sources = NetworkSources(
        [EdgePoint(edge: 0, offset: 0)], rows: [0], grouping: Grouping(oneGroupOf: 1), on: network)
      let search = NetworkSearch(network)
      let found = NearestOnNetwork(of: 0, in: sources, using: search)
      _ = search.counts(within: 5, of: [EdgePoint(edge: 1, offset: 0)], in: sources)
      _ = found.nearest(to: EdgePoint(edge: 0, offset: 0))
    }
  }
}
