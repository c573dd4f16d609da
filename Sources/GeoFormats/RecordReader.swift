import Crypto
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a file once, from front to back, in pieces of whole records, for several workers in turn, and hashes it on
/// the way.
///
/// A record ends at a line feed outside quotation marks, so that each piece can be parsed by itself.
final class RecordReader: Sendable {
  let path: String
  private let state: Mutex<State>

  private let descriptor: Int32

  private struct State {
    /// What is left after the last whole record of the piece before.
    var tail: ContiguousArray<UInt8> = []
    var hash = SHA256()
    var bytes = 0
    var piece = 0
    var atEnd = false
    /// All that may delimit fields, until the header has told which one does.
    var delimiters = Header.delimiters
  }

  /// Bytes read at a time: pieces that stay in a core's cache between reading, hashing and parsing.
  static let pieceSize = 1 << 18

  /// The file's size as the system gives it; 0 for pipes.
  var fileSize: Int {
    var information = stat()
    return fstat(descriptor, &information) == 0 ? Int(information.st_size) : 0
  }

  /// Opens a file.
  init(path: String) throws(InputError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    state = Mutex(State())
    guard descriptor >= 0 else { throw Self.unreadable(path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// SHA-256 as lower-case hexadecimal digits, and the number of bytes, once the file has been read to its end.
  var digest: (sha256: String, bytes: Int) {
    state.withLock { state in
      let digits = Array("0123456789abcdef".utf8)
      let hex = state.hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
      return (String(decoding: hex, as: UTF8.self), state.bytes)
    }
  }

  /// Tells what delimits fields, once that is known.
  func use(delimiter: UInt8) { state.withLock { $0.delimiters = [delimiter] } }

  /// A piece of a file: whole records, and a block of zeros after them.
  struct Piece {
    /// Counts pieces from 0.
    var number = 0
    var buffer: ContiguousArray<UInt8> = []
    /// How many bytes of `buffer` are records.
    var count = 0
  }

  /// Fills `piece` with the next whole records.
  ///
  /// - Returns: Whether there were any.
  /// - Throws: `InputError` where the system does not read.
  func next(_ piece: inout Piece) throws(InputError) -> Bool {
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
        let read = try readBytes(&piece.buffer, at: filled, size)
        state.atEnd = read == 0
        piece.buffer.withUnsafeBytes {
          state.hash.update(
            bufferPointer: UnsafeRawBufferPointer(rebasing: $0[filled..<filled + read]))
        }
        filled += read
        state.bytes += read
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

  /// Reads up to `size` bytes; fewer only at the end of the file.
  private func readBytes(
    _ buffer: inout ContiguousArray<UInt8>, at offset: Int, _ size: Int
  ) throws(InputError) -> Int {
    var total = 0
    while total < size {
      let got = buffer.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress! + offset + total, size - total)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw Self.unreadable(path) }
      if got == 0 { break }
      total += got
    }
    return total
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

  private static func unreadable(_ path: String) -> InputError {
    InputError([InputProblem(.unreadable(String(cString: strerror(errno))), file: path)])
  }
}
