/// A place on an edge of a network, and the walk between it and what stands beside the edge.
public struct EdgePoint: Hashable, Sendable {
  /// The edge.
  public var edge: UInt32
  /// How far from the edge's start the place lies, in millimetres.
  public var offset: UInt32
  /// The walk off the network, in millimetres.
  public var extra: UInt32

  /// Names a place.
  public init(edge: UInt32, offset: UInt32, extra: UInt32 = 0) {
    self.edge = edge
    self.offset = offset
    self.extra = extra
  }
}

/// What a search found: a row of the table of sources, and the walk to it.
public struct NetworkNeighbor: Hashable, Sendable {
  /// The source's row.
  public var row: UInt32
  /// The length of the shortest walk in millimetres.
  public var millimetres: UInt32

  /// Names a source and its distance.
  public init(row: UInt32, millimetres: UInt32) {
    self.row = row
    self.millimetres = millimetres
  }
}

/// A distance and the source that it leads to, as one integer: of two labels the lesser is the
/// nearer source, and of two as near the one with the lower row.
///
/// Adding to the distance keeps that order, so that a shortest-path search on labels settles ties too.
package struct NetworkLabel: Comparable, BitwiseCopyable {
  var bits: UInt64

  /// No source; greater than every label.
  package static let none = NetworkLabel(bits: .max)

  /// The greatest distance of a label: 1 mm less than what stands for none.
  static let farthest = UInt32.max - 1

  @inline(__always)
  init(bits: UInt64) { self.bits = bits }

  @inline(__always)
  init(millimetres: UInt32, row: UInt32) { bits = UInt64(millimetres) << 32 | UInt64(row) }

  @inline(__always)
  package var millimetres: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }

  @inline(__always)
  var row: UInt32 { UInt32(truncatingIfNeeded: bits) }

  /// The label of a place so much further away; none where no label can hold the distance.
  @inline(__always)
  package func further(by millimetres: UInt32) -> NetworkLabel {
    let (sum, isOver) = bits.addingReportingOverflow(UInt64(millimetres) &<< 32)
    return isOver || sum &>> 32 > UInt64(Self.farthest) ? .none : NetworkLabel(bits: sum)
  }

  @inline(__always)
  package static func < (a: NetworkLabel, b: NetworkLabel) -> Bool { a.bits < b.bits }

  /// The neighbour that the label names if it is within the limit.
  func neighbor(within limit: UInt32) -> NetworkNeighbor? {
    self == .none || millimetres > limit
      ? nil : NetworkNeighbor(row: row, millimetres: millimetres)
  }
}
