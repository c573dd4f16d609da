/// Takes columns of numbers off the front of some bytes.
struct ColumnReader {
  private let bytes: ContiguousArray<UInt8>
  private var place = 0

  init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  var restCount: Int { bytes.count - place }

  /// The next bytes, which are known to be there.
  mutating func rest(_ count: Int) -> ContiguousArray<UInt8>.SubSequence {
    defer { place += count }
    return bytes[place..<place + count]
  }

  /// The next numbers, the lowest byte of each first; `nil` where there are not so many.
  mutating func numbers<Number: FixedWidthInteger>(
    _ count: Int, _ type: Number.Type = UInt32.self
  ) -> ContiguousArray<Number>? {
    let size = MemoryLayout<Number>.size
    guard count >= 0, count <= restCount / size else { return nil }
    let start = place
    place += count * size
    return bytes.withUnsafeBytes { bytes in
      ContiguousArray(unsafeUninitializedCapacity: count) { column, filled in
        for row in 0..<count {
          column[row] = Number(
            littleEndian: bytes.loadUnaligned(fromByteOffset: start + row * size, as: type))
        }
        filled = count
      }
    }
  }

  mutating func positions(_ count: Int) -> FinishedPositions? {
    guard let longitudes = numbers(count, Int32.self), let latitudes = numbers(count, Int32.self),
      longitudes.allSatisfy({ $0.magnitude <= 1_800_000_000 }),
      latitudes.allSatisfy({ $0.magnitude <= 900_000_000 })
    else { return nil }
    return FinishedPositions(longitudes: longitudes, latitudes: latitudes)
  }
}
