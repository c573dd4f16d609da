public import GeoCore

/// How well a network hangs together.
public struct NetworkHealth: Sendable {
  /// The number of pieces between which there is no way.
  public let components: Int
  /// The length of all edges in metres.
  public let metres: Double
  /// The length of the largest piece, by nodes.
  public let largestMetres: Double
  /// The number of nodes of the largest piece.
  public let largestNodes: Int
  /// Nodes at which one edge ends.
  public let deadEnds: Int
  /// Dead ends near an edge that they are not joined to, the nearest first.
  public let gaps: [NetworkGap]

  /// The pieces beside the largest.
  public var islands: Int { max(components - 1, 0) }

  /// Looks a network over.
  ///
  /// - Parameter input: The network, with the places where nobody gets through: ways end there on purpose.
  /// - Complexity: O(nodes + vertices).
  public init(_ input: NetworkInput) {
    let network = input.network
    let pieces = NetworkComponents(network)
    components = pieces.count
    metres = Double(pieces.millimetres.reduce(0, +)) / 1_000
    largestMetres = pieces.largest.map { Double(pieces.millimetres[$0]) / 1_000 } ?? 0
    largestNodes = pieces.largest.map { Int(pieces.nodeCounts[$0]) } ?? 0
    deadEnds = (0..<network.nodeCount).count { network.degree(of: $0) == 1 }
    gaps = NetworkGaps(network, closed: Set(input.report.closedPlaces)).found
  }
}

/// A dead end near an edge that it is not joined to: a mistake in the map, or a wall between the two.
public struct NetworkGap: Hashable, Sendable {
  /// The dead end.
  public var end: Coordinate
  /// The nearest place on the edge.
  public var other: Coordinate
  /// Metres between the two.
  public var metres: Double

  /// How near an edge is to be, in metres.
  ///
  /// Provenance: project-default; about the width of a street, and what hand-drawn lines are off by.
  public static let reach = 5.0
}
