import GeoCore
import TestSupport
import Testing

@Suite("A network is assembled from ways")
struct NetworkAssemblyTests {
  typealias Way = (nodes: [Int64], places: [Coordinate])

  /// A place of its own for each number.
  static func place(_ number: Int64) -> Coordinate {
    Coordinate(
      longitude: 114 + Double((number * 7_919) % 1_000) * 1e-5,
      latitude: 30 + Double((number * 104_729) % 1_000) * 1e-5)
  }

  static func table(_ ways: [[Int64]]) -> WayTable {
    var table = WayTable()
    for way in ways { table.append(nodes: way, coordinates: way.map(place)) }
    return table
  }

  //    5
  //    |
  // 1--2--3--4     6--7--8--6
  //    |
  //    9
  @Test("ways are cut where they meet, and nowhere else")
  func cuts() {
    let assembly = NetworkAssembly(Self.table([[1, 2, 3, 4], [5, 2, 9], [6, 7, 8, 6]]))
    let network = assembly.network
    #expect(assembly.nodeNumbers == [1, 2, 4, 5, 6, 9])
    #expect(network.starts == [0, 1, 3, 1, 4])
    #expect(network.ends == [1, 2, 1, 5, 4])
    #expect(assembly.edgeWays == [0, 0, 1, 1, 2])
    #expect(network.vertices(of: 1).map { network.vertices[$0] } == [2, 3, 4].map(Self.place))
    #expect(network.vertices(of: 4).count == 4)
    #expect((0..<network.nodeCount).map(network.degree) == [1, 4, 1, 1, 2, 1])
    for edge in 0..<network.edgeCount {
      let line = network.vertices(of: edge)
      var metres = 0.0
      for (a, b) in zip(line, line.dropFirst()) {
        #expect(network.vertexOffsets[a] == UInt32((metres * 1_000).rounded()))
        metres += geodesicLength(from: network.vertices[a], to: network.vertices[b])
      }
      #expect(network.lengths[edge] == UInt32((metres * 1_000).rounded()))
      #expect(network.vertices[line.lowerBound] == network.positions[Int(network.starts[edge])])
    }
    let components = NetworkComponents(network)
    #expect(components.ofNode == [0, 0, 0, 0, 1, 0])
    #expect(components.nodeCounts == [5, 1])
    #expect(components.largest == 0)
    #expect(components.millimetres[1] == UInt64(network.lengths[4]))
  }

  @Test("what makes no edge is counted")
  func leftOut() {
    var table = Self.table([[], [1], [2, 2], [3, 3, 4, 4]])
    table.append(
      nodes: [5, 6], coordinates: [Self.place(5), Coordinate(longitude: 0, latitude: 91)])
    table.append(
      nodes: [5, 6], coordinates: [Self.place(5), Coordinate(longitude: .nan, latitude: 0)])
    table.append(
      nodes: [7, 8],
      coordinates: [
        Coordinate(longitude: 0, latitude: 0), Coordinate(longitude: 90, latitude: 0),
      ])
    let assembly = NetworkAssembly(table)
    #expect(assembly.waysWithoutLength == 3)
    #expect(assembly.waysOffEarth == 2)
    #expect(assembly.edgesTooLong == 1)
    #expect(assembly.network.edgeCount == 1)
    #expect(assembly.network.vertexOffsets.count == 2)
    #expect(assembly.nodeNumbers == [3, 4, 7, 8])
  }

  @Test("nothing is a network too")
  func empty() {
    for network in [WalkNetwork(), NetworkAssembly(WayTable()).network] {
      #expect(network.nodeCount == 0)
      #expect(network.edgeCount == 0)
      #expect(NetworkComponents(network).count == 0)
      #expect(NetworkComponents(network).largest == nil)
      let contracted = ContractedNetwork(network)
      let sources = NetworkSources(
        [], rows: [], grouping: Grouping(oneGroupOf: 0), on: contracted)
      let search = NetworkSearch(contracted)
      var (millimetres, rows) = (ContiguousArray<UInt32>(), ContiguousArray<UInt32>())
      NearestOnNetwork(of: 0, in: sources, using: search)
        .writeNodes(millimetres: &millimetres, rows: &rows)
      #expect(search.counts(within: 1_000, of: [], in: sources) == [0])
    }
  }

