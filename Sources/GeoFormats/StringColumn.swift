#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Many short texts in one piece of memory, as the bytes they had in their file.
public struct StringColumn: Sendable, Equatable {
  @usableFromInline var bytes: ContiguousArray<UInt8> = []
  /// The lower halves of where each text begins, and of where the last one ends.
  @usableFromInline package var starts: ContiguousArray<UInt32> = [0]
  /// The places in `starts` from which on the upper half is one greater: none below 4 GiB of text.
  @usableFromInline package var carries: [Int] = []

  /// Whether no text needs quotation marks in comma-separated values.
  public internal(set) var isPlain = true

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
    let range = start(row)..<start(row + 1)
    return try bytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// Where a text begins, or the one before it ends.
  @inlinable @inline(__always)
  package func start(_ place: Int) -> Int {
    let lower = Int(starts[place])
    return carries.isEmpty ? lower : carries.count { $0 <= place } << 32 | lower
  }

  /// Notes where the text ends that has just been added.
  private mutating func endText() {
    while bytes.count >> 32 > carries.count { carries.append(starts.count) }
    starts.append(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// Whether all bytes are well-formed UTF-8.
  var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// Whether two texts are the same bytes.
  package func areEqual(_ a: Int, _ b: Int) -> Bool {
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
    endText()
    if isPlain { isPlain = !text.contains(where: ByteWriter.needsQuotes) }
  }

  /// Makes room for texts to come.
  mutating func reserve(texts: Int, bytes: Int) {
    starts.reserveHuge(texts + 1)
    self.bytes.reserveHuge(bytes)
  }

  /// Adds the texts of a buffer.
  package mutating func append(_ buffer: TextBuffer) {
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
    while bytes.count >> 32 > carries.count {
      // Texts of a buffer are far below 4 GiB, so that one of them at most is the first beyond a multiple of it.
      let beyond = (carries.count + 1) << 32
      let first = ends.firstIndex { offset + Int($0) >= beyond } ?? ends.endIndex
      carries.append(starts.count + first)
    }
    let lower = UInt32(truncatingIfNeeded: offset)
    starts.append(contentsOf: ends.lazy.map { lower &+ $0 })
  }
}
