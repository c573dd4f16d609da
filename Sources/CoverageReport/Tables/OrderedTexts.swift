import GeoCore
import GeoFormats
import Synchronization

/// Makes a long text in parallel, block by block, and hands the blocks to `sink` in order, one at a time.
func writeInBlocks(
  _ count: Int, of size: Int, workers: Int,
  to sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void,
  _ text: @escaping @Sendable (Range<Int>) -> SharedText
) async throws {
  let blocks = (count + size - 1) / size
  let queue = OrderedTexts(sink)
  _ = try await concurrentMap(blocks, workers: workers) { block in
    try queue.add(text(block * size..<min(count, (block + 1) * size)), number: block)
  }
}

/// Hands texts on in the order of their numbers, whatever the order in which they are finished.
private final class OrderedTexts: Sendable {
  private struct State {
    var next = 0
    var waiting: [Int: SharedText] = [:]
  }

  private let sink: @Sendable (borrowing ByteWriter) throws -> Void
  private let state = Mutex(State())

  init(_ sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void) { self.sink = sink }

  /// Hands a text on, now or when those before it have been.
  func add(_ text: SharedText, number: Int) throws {
    try state.withLock { state in
      state.waiting[number] = text
      while let text = state.waiting.removeValue(forKey: state.next) {
        try sink(text.writer)
        state.next += 1
      }
    }
  }
}

/// A finished text that may pass between tasks.
///
/// Unchecked because it holds a pointer; the text is complete and never changed again.
final class SharedText: @unchecked Sendable {
  let writer: ByteWriter

  init(_ writer: consuming ByteWriter) { self.writer = writer }
}
