import GeoCore

/// Finds rows whose ids an earlier row has.
package enum DuplicateFinder {
  /// A row and the first row with the same id.
  package struct Duplicate: Sendable {
    package var row: Int
    package var first: Int
  }

  /// All duplicates, in ascending order of rows.
  package static func duplicates(_ ids: StringColumn, workers: Int) async throws -> [Duplicate] {
    if try await ascends(ids, workers: workers) { return [] }
    let blocks = rowBlocks(ids.count, workers: workers)
    let hashes = try await concurrentMap(blocks.count, workers: workers) { block in
      ContiguousArray(blocks[block].map { ids.hash(of: $0) })
    }
    return try await duplicates(ids, hashes, workers: workers)
  }

  /// Whether the ids show by their order that each is there once, which takes a fraction of the time and no memory.
  private static func ascends(_ ids: StringColumn, workers: Int) async throws -> Bool {
    let blocks = rowBlocks(ids.count, workers: workers)
    // Each block with the last row before it.
    return try await concurrentMap(blocks.count, workers: workers) { block in
      ids.ascends(max(blocks[block].lowerBound - 1, 0)..<blocks[block].upperBound)
    }.allSatisfy { $0 }
  }

  /// All duplicates by the ids' hashes, which come in blocks of rows.
  ///
  /// The rows are dealt into parts by their ids' hashes, small enough that a part's table stays in the nearest cache; rows
  /// whose hashes agree are compared byte by byte.
  package static func duplicates(
    _ ids: StringColumn, _ hashes: [ContiguousArray<UInt64>], workers: Int
  ) async throws -> [Duplicate] {
    let shift = partShift(ids.count)
    let starts = partStarts(hashes, shift)
    let entries = deal(hashes, shift, starts)
    let partCount = starts.count - 1
    let blocks = max(1, min(partCount, 8 * workers))
    let found = try await concurrentMap(blocks, workers: workers) { block in
      var duplicates: [Duplicate] = []
      var table = Table()
      for part in partCount * block / blocks..<partCount * (block + 1) / blocks {
        table.find(entries, starts[part]..<starts[part + 1], ids, &duplicates)
      }
      return duplicates
    }
    return found.flatMap { $0 }.sorted { $0.row < $1.row }
  }

  /// How far to shift a hash to get its part: parts of about 1,024 rows.
  private static func partShift(_ count: Int) -> UInt64 {
    var bits: UInt64 = 1
    while count >> Int(bits) > 1_024 { bits += 1 }
    return 64 - bits
  }

  private static func partStarts(_ hashes: [ContiguousArray<UInt64>], _ shift: UInt64) -> [Int] {
    var starts = [Int](repeating: 0, count: (1 << Int(64 - shift)) + 1)
    for block in hashes { for hash in block { starts[Int(hash &>> shift) &+ 1] &+= 1 } }
    for part in 1..<starts.count { starts[part] += starts[part - 1] }
    return starts
  }

  /// The rows part by part, each in the lower half of a word below the lower half of its hash.
  private static func deal(
    _ hashes: [ContiguousArray<UInt64>], _ shift: UInt64, _ starts: [Int]
  ) -> ContiguousArray<UInt64> {
    var next = starts
    return ContiguousArray(unsafeUninitializedCapacity: starts.last ?? 0) { entries, row in
      for block in hashes {
        for hash in block {
          let part = Int(hash &>> shift)
          entries[next[part]] = hash &<< 32 | UInt64(truncatingIfNeeded: row)
          next[part] &+= 1
          row &+= 1
        }
      }
    }
  }

  /// First rows by hash, open addressing, emptied for each part. No entry is all ones: rows are fewer than 2³² − 1.
  private struct Table {
    private var slots: ContiguousArray<UInt64> = []

    mutating func find(
      _ entries: ContiguousArray<UInt64>, _ part: Range<Int>, _ ids: StringColumn,
      _ duplicates: inout [Duplicate]
    ) {
      var size = 64
      while size < part.count * 2 { size *= 2 }
      if slots.count != size { slots = ContiguousArray(repeating: .max, count: size) }
      slots.withUnsafeMutableBufferPointer { slots in
        slots.update(repeating: .max)
        for place in part {
          let entry = entries[place]
          var slot = Int(truncatingIfNeeded: entry &>> 32) & (size &- 1)
          while slots[slot] != .max {
            if slots[slot] &>> 32 == entry &>> 32,
              let duplicate = Self.duplicate(entry, of: slots[slot], ids)
            {
              duplicates.append(duplicate)
              break
            }
            slot = (slot &+ 1) & (size &- 1)
          }
          if slots[slot] == .max { slots[slot] = entry }
        }
      }
    }

    @inline(never)
    private static func duplicate(
      _ entry: UInt64, of first: UInt64, _ ids: StringColumn
    ) -> Duplicate? {
      let (row, first) = (
        Int(UInt32(truncatingIfNeeded: entry)), Int(UInt32(truncatingIfNeeded: first))
      )
      return ids.areEqual(row, first) ? Duplicate(row: row, first: first) : nil
    }
  }
}
