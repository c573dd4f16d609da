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
  /// rounded once.
  ///
  /// - Precondition: There are fewer than 2³² − 1 ways and nodes of ways.
  /// - Complexity: O(n log n) in the nodes of ways, and about 1 µs for each geodesic.
  public init(_ ways: WayTable) {
    precondition(
      max(ways.nodes.count, ways.count) < UInt32.max, "a network holds fewer than 2³² − 1 nodes")
    var assembler = NetworkAssembler(ways)
    for way in 0..<ways.count where assembler.isUsable[way] { assembler.addEdges(ofWay: way) }
    nodeNumbers = assembler.numbers
    edgeWays = assembler.edgeWays
    waysWithoutLength = assembler.waysWithoutLength
    waysOffEarth = assembler.waysOffEarth
    edgesTooLong = assembler.edgesTooLong
    network = WalkNetwork(
      positions: assembler.nodePositions, starts: assembler.starts, ends: assembler.ends,
      vertices: assembler.vertices, vertexOffsets: assembler.vertexOffsets,
      vertexStarts: assembler.vertexStarts)
  }
}
