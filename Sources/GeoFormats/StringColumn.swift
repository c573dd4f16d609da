#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Many short texts in one piece of memory, as the bytes they had in their file.
public struct StringColumn: Sendable, Equatable {
  private var bytes: ContiguousArray<UInt8> = []
  /// Where each text begins, and where the last one ends.
  private var starts: ContiguousArray<Int> = [0]

  /// No texts yet.
  public init() {}

  /// Texts in the order given.
  public init(_ texts: some Sequence<String>) {
    for text in texts { append(utf8: text.utf8) }
  }

  /// Joins the texts of several buffers in order.
  init(joining parts: [TextBuffer]) {
    let count = parts.reduce(0) { $0 + $1.count }
    let size = parts.reduce(0) { $0 + $1.byteCount }
    bytes = ContiguousArray(unsafeUninitializedCapacity: size) { bytes, filled in
      for part in parts {
        guard let base = bytes.baseAddress else { break }
        (base + filled).update(from: part.bytes, count: part.byteCount)
        filled += part.byteCount
      }
    }
    starts = ContiguousArray(unsafeUninitializedCapacity: count + 1) { starts, filled in
      starts[0] = 0
      filled = 1
      for part in parts {
        let offset = starts[filled - 1]
        for text in 0..<part.count { starts[filled &+ text] = offset &+ Int(part.ends[text]) }
        filled += part.count
      }
    }
  }

  /// The number of texts.
  public var count: Int { starts.count - 1 }

  /// One text; bytes that are not UTF-8 become the replacement character.
  public subscript(row: Int) -> String {
    withBytes(row) { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of one text, for as long as `body` runs.
  @inline(__always)
  public func withBytes<Result>(
    _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let range = starts[row]..<starts[row + 1]
    return try bytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

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
  }
}

/// Texts of one piece of a file on their way into a column; memory that its owner has to give back.
struct TextBuffer: @unchecked Sendable {
  let bytes: UnsafeMutablePointer<UInt8>
  let ends: UnsafeMutablePointer<UInt32>
  private(set) var count = 0
  private(set) var byteCount = 0

  /// Room for so many texts and bytes; `append` does not look.
  init(texts: Int, bytes: Int) {
    self.bytes = .allocate(capacity: max(bytes, 1) + 8)
    ends = .allocate(capacity: max(texts, 1))
  }

  func deallocate() {
    bytes.deallocate()
    ends.deallocate()
  }

  /// Adds a text of bytes of which eight more can be read.
  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var rest = text.count
    if var source = UnsafeRawPointer(text.baseAddress) {
      var target = UnsafeMutableRawPointer(bytes + byteCount)
      // Eight at a time, over the end if need be: there is room, and the next text overwrites it.
      while rest > 0 {
        target.storeBytes(of: source.loadUnaligned(as: UInt64.self), as: UInt64.self)
        source += 8
        target += 8
        rest &-= 8
      }
    }
    byteCount &+= text.count
    ends[count] = UInt32(truncatingIfNeeded: byteCount)
    count &+= 1
  }
}