  @Test("distances do not depend on the order of the ways", arguments: 1...8 as ClosedRange<UInt64>)
  func order(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let ways = (0..<25).map { _ in
      (0..<Int.random(in: 2...6, using: &random)).map { _ in
        Int64.random(in: 1...60, using: &random)
      }
    }
    let expected = Self.distances(ways)
    for _ in 0..<4 { #expect(Self.distances(ways.shuffled(using: &random)) == expected) }
  }

  /// From each node the distance to the nearest of those whose numbers are multiples of seven.
  private static func distances(_ ways: [[Int64]]) -> [Int64: UInt32] {
    let assembly = NetworkAssembly(table(ways))
    let network = assembly.network
    var points: [EdgePoint] = []
    for edge in 0..<network.edgeCount {
      for (node, offset) in [
        (network.starts[edge], 0), (network.ends[edge], network.lengths[edge]),
      ]
      where assembly.nodeNumbers[Int(node)] % 7 == 0 {
        points.append(EdgePoint(edge: UInt32(edge), offset: offset))
      }
    }
    let contracted = ContractedNetwork(network)
    let sources = NetworkSources(
      points, rows: points.indices.map { UInt32($0) },
      grouping: Grouping(oneGroupOf: points.count), on: contracted)
    var millimetres = ContiguousArray<UInt32>(repeating: 0, count: network.nodeCount)
    var rows = millimetres
    NearestOnNetwork(of: 0, in: sources, using: NetworkSearch(contracted))
      .writeNodes(millimetres: &millimetres, rows: &rows)
    return Dictionary(uniqueKeysWithValues: zip(assembly.nodeNumbers, millimetres))
  }
}

@Suite("What walking counts")
struct WalkingCostTests {
  private static func table(_ seed: UInt64, heights: Bool = false) -> WayTable {
    var random = SeededGenerator(seed: seed)
    var nodes: ContiguousArray<Int64> = []
    var places: ContiguousArray<Coordinate> = []
    var starts: ContiguousArray<Int> = [0]
    var costs: ContiguousArray<WayCost> = []
    for _ in 0..<60 {
      for _ in 0..<Int.random(in: 2...8, using: &random) {
        let number = Int64.random(in: -40...40, using: &random) &* 0x1234_5678_9ABC
        nodes.append(number)
        places.append(NetworkAssemblyTests.place((number / 0x1234_5678_9ABC) + 41))
      }
      starts.append(nodes.count)
      costs.append(
        WayCost(
          factor: Double.random(in: 1...3, using: &random),
          extraMetres: Bool.random(using: &random) ? 0 : 25))
    }
    return WayTable(
      nodes: nodes, positions: Positions(places),
      heights: heights ? ContiguousArray(nodes.map { Double($0 % 97) }) : [], starts: starts,
      costs: costs)
  }

  @Test("threads make no difference", arguments: [1, 2, 3] as [UInt64])
  func threads(seed: UInt64) async throws {
    let table = Self.table(seed, heights: seed == 3)
    let plain = NetworkAssembly(table)
    let parallel = try await NetworkAssembly(table, workers: 3)
    #expect(plain.network == parallel.network && plain.nodeNumbers == parallel.nodeNumbers)
    #expect(plain.nodeNumbers == ContiguousArray(Set(plain.nodeNumbers).sorted()))
  }

  @Test(
    "an edge is as long as Karney's geodesics, times what its way counts",
    arguments: 1...4 as ClosedRange<UInt64>)
  func lengths(seed: UInt64) {
    let table = Self.table(seed)
    let assembly = NetworkAssembly(table)
    let network = assembly.network
    for edge in 0..<network.edgeCount {
      let way = Int(assembly.edgeWays[edge])
      let rows = table.starts[way]..<table.starts[way + 1]
      let whole = zip(rows, rows.dropFirst()).reduce(0.0) {
        $0 + geodesicLength(from: table.positions[$1.0], to: table.positions[$1.1])
      }
      let cost = table.costs[way]
      let scale = cost.factor + cost.extraMetres / whole
      let line = network.vertices(of: edge)
      var metres = 0.0
      for (a, b) in zip(line, line.dropFirst()) {
        metres += geodesicLength(from: network.vertices[a], to: network.vertices[b]) * scale
        let difference = Double(network.vertexOffsets[b]) - metres * 1_000
        #expect(abs(difference) <= (cost.extraMetres == 0 ? 0.5 : 0.501))
      }
    }
  }

  @Test("slopes count as Tobler has them, the same up and down")
  func slopes() {
    func length(rise: Double) -> Double {
      let places = [
        Coordinate(longitude: 8, latitude: 47), Coordinate(longitude: 8, latitude: 47.001),
      ]
      let table = WayTable(
        nodes: [1, 2], positions: Positions(places), heights: [500, 500 + rise], starts: [0, 2],
        costs: [WayCost()])
      return Double(NetworkAssembly(table).network.lengths.first ?? 0) / 1_000
    }
    let run = length(rise: 0)
    #expect(
      abs(
        run
          - geodesicLength(
            from: Coordinate(longitude: 8, latitude: 47),
            to: Coordinate(longitude: 8, latitude: 47.001))) < 1e-3)
    for (share, factor) in [(0.05, 1.0153), (0.1, 1.2093), (0.2, 1.7161), (0.5, 4.9042)] {
      #expect(abs(length(rise: share * run) / run - factor) < 1e-3)
      #expect(length(rise: share * run) == length(rise: -share * run))
    }
    // A wall is no way.
    #expect(length(rise: 1e9) == 0)
  }
}
