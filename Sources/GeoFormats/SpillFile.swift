import GeoCore
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A column that waits on disk: a file without a name, which goes with its owner, however the process ends.
public final class SpillFile: Sendable {
  private let folder: String
  private let descriptor: Int32
  private let size = Mutex(0)

  /// Makes a file in a folder.
  ///
  /// - Throws: `OutputError`.
  public init(in folder: String) throws(OutputError) {
    self.folder = folder
    var path = Array((folder + "/.livingcircle-XXXXXX").utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw OutputError(.system(errno), path: folder) }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// How many bytes have been written.
  public var byteCount: Int { size.withLock { $0 } }

  /// Adds values at the end.
  ///
  /// - Throws: `OutputError`, for a full disk above all.
  public func append(_ column: ContiguousArray<some BitwiseCopyable>) throws(OutputError) {
    let (error, count) = column.withUnsafeBytes { (writeAll($0, to: descriptor), $0.count) }
    guard error == 0 else { throw OutputError(.system(error), path: folder) }
    size.withLock { $0 += count }
  }

  /// Writes values over places of the file, or beyond its end.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - place: The place of the first, all values being of this type.
  /// - Throws: `OutputError`.
  public func write<Value: BitwiseCopyable>(
    _ values: ContiguousArray<Value>, at place: Int
  ) throws(OutputError) {
    let offset = place * MemoryLayout<Value>.stride
    var error: Int32 = 0
    let count = values.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count, let base = bytes.baseAddress {
        let written = pwrite(descriptor, base + done, bytes.count - done, off_t(offset + done))
        if written < 0, errno == EINTR { continue }
        if written <= 0 {
          error = errno
          break
        }
        done += written
      }
      return bytes.count
    }
    guard error == 0 else { throw OutputError(.system(error), path: folder) }
    size.withLock { $0 = max($0, offset + count) }
  }

  /// Hands the values on, some hundred thousand at a time.
  ///
  /// - Throws: `OutputError` where the system does not read, and what `body` throws.
  /// - Precondition: All values are of this type.
  public func forEachBlock<Value: BitwiseCopyable>(
    of type: Value.Type, _ body: (ContiguousArray<Value>) throws -> Void
  ) throws {
    for rows in Self.blocks(byteCount / MemoryLayout<Value>.stride) {
      try body(values(of: type, rows))
    }
  }

  /// Rows in blocks of some hundred thousand.
  public static func blocks(_ count: Int) -> [Range<Int>] {
    let size = 1 << 18
    return stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
  }

  /// Some values by their places.
  ///
  /// - Throws: `OutputError` where the system does not read.
  /// - Precondition: All values are of this type, and there are so many.
  public func values<Value: BitwiseCopyable>(
    of type: Value.Type, _ rows: Range<Int>
  ) throws(OutputError) -> ContiguousArray<Value> {
    var error: Int32 = 0
    let (count, offset) = (rows.count, rows.lowerBound * MemoryLayout<Value>.stride)
    let block = ContiguousArray<Value>(unsafeUninitializedCapacity: count) { values, filled in
      let bytes = UnsafeMutableRawBufferPointer(values)
      var place = 0
      let wanted = count * MemoryLayout<Value>.stride
      while place < wanted, let base = bytes.baseAddress {
        let read = pread(descriptor, base + place, wanted - place, off_t(offset + place))
        if read < 0, errno == EINTR { continue }
        if read <= 0 {
          error = read < 0 ? errno : EIO
          break
        }
        place += read
      }
      filled = error == 0 ? count : 0
    }
    guard error == 0 else { throw OutputError(.system(error), path: folder) }
    return block
  }
}
