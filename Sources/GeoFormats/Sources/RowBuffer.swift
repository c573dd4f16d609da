/// Rows of a file of another kind on their way to being read as comma-separated text.
struct RowBuffer: ~Copyable {
  var writer = ByteWriter()
  private var taken = 0

  /// Rows are made until there are so many bytes of them.
  static let size = 1 << 17

  /// Whether there are bytes that nobody has read.
  var isEmpty: Bool { taken == writer.count }

  /// Moves bytes out, as many as there are and fit.
  mutating func move(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, writer.count - taken)
    let start = taken
    writer.withBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count]))
    }
    taken += count
    if taken == writer.count {
      writer.removeAll()
      taken = 0
    }
    return count
  }
}

extension ByteWriter {
  /// Appends a number with as few digits as tell it from all others; whole numbers without a point.
  mutating func append(shortest number: Double) {
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 {
      append(number: whole)
    } else {
      append(number.description)
    }
  }

  /// Appends a place as two fields; two empty ones where there is none.
  mutating func append(position: PlanePoint?) {
    if let position { append(shortest: position.x) }
    append(44)
    if let position { append(shortest: position.y) }
  }

  /// Appends a header line.
  mutating func append(header names: [String]) {
    for (column, name) in names.enumerated() {
      if column > 0 { append(44) }
      append(field: name)
    }
    append(10)
  }
}
