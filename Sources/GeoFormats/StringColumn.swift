#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Many short texts in one piece of memory, as the bytes they had in their file.
public struct StringColumn: Sendable, Equatable {
  @usableFromInline var bytes: ContiguousArray<UInt8> = []
  /// Where each text begins, and where the last one ends.
  @usableFromInline var starts: ContiguousArray<Int> = [0]

  /// Whether no text needs quotation marks in comma-separated values.
  public private(set) var isPlain = true

  /// No texts yet.
  public init() {}

  /// Texts in the order given.
  public init(_ texts: some Sequence<String>) {
    for text in texts { append(utf8: text.utf8) }
  }

  /// The number of texts.
  public var count: Int { starts.count - 1 }

  /// One text; bytes that are not UTF-8 become the replacement character.
  public subscript(row: Int) -> String {
    withBytes(row) { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of one text, for as long as `body` runs.
  @inlinable
  public func withBytes<Result>(
    _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let range = starts[row]..<starts[row + 1]
    return try bytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// The texts of some rows, next to each other; an empty one for rows beyond the last.
  ///
  /// Rows from all over a large column are each a cache miss or two. Here the misses do not wait for each other, as they
  /// would between other work.
  public func gathering(_ rows: some Collection<Int>) -> StringColumn {
    let ranges = rows.map { row in
      row < count ? starts[row]..<starts[row + 1] : 0..<0
    }
    var column = StringColumn()
    column.isPlain = isPlain
    column.reserve(texts: ranges.count, bytes: ranges.reduce(0) { $0 + $1.count })
    bytes.withUnsafeBufferPointer { bytes in
      for range in ranges {
        column.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
        column.starts.append(column.bytes.count)
      }
    }
    return column
  }

  /// Whether all bytes are well-formed UTF-8.
  var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// Whether two texts are the same bytes.
  func areEqual(_ a: Int, _ b: Int) -> Bool {
    withBytes(a) { isEqual(b, to: $0) }
  }

  /// Whether a text is these bytes.
  @inline(__always)
  func isEqual(_ row: Int, to other: UnsafeBufferPointer<UInt8>) -> Bool {
    withBytes(row) { text in
      guard text.count == other.count else { return false }
      guard let a = text.baseAddress, let b = other.baseAddress else { return true }
      return memcmp(a, b, text.count) == 0
    }
  }

  /// Adds a text at the end.
  public mutating func append(utf8 text: some Collection<UInt8>) {
    bytes.append(contentsOf: text)
    starts.append(bytes.count)
    if isPlain { isPlain = !text.contains(where: ByteWriter.needsQuotes) }
  }

  /// Makes room for texts to come.
  mutating func reserve(texts: Int, bytes: Int) {
    starts.reserveHuge(texts + 1)
    self.bytes.reserveHuge(bytes)
  }

  /// Adds the texts of a buffer.
  mutating func append(_ buffer: TextBuffer) {
    let offset = bytes.count
    bytes.append(contentsOf: UnsafeBufferPointer(start: buffer.bytes, count: buffer.byteCount))
    // All bytes, without an early end: sixteen at a time.
    var isSpecial = false
    let base = buffer.bytes
    for place in 0..<buffer.byteCount {
      let needsQuotes = ByteWriter.needsQuotes(base[place])
      isSpecial = needsQuotes ? true : isSpecial
    }
    if isSpecial { isPlain = false }
    let ends = UnsafeBufferPointer(start: buffer.ends, count: buffer.count)
    starts.append(contentsOf: ends.lazy.map { offset &+ Int($0) })
  }
}
