import GeoCore

/// Owns the findings of a table: one for each community and requirement, a community's together.
///
/// Unchecked because of its pointer. Tasks write disjoint runs of it, straight from their queries, and nobody reads before the
/// last of them has ended; from then on it never changes.
final class FindingStorage: @unchecked Sendable {
  /// A finding in 16 bytes, where an optional neighbour alone takes 24.
  struct Entry {
    var count: UInt32
    /// The nearest outlet; ``nobody`` where there is none.
    var row: UInt32
    var metres: Double

    /// Stands for no outlet: an index holds fewer rows.
    static let nobody = UInt32.max

    @inline(__always)
    init(count: UInt32, nearest: Neighbor?) {
      self.count = count
      row = nearest?.row ?? Self.nobody
      metres = nearest?.metres ?? .infinity
    }

    @inline(__always)
    var nearest: Neighbor? { row == Self.nobody ? nil : Neighbor(row: row, metres: metres) }
  }

  let entries: UnsafeMutableBufferPointer<Entry>

  init(_ count: Int) {
    entries = UnsafeMutableBufferPointer(start: allocateColumn(count), count: count)
  }

  /// Room for findings of which nothing is known yet.
  convenience init(empty count: Int) {
    self.init(count)
    entries.update(repeating: Entry(count: 0, nearest: nil))
  }

  deinit { entries.deallocate() }

  @inline(__always)
  subscript(place: Int) -> Entry { entries[place] }
}
