import GeoCore
import GeoFormats
import Synchronization

/// Makes a long text in parallel, block by block, and hands the blocks to `sink` in order, one at a time.
func writeInBlocks(
  _ count: Int, of size: Int, workers: Int,
  to sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void,
  _ write: @escaping @Sendable (Range<Int>, inout ByteWriter) -> Void
) async throws {
  let blocks = (count + size - 1) / size
  let queue = OrderedTexts(sink)
  _ = try await concurrentMap(blocks, workers: workers) { block in
    let text = queue.emptyText()
    write(block * size..<min(count, (block + 1) * size), &text.writer)
    try queue.add(text, number: block)
  }
}

/// Hands texts on in the order of their numbers, whatever the order in which they are finished.
private final class OrderedTexts: Sendable {
  private struct State {
    var next = 0
    var waiting: [Int: SharedText] = [:]
    /// Texts that have been handed on, to be used again: memory that has been touched.
    var free: [SharedText] = []
  }

  private let sink: @Sendable (borrowing ByteWriter) throws -> Void
  private let state = Mutex(State())

  init(_ sink: @escaping @Sendable (borrowing ByteWriter) throws -> Void) { self.sink = sink }

  /// A text to be written and then added.
  func emptyText() -> SharedText {
    let text = state.withLock { $0.free.popLast() } ?? SharedText()
    text.writer.removeAll()
    return text
  }

  /// Hands a text on, now or when those before it have been.
  func add(_ text: SharedText, number: Int) throws {
    try state.withLock { state in
      state.waiting[number] = text
      while let text = state.waiting.removeValue(forKey: state.next) {
        try sink(text.writer)
        state.free.append(text)
        state.next += 1
      }
    }
  }
}

/// A text that passes between tasks.
///
/// Unchecked because nothing guards it: one task writes it, then hands it over under a lock.
private final class SharedText: @unchecked Sendable {
  var writer = ByteWriter(capacity: 1 << 18)
}
