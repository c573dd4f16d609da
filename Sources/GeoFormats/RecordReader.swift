import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a source once, from front to back, in pieces of whole records, for several workers in turn.
///
/// A record ends at a line feed outside quotation marks, so that each piece can be parsed by itself.
package final class RecordReader: Sendable {
  let path: String
  private let state: Mutex<State>

  private struct State {
    var source: any ByteSource
    /// What is left after the last whole record of the piece before.
    var tail: ContiguousArray<UInt8> = []
    var piece = 0
    var atEnd = false
    /// All that may delimit fields, until the header has told which one does.
    var delimiters = Header.delimiters
  }

  /// Bytes read at a time: pieces that stay in a core's cache between reading, hashing and parsing.
  package static let pieceSize = 1 << 18

  /// How many bytes the source is expected to give; 0 where it cannot tell.
  let expectedBytes: Int

  /// Opens a file of any kind.
  package convenience init(
    path: String, format: InputFormat = InputFormat(), keepsShapes: Bool = false
  ) throws(InputError) {
    self.init(try InputFile.open(path, format, keepsShapes: keepsShapes))
  }

  /// Reads from a source that nobody else reads from.
  init(_ source: sending any ByteSource) {
    path = source.path
    expectedBytes = source.expectedBytes
    state = Mutex(State(source: source))
  }

  /// What was read, once it has been read to its end.
  package var digest: ByteDigest { state.withLock { $0.source.digest } }

  /// What the file says its coordinates mean; `nil` where it says nothing.
  package var declaredFrame: Frame? { state.withLock { $0.source.declaredFrame } }

  /// Whether the text begins with a byte order mark, which no piece has.
  var hasMark: Bool { state.withLock { $0.source.hasMark } }

  /// What the rows were made of; `nil` where they are lines of text.
  package var madeRows: MadeRows? { state.withLock { $0.source.madeRows } }

  /// Tells what delimits fields, once that is known.
  package func use(delimiter: UInt8) { state.withLock { $0.delimiters = [delimiter] } }

  /// A piece of a file: whole records, and a block of zeros after them.
  package struct Piece {
    /// Counts pieces from 0.
    package var number = 0
    package var buffer: ContiguousArray<UInt8> = []
    /// How many bytes of `buffer` are records.
    package var count = 0

    package init() {}
  }

  /// Fills `piece` with the next whole records.
  ///
  /// - Returns: Whether there were any.
  /// - Throws: `InputError` where the system does not read.
  package func next(_ piece: inout Piece) throws(InputError) -> Bool {
    let result: Result<Bool, InputError> = state.withLock { state in
      do throws(InputError) { return .success(try fill(&piece, &state)) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func fill(_ piece: inout Piece, _ state: inout State) throws(InputError) -> Bool {
    var filled = state.tail.count
    var size = Self.pieceSize
    Self.grow(&piece.buffer, to: filled + size + StructuralIndex.blockSize + 1)
    piece.buffer.replaceSubrange(0..<filled, with: state.tail)
    while true {
      if !state.atEnd {
        let read = try Self.read(state.source, into: &piece.buffer, at: filled, size)
        state.atEnd = read == 0
        filled += read
      }
      if state.atEnd, filled > 0, piece.buffer[filled - 1] != 10 {
        // The last line may lack its end.
        piece.buffer[filled] = 10
        filled += 1
      }
      let end = state.atEnd ? filled : Self.endOfRecords(piece.buffer, filled, state.delimiters)
      guard end == 0, !state.atEnd else {
        state.tail.removeAll(keepingCapacity: true)
        state.tail.append(contentsOf: piece.buffer[end..<filled])
        piece.count = end
        for place in end..<end + StructuralIndex.blockSize { piece.buffer[place] = 0 }
        piece.number = state.piece
        state.piece += 1
        return end > 0
      }
      // One record is longer than what was read.
      size = filled
      Self.grow(&piece.buffer, to: filled + size + StructuralIndex.blockSize + 1)
    }
  }

  private static func grow(_ buffer: inout ContiguousArray<UInt8>, to count: Int) {
    guard buffer.count < count else { return }
    buffer.append(contentsOf: ContiguousArray(repeating: 0, count: count - buffer.count))
  }

  private static func read(
    _ source: any ByteSource, into buffer: inout ContiguousArray<UInt8>, at offset: Int, _ size: Int
  ) throws(InputError) -> Int {
    let result: Result<Int, InputError> = buffer.withUnsafeMutableBytes { bytes in
      let free = UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<offset + size])
      do throws(InputError) { return .success(try source.read(into: free)) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// The end of the last whole record.
  private static func endOfRecords(
    _ buffer: ContiguousArray<UInt8>, _ count: Int, _ delimiters: [UInt8]
  ) -> Int {
    buffer.withUnsafeBytes { bytes in
      guard memchr(bytes.baseAddress!, 34, count) != nil else {
        return (bytes[..<count].lastIndex(of: 10) ?? -1) + 1
      }
      var end = 0
      var scanner = RecordScanner(delimiters: delimiters)
      for offset in 0..<count where scanner.take(bytes[offset]) { end = offset + 1 }
      return end
    }
  }
}
