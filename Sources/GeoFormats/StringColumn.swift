/// Many short texts in one piece of memory, as the bytes they had in their file.
public struct StringColumn: Sendable, Equatable {
  private var bytes: ContiguousArray<UInt8> = []
  /// Where each text ends; it begins where the one before ends.
  private var ends: ContiguousArray<Int> = []

  /// No texts yet.
  public init() {}

  /// Texts in the order given.
  public init(_ texts: some Sequence<String>) {
    for text in texts { append(utf8: text.utf8) }
  }

  /// The number of texts.
  public var count: Int { ends.count }

  /// One text; bytes that are not UTF-8 become the replacement character.
  public subscript(row: Int) -> String {
    withBytes(row) { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of one text, for as long as `body` runs.
  @inline(__always)
  public func withBytes<Result>(
    _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let start = row == 0 ? 0 : ends[row - 1]
    let end = ends[row]
    return try bytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }

  /// Whether two texts are the same bytes.
  public func areEqual(_ a: Int, _ b: Int) -> Bool {
    withBytes(a) { first in withBytes(b) { first.elementsEqual($0) } }
  }

  /// Adds a text at the end.
  @inline(__always)
  public mutating func append(utf8 text: some Collection<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  mutating func reserve(texts: Int, bytes: Int) {
    ends.reserveCapacity(texts)
    self.bytes.reserveCapacity(bytes)
  }

  /// Joins columns, taking each one's memory back as soon as it is copied.
  static func joining(_ parts: inout [StringColumn]) -> StringColumn {
    var column = StringColumn()
    column.reserve(
      texts: parts.reduce(0) { $0 + $1.count }, bytes: parts.reduce(0) { $0 + $1.bytes.count })
    for index in parts.indices {
      let offset = column.bytes.count
      column.bytes.append(contentsOf: parts[index].bytes)
      column.ends.append(contentsOf: parts[index].ends.lazy.map { $0 + offset })
      parts[index] = StringColumn()
    }
    return column
  }
}
