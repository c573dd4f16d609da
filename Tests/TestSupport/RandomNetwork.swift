public import GeoCore

/// Networks of every shape that a search has to cope with, from seeds.
public struct RandomNetwork: Sendable, CustomStringConvertible {
  /// Two nodes and the millimetres between them.
  public typealias Edge = (start: UInt32, end: UInt32, millimetres: UInt32)

  /// What it is called.
  public let name: String
  /// The number of nodes.
  public let nodeCount: Int
  /// The edges.
  public let edges: [Edge]

  /// The name.
  public var description: String { name }

  /// Names nodes and edges.
  public init(name: String, nodeCount: Int, edges: [Edge]) {
    (self.name, self.nodeCount, self.edges) = (name, nodeCount, edges)
  }

  /// The network with the nodes at no place in particular.
  public var network: WalkNetwork {
    WalkNetwork(
      positions: Positions(
        (0..<nodeCount).map { Coordinate(longitude: Double($0) * 1e-4, latitude: 30) }),
      edges: edges)
  }

  /// All shapes, small enough for the plain way.
  public static let all: [RandomNetwork] =
    [
      RandomNetwork(name: "one loop", nodeCount: 1, edges: [(0, 0, 700)]),
      RandomNetwork(name: "a loop of nothing", nodeCount: 2, edges: [(0, 0, 0), (0, 1, 5)]),
      RandomNetwork(
        name: "a ring", nodeCount: 4, edges: [(0, 1, 10), (1, 2, 20), (3, 2, 30), (3, 0, 40)]),
      RandomNetwork(name: "two parallel edges", nodeCount: 2, edges: [(0, 1, 10), (1, 0, 9)]),
      RandomNetwork(
        name: "lollipop", nodeCount: 5,
        edges: [(0, 1, 7), (1, 2, 5), (2, 3, 5), (3, 1, 5), (2, 2, 3)]),
      RandomNetwork(
        name: "long chain", nodeCount: 9,
        edges: (0..<8).map { ($0, $0 + 1, 1_500_000_000) }),
      RandomNetwork(
        name: "long ring", nodeCount: 7,
        edges: (0..<7).map { ($0, ($0 + 1) % 7, 1_900_000_000) }),
    ]
    + (1...6).map { grid(side: 7, seed: $0, lengths: 1...1_000) }
    + (7...12).map { grid(side: 6, seed: $0, lengths: 0...3) }
    + (13...18).map { chainedGrid(side: 4, seed: $0) }
    + (19...24).map { multigraph(nodeCount: 12, edgeCount: 15, seed: $0) }
    + (25...30).map { tree(nodeCount: 40, seed: $0) }

  /// A grid of which some edges are missing, so that it has holes and falls into pieces.
  public static func grid(side: Int, seed: UInt64, lengths: ClosedRange<UInt32>) -> RandomNetwork {
    var random = SeededGenerator(seed: seed)
    var edges: [Edge] = []
    for node in 0..<side * side {
      if node % side + 1 < side, random.unit() < 0.6 {
        edges.append((UInt32(node), UInt32(node + 1), .random(in: lengths, using: &random)))
      }
      if node + side < side * side, random.unit() < 0.6 {
        edges.append((UInt32(node + side), UInt32(node), .random(in: lengths, using: &random)))
      }
    }
    return RandomNetwork(name: "grid \(seed)", nodeCount: side * side, edges: edges)
  }

  /// A grid whose edges are chains of up to five, in either direction, its nodes in random order.
  public static func chainedGrid(side: Int, seed: UInt64) -> RandomNetwork {
    var random = SeededGenerator(seed: seed)
    let coarse = grid(side: side, seed: seed, lengths: 1...500)
    var edges: [Edge] = []
    var count = UInt32(coarse.nodeCount)
    for edge in coarse.edges {
      var last = edge.start
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        edges.append(either(last, count, .random(in: 0...500, using: &random), &random))
        (last, count) = (count, count + 1)
      }
      edges.append(either(last, edge.end, edge.millimetres, &random))
    }
    let order = (0..<count).shuffled(using: &random)
    edges = edges.map { (order[Int($0.start)], order[Int($0.end)], $0.millimetres) }
    return RandomNetwork(
      name: "chained grid \(seed)", nodeCount: Int(count), edges: edges.shuffled(using: &random))
  }

  /// Edges between random nodes: loops, parallel edges, lonely nodes and lengths of zero among them.
  public static func multigraph(nodeCount: Int, edgeCount: Int, seed: UInt64) -> RandomNetwork {
    var random = SeededGenerator(seed: seed)
    let nodes = 0..<UInt32(nodeCount)
    let edges = (0..<edgeCount).map { _ -> Edge in
      (
        .random(in: nodes, using: &random), .random(in: nodes, using: &random),
        .random(in: 0...9, using: &random)
      )
    }
    return RandomNetwork(name: "multigraph \(seed)", nodeCount: nodeCount, edges: edges)
  }

  /// A tree.
  public static func tree(nodeCount: Int, seed: UInt64) -> RandomNetwork {
    var random = SeededGenerator(seed: seed)
    let edges = (1..<UInt32(nodeCount)).map { node in
      either(
        .random(in: (node / 2)..<node, using: &random), node, .random(in: 0...99, using: &random),
        &random)
    }
    return RandomNetwork(name: "tree \(seed)", nodeCount: nodeCount, edges: edges)
  }

  private static func either(
    _ a: UInt32, _ b: UInt32, _ millimetres: UInt32, _ random: inout SeededGenerator
  ) -> Edge {
    random.unit() < 0.5 ? (a, b, millimetres) : (b, a, millimetres)
  }

  /// Places on edges, some of them at the edges' ends, some twice at the same place.
  public func places(_ count: Int, seed: UInt64) -> [EdgePoint] {
    var random = SeededGenerator(seed: seed)
    guard !edges.isEmpty else { return [] }
    return (0..<count).map { index in
      let edge = Int.random(in: 0..<edges.count, using: &random)
      let length = edges[edge].millimetres
      let offset = [0, length, .random(in: 0...length, using: &random)][index % 3]
      return EdgePoint(
        edge: UInt32(edge), offset: offset, extra: index % 4 == 0 ? 0 : UInt32(index % 7))
    }
  }
}
