extension StringColumn {
  /// The texts of some rows, next to each other; an empty one for rows beyond the last.
  ///
  /// Rows from all over a large column are each a cache miss or two. In loops as short as these a dozen misses are under way at
  /// once; among other work each would be waited for.
  public func gathering(_ rows: ContiguousArray<UInt32>) -> StringColumn {
    let (from, ends, total) = ranges(rows)
    guard carries.isEmpty, total <= UInt32.max else { return gatheringOneByOne(rows) }
    var column = StringColumn()
    column.isPlain = isPlain
    column.bytes = ContiguousArray(unsafeUninitializedCapacity: total + 8) { target, count in
      copy(from, ends, to: target)
      count = total
    }
    column.starts = ends
    return column
  }

  /// Where the rows' texts begin, where they end once they are next to each other, after a 0, and how long they are together.
  private func ranges(
    _ rows: ContiguousArray<UInt32>
  ) -> (from: ContiguousArray<UInt32>, ends: ContiguousArray<UInt32>, total: Int) {
    var total = 0
    var ends: ContiguousArray<UInt32> = []
    let from = ContiguousArray<UInt32>(unsafeUninitializedCapacity: rows.count) { from, count in
      ends = ContiguousArray(unsafeUninitializedCapacity: rows.count + 1) { ends, count in
        starts.withUnsafeBufferPointer { starts in
          let (starts, last) = (starts.baseAddress!, UInt32(clamping: starts.count - 1))
          ends[0] = 0
          for place in rows.indices {
            // Beyond the last text, from where it ends to there.
            let row = Int(min(rows[place], last))
            let end = starts[row &+ (rows[place] < last ? 1 : 0)]
            from[place] = starts[row]
            total &+= Int(end &- starts[row])
            ends[place &+ 1] = UInt32(truncatingIfNeeded: total)
          }
        }
        count = rows.count + 1
      }
      count = rows.count
    }
    return (from, ends, total)
  }

  /// Copies texts to where they belong, eight bytes at a time and over their ends, for which there is room.
  private func copy(
    _ from: ContiguousArray<UInt32>, _ ends: ContiguousArray<UInt32>,
    to target: UnsafeMutableBufferPointer<UInt8>
  ) {
    bytes.withUnsafeBytes { bytes in
      guard let source = bytes.baseAddress, let target = UnsafeMutableRawPointer(target.baseAddress)
      else { return }
      for place in from.indices {
        var (next, rest) = (source + Int(from[place]), Int(ends[place &+ 1] &- ends[place]))
        var there = target + Int(ends[place])
        if Int(from[place]) + rest + 8 > bytes.count {
          there.copyMemory(from: next, byteCount: rest)
          continue
        }
        while rest > 0 {
          there.storeBytes(of: next.loadUnaligned(as: UInt64.self), as: UInt64.self)
          (next, there, rest) = (next + 8, there + 8, rest &- 8)
        }
      }
    }
  }

  private func gatheringOneByOne(_ rows: ContiguousArray<UInt32>) -> StringColumn {
    var column = StringColumn()
    for row in rows {
      if row < count {
        withBytes(Int(row)) { column.append(utf8: $0) }
      } else {
        column.append(utf8: [])
      }
    }
    return column
  }
}
