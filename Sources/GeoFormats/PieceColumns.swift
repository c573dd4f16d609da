/// The columns of one piece of a file on their way into the table's; used again for one piece after another.
///
/// A piece is indexed before it is parsed, so that the number of its rows is bounded and nothing has to grow on the way.
/// Unchecked because of its pointers: one task fills it, then hands it over under a lock. Its owner has to give it back.
struct PieceColumns: @unchecked Sendable {
  private var capacity = 0
  var count = 0
  var ids = TextBuffer()
  var longitudes = UnsafeMutablePointer<Double>.allocate(capacity: 0)
  var latitudes = UnsafeMutablePointer<Double>.allocate(capacity: 0)
  var labels = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  var populations = UnsafeMutablePointer<Double>.allocate(capacity: 0)
  var names = TextBuffer()
  var texts: [TextBuffer] = []
  var lines = LineNumbers()

  func deallocate() {
    freeNumbers()
    ids.deallocate()
    names.deallocate()
    for text in texts { text.deallocate() }
  }

  /// Forgets what it held and makes room for so many rows of a piece of so many bytes.
  mutating func reset(_ layout: RowLayout, rows: Int, bytes: Int) {
    count = 0
    lines = LineNumbers()
    ids.reset(texts: rows, bytes: bytes)
    if layout.name != nil { names.reset(texts: rows, bytes: bytes) }
    if texts.isEmpty { texts = layout.textColumns.map { _ in TextBuffer() } }
    for column in texts.indices { texts[column].reset(texts: rows, bytes: bytes) }
    guard rows > capacity else { return }
    freeNumbers()
    capacity = rows
    longitudes = .allocate(capacity: rows)
    latitudes = .allocate(capacity: rows)
    labels = .allocate(capacity: rows)
    populations = .allocate(capacity: rows)
  }

  private func freeNumbers() {
    longitudes.deallocate()
    latitudes.deallocate()
    labels.deallocate()
    populations.deallocate()
  }
}

/// Texts of one piece of a file; memory that its owner has to give back.
package struct TextBuffer {
  private(set) var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 0)
  private(set) var ends = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  private(set) var count = 0
  private(set) var byteCount = 0
  private var textCapacity = 0
  private var byteCapacity = 0

  package init() {}

  package func deallocate() {
    bytes.deallocate()
    ends.deallocate()
  }

  /// Forgets all texts and makes room for so many; `append` does not look.
  package mutating func reset(texts: Int, bytes size: Int) {
    (count, byteCount) = (0, 0)
    if texts > textCapacity {
      ends.deallocate()
      ends = .allocate(capacity: texts)
      textCapacity = texts
    }
    if size > byteCapacity {
      bytes.deallocate()
      bytes = .allocate(capacity: size + 8)
      byteCapacity = size
    }
  }

  /// Adds a text of bytes of which eight more can be read.
  @inline(__always)
  package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
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
