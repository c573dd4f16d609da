/// A network to walk on: nodes, and undirected edges between them with the lines they follow.
///
/// Everything stands in flat columns with 32-bit indices. Lengths are whole millimetres, so that
/// sums of them are exact and do not depend on their order.
public struct WalkNetwork: Sendable, Equatable {
  /// The nodes' positions.
  public let positions: Positions
  /// The node at which each edge starts.
  public let starts: ContiguousArray<UInt32>
  /// The node at which each edge ends; the same as the start for a loop.
  public let ends: ContiguousArray<UInt32>
  /// The edges' lengths in millimetres.
  public let lengths: ContiguousArray<UInt32>
  /// The lines of all edges, one after another, each from its start to its end.
  public let vertices: Positions
  /// How far along its edge each vertex lies, in millimetres: 0 for the first, the length for the last.
  public let vertexOffsets: ContiguousArray<UInt32>
  /// The first vertex of each edge, and the number of vertices.
  public let vertexStarts: ContiguousArray<UInt32>
  /// The first arc of each node, and the number of arcs. Each edge is two arcs, a loop too.
  let arcStarts: ContiguousArray<UInt32>
  /// Twice the edge that an arc follows, plus 1 if it goes from the edge's end to its start.
  let arcEdges: ContiguousArray<UInt32>

  /// The longest edge that a network holds: 2³² − 1 mm, about 4,295 km.
  public static let longestEdge = UInt32.max

  /// A network without nodes.
  public init() { self.init(positions: Positions(), edges: []) }

  /// A network of straight edges with the lengths given.
  ///
  /// - Parameters:
  ///   - positions: The nodes.
  ///   - edges: Two nodes each, and the millimetres between them. Loops and parallel edges may stand here.
  /// - Precondition: There are fewer than 2³² − 1 nodes and fewer than 2³¹ edges, and edges join nodes.
  /// - Complexity: O(nodes + edges).
  public init(positions: Positions, edges: [(start: UInt32, end: UInt32, millimetres: UInt32)]) {
    var vertices = Positions()
    var offsets: ContiguousArray<UInt32> = []
    for edge in edges {
      precondition(
        max(edge.start, edge.end) < UInt32(clamping: positions.count), "edges must join nodes")
      vertices.append(positions[Int(edge.start)])
      vertices.append(positions[Int(edge.end)])
      offsets += [0, edge.millimetres]
    }
    precondition(edges.count < 1 << 31, "a network holds fewer than 2³¹ edges")
    self.init(
      positions: positions, starts: ContiguousArray(edges.map(\.start)),
      ends: ContiguousArray(edges.map(\.end)), vertices: vertices, vertexOffsets: offsets,
      vertexStarts: ContiguousArray((0...edges.count).map { UInt32($0 * 2) }))
  }

  /// Takes columns over and adds the arcs.
  init(
    positions: Positions, starts: ContiguousArray<UInt32>, ends: ContiguousArray<UInt32>,
    vertices: Positions, vertexOffsets: ContiguousArray<UInt32>,
    vertexStarts: ContiguousArray<UInt32>
  ) {
    precondition(positions.count < UInt32.max, "a network holds fewer than 2³² − 1 nodes")
    precondition(starts.count < 1 << 31, "a network holds fewer than 2³¹ edges")
    self.positions = positions
    self.starts = starts
    self.ends = ends
    self.vertices = vertices
    self.vertexOffsets = vertexOffsets
    self.vertexStarts = vertexStarts
    lengths = ContiguousArray(starts.indices.map { vertexOffsets[Int(vertexStarts[$0 + 1]) - 1] })
    (arcStarts, arcEdges) = Self.arcs(nodeCount: positions.count, starts, ends)
  }

  /// The number of nodes.
  public var nodeCount: Int { positions.count }

  /// The number of edges.
  public var edgeCount: Int { starts.count }

  /// The vertices of an edge, as rows of ``vertices``.
  public func vertices(of edge: Int) -> Range<Int> {
    Int(vertexStarts[edge])..<Int(vertexStarts[edge + 1])
  }

  /// How many ends of edges meet at a node; a loop has both of its ends there.
  public func degree(of node: Int) -> Int { Int(arcStarts[node + 1] - arcStarts[node]) }

  /// The node to which an arc leads.
  func target(ofArc arc: UInt32) -> UInt32 {
    arc & 1 == 0 ? ends[Int(arc >> 1)] : starts[Int(arc >> 1)]
  }

  /// Lists the arcs of each node, in the order of the edges.
  private static func arcs(
    nodeCount: Int, _ starts: ContiguousArray<UInt32>, _ ends: ContiguousArray<UInt32>
  ) -> (starts: ContiguousArray<UInt32>, edges: ContiguousArray<UInt32>) {
    var offsets = ContiguousArray<UInt32>(repeating: 0, count: nodeCount + 1)
    for node in starts { offsets[Int(node) + 1] += 1 }
    for node in ends { offsets[Int(node) + 1] += 1 }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var next = offsets
    var arcs = ContiguousArray<UInt32>(repeating: 0, count: 2 * starts.count)
    func add(_ arc: UInt32, at node: UInt32) {
      arcs[Int(next[Int(node)])] = arc
      next[Int(node)] += 1
    }
    for edge in 0..<starts.count {
      add(UInt32(edge) << 1, at: starts[edge])
      add(UInt32(edge) << 1 | 1, at: ends[edge])
    }
    return (offsets, arcs)
  }
}
