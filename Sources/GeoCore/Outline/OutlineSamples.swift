/// Places on outlines, so close that every part of an outline has one near: what an index of points finds outlines by, and
/// where walks along a network end.
public struct OutlineSamples: Sendable {
  /// The places.
  public private(set) var positions = Positions()
  /// The row of each, ascending.
  public private(set) var rows: ContiguousArray<UInt32> = []
  /// Metres within which every part of an outline has a place of its own row.
  public private(set) var spacing = 0.0

  /// Takes the ends of all sides and places between them.
  ///
  /// - Parameters:
  ///   - outlines: The outlines.
  ///   - drawn: The rows, ascending.
  ///   - metres: How far apart places are at most, but for sides that would have more than so many.
  ///   - most: The largest number of places on one side.
  /// - Complexity: O(corners × most).
  public init(of outlines: Outlines, rows drawn: [Int], apart metres: Double, most: Int) {
    for row in drawn {
      var last: Coordinate?
      for edge in outlines.edges(of: row) {
        let count = min(max((edge.length(ofShare: 1) / metres).rounded(.up), 1), Double(most))
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
