import GeoCore

/// Finds rows whose ids an earlier row has.
enum DuplicateFinder {
  /// A row and the first row with the same id.
  struct Duplicate: Sendable {
    var row: Int
    var first: Int
  }

  /// All duplicates, in ascending order of rows.
  ///
  /// The rows are dealt into parts by their ids' hashes, small enough that a part's table stays in the cache; equal hashes
  /// are compared byte by byte.
  static func duplicates(
    _ ids: StringColumn, _ hashes: ContiguousArray<UInt64>, workers: Int
  ) async throws -> [Duplicate] {
    let shift = partShift(hashes.count)
    let starts = partStarts(hashes, shift)
    let rows = deal(hashes, shift, starts)
    let partCount = starts.count - 1
    let blocks = max(1, min(partCount, 8 * workers))
    let found = try await concurrentMap(blocks, workers: workers) { block in
      var duplicates: [Duplicate] = []
      var table = Table()
      for part in partCount * block / blocks..<partCount * (block + 1) / blocks {
        table.find(rows[starts[part]..<starts[part + 1]], hashes, ids, &duplicates)
      }
      return duplicates
    }
    return found.flatMap { $0 }.sorted { $0.row < $1.row }
  }

  /// How far to shift a hash to get its part: parts of about 2,048 rows.
  private static func partShift(_ count: Int) -> UInt64 {
    var bits: UInt64 = 1
    while count >> Int(bits) > 2_048 { bits += 1 }
    return 64 - bits
  }

  private static func partStarts(_ hashes: ContiguousArray<UInt64>, _ shift: UInt64) -> [Int] {
    var starts = [Int](repeating: 0, count: (1 << Int(64 - shift)) + 1)
    for hash in hashes { starts[Int(hash &>> shift) + 1] += 1 }
    for part in 1..<starts.count { starts[part] += starts[part - 1] }
    return starts
  }

  private static func deal(
    _ hashes: ContiguousArray<UInt64>, _ shift: UInt64, _ starts: [Int]
  ) -> ContiguousArray<UInt32> {
    var next = starts
    return ContiguousArray(unsafeUninitializedCapacity: hashes.count) { rows, count in
      for row in hashes.indices {
        let part = Int(hashes[row] &>> shift)
        rows[next[part]] = UInt32(truncatingIfNeeded: row)
        next[part] &+= 1
      }
      count = hashes.count
    }
  }

  /// First rows by hash, open addressing, emptied for each part.
  private struct Table {
    private var slots: ContiguousArray<UInt32> = []

    mutating func find(
      _ rows: ContiguousArray<UInt32>.SubSequence, _ hashes: ContiguousArray<UInt64>,
      _ ids: StringColumn, _ duplicates: inout [Duplicate]
    ) {
      var size = 64
      while size < rows.count * 2 { size *= 2 }
      slots = ContiguousArray(repeating: .max, count: size)
      for row in rows {
        let key = hashes[Int(row)]
        var slot = Int(truncatingIfNeeded: key) & (size - 1)
        while slots[slot] != .max {
          let first = Int(slots[slot])
          if hashes[first] == key, ids.areEqual(first, Int(row)) {
            duplicates.append(Duplicate(row: Int(row), first: first))
            break
          }
          slot = (slot + 1) & (size - 1)
        }
        if slots[slot] == .max { slots[slot] = row }
      }
    }
  }
}
