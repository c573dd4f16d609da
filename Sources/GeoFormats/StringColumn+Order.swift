#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension StringColumn {
  /// Whether each text of some rows is longer than the one before it, or as long and greater by its bytes.
  ///
  /// Then no two of them are the same. Rows that are numbered or sorted by a code of fixed length are like that.
  package func ascends(_ rows: Range<Int>) -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, var row = rows.first else { return true }
      var (first, middle) = (start(row), start(row &+ 1))
      while row &+ 1 < rows.upperBound {
        let end = start(row &+ 2)
        let (before, after) = (middle &- first, end &- middle)
        if after < before { return false }
        if after == before {
          let isGreater =
            end &+ 8 > bytes.count
            ? memcmp(base + first, base + middle, after) < 0
            : Self.isLess(base + first, base + middle, count: after)
          if !isGreater { return false }
        }
        (first, middle) = (middle, end)
        row &+= 1
      }
      return true
    }
  }

  /// Whether some bytes are less than as many others, of which eight more can be read; eight at a time, for texts are short.
  @inline(__always)
  private static func isLess(
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, count: Int
  ) -> Bool {
    guard count > 0 else { return false }
    var place = 0
    while true {
      let first = UInt64(bigEndian: (a + place).loadUnaligned(as: UInt64.self))
      let second = UInt64(bigEndian: (b + place).loadUnaligned(as: UInt64.self))
      let rest = count &- place
      if rest <= 8 {
        let shift = UInt64(truncatingIfNeeded: 64 &- 8 &* rest)
        return first &>> shift < second &>> shift
      }
      if first != second { return first < second }
      place &+= 8
    }
  }

  /// A hash of a text's bytes.
  package func hash(of row: Int) -> UInt64 {
    withBytes(row) { text in
      guard let base = text.baseAddress else { return 0 }
      // Eight bytes after the text have to be readable.
      if start(row + 1) + 8 <= bytes.count { return GeoFormats.hash(base, count: text.count) }
      return (Array(text) + [UInt8](repeating: 0, count: 8)).withUnsafeBufferPointer {
        GeoFormats.hash($0.baseAddress!, count: text.count)
      }
    }
  }
}
