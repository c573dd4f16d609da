/// Places on outlines, so close that every part of an outline has one near: what an index of points finds outlines by.
public struct OutlineSamples: Sendable {
  /// The places.
  public private(set) var positions = Positions()
  /// The row of each, ascending.
  public private(set) var rows: ContiguousArray<UInt32> = []
  /// Metres within which every part of an outline has a place of its own row.
  public private(set) var spacing = 0.0

  /// Places on one side: of longer ones every part is further from the next.
  private static let mostOfEdge = 64.0

  /// Takes places 100 m apart at most, and the ends of all sides.
  ///
  /// - Complexity: O(corners); 64 places a side at most.
  public init(of outlines: Outlines, rows drawn: [Int]) {
    for row in drawn {
      var last: Coordinate?
      for edge in outlines.edges(of: row) {
        let count = min(max((edge.extent / OutlineEdge.shortest).rounded(.up), 1), Self.mostOfEdge)
        spacing = max(spacing, edge.length(ofShare: 1 / count) / 2)
        for number in 0...Int(count) {
          let place = edge.place(at: Double(number) / count)
          // Where one side ends the next begins.
          guard place != last else { continue }
          positions.append(place)
          rows.append(UInt32(row))
          last = place
        }
      }
    }
  }
}
