/// A source whose first bytes can be looked at before they are read.
final class LookaheadSource: ByteSource {
  /// The first bytes: all there are, or at least as many as were asked for.
  let head: ContiguousArray<UInt8>
  /// Whether there are no others.
  let isWhole: Bool

  private let source: any ByteSource
  private var place: Int
  private var skipped = 0

  /// Looks at the first bytes of a source.
  ///
  /// - Parameters:
  ///   - source: The source, which nobody else reads from.
  ///   - count: How many bytes to look at.
  /// - Throws: `InputError` where the file cannot be read.
  init(_ source: any ByteSource, count: Int = 1 << 20) throws(InputError) {
    // Some more, because a source may need room for a whole character.
    var head = ContiguousArray<UInt8>(repeating: 0, count: count + 1_024)
    var filled = 0
    while filled < count {
      let read = try source.read(into: &head, from: filled)
      if read == 0 { break }
      filled += read
    }
    isWhole = filled < count
    head.removeLast(head.count - filled)
    self.head = head
    self.source = source
    place = 0
  }

  var path: String { source.path }
  var expectedBytes: Int { source.expectedBytes }
  var digest: ByteDigest { source.digest }

  var hasMark: Bool { skipped > 0 || source.hasMark }

  /// Passes over a byte order mark of so many bytes.
  func skip(_ mark: Int) {
    skipped = min(mark, head.count)
    place = skipped
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard place < head.count else { return try source.read(into: buffer) }
    let count = min(buffer.count, head.count - place)
    head.withUnsafeBytes { buffer.copyMemory(from: .init(rebasing: $0[place..<place + count])) }
    place += count
    return count
  }
}
