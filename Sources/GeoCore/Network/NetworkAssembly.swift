/// A network assembled from ways, and what became of each of them.
public struct NetworkAssembly: Sendable {
  /// The network.
  public let network: WalkNetwork
  /// The number that each node has in the source, in ascending order.
  public let nodeNumbers: ContiguousArray<Int64>
  /// The way of each edge.
  public let edgeWays: ContiguousArray<UInt32>
  /// Ways left out because fewer than two different nodes follow one another in them.
  public let waysWithoutLength: Int
  /// Ways left out because a coordinate is not on Earth.
  public let waysOffEarth: Int
  /// Edges left out because they are longer than ``WalkNetwork/longestEdge``.
  public let edgesTooLong: Int

  /// Numbers the nodes, cuts the ways where they meet, and measures what lies between.
  ///
  /// A node of the network is where a way begins or ends, or where ways meet; the other nodes
  /// become vertices of edges. An edge's length is the sum of the geodesics between its vertices,
  /// each times what it counts, rounded once.
  ///
  /// - Precondition: There are fewer than 2³¹ − 1 nodes of ways.
  /// - Complexity: O(nodes of ways).
  public init(_ ways: WayTable) {
    self.init(ways, SegmentLengths(ways.positions))
  }

  /// The same, measured on several threads; the result does not depend on how many.
  ///
  /// - Throws: `CancellationError`.
  public init(_ ways: WayTable, workers: Int) async throws {
    self.init(ways, try await SegmentLengths(ways.positions, workers: workers))
  }

  private init(_ ways: WayTable, _ segments: SegmentLengths) {
    // An edge more has a vertex more, where the last one ends.
    precondition(
      ways.nodes.count + ways.nodes.count < UInt32.max && ways.count < UInt32.max,
      "a network holds fewer than 2³² − 1 nodes")
    var assembler = NetworkAssembler(ways, segments)
    for way in 0..<ways.count where assembler.isUsable[way] { assembler.addEdges(ofWay: way) }
    nodeNumbers = assembler.nodes.numbers
    edgeWays = assembler.edgeWays
    waysWithoutLength = assembler.waysWithoutLength
    waysOffEarth = assembler.waysOffEarth
    edgesTooLong = assembler.edgesTooLong
    network = WalkNetwork(
      positions: assembler.nodePositions, starts: assembler.starts, ends: assembler.ends,
      vertices: Positions(longitudes: assembler.vertices.x, latitudes: assembler.vertices.y),
      vertexOffsets: assembler.vertexOffsets, vertexStarts: assembler.vertexStarts)
  }
}
