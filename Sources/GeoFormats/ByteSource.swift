import Crypto

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the text of a table comes from: a file as it is, or rows that were made of a file of another kind.
///
/// Whatever the file is, what is read here is the text of a table in UTF-8: all inputs go one way from here on.
protocol ByteSource: AnyObject {
  /// The path as given.
  var path: String { get }
  /// How many bytes are to be expected; 0 where nobody can tell.
  var expectedBytes: Int { get }
  /// What the file was, once all of it has been read.
  var digest: ByteDigest { get }

  /// Reads the next bytes.
  ///
  /// - Parameter buffer: Where they go.
  /// - Returns: How many there were; as many as fit, and fewer only at the end.
  /// - Throws: `InputError` where the system does not read, or the file is not what it seems.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}

/// What tells a file from all others.
struct ByteDigest: Hashable, Sendable {
  /// SHA-256 in lower-case hexadecimal digits.
  var sha256: String
  /// The file's size.
  var bytes: Int

  init(sha256: String, bytes: Int) {
    self.sha256 = sha256
    self.bytes = bytes
  }

  init(_ hash: SHA256, bytes: Int) {
    let digits = Array("0123456789abcdef".utf8)
    let hex = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    sha256 = String(decoding: hex, as: UTF8.self)
    self.bytes = bytes
  }
}

/// The text of a table that was made of a file of another kind, and what that file was.
public struct TableText: Sendable {
  /// The file that it was made of.
  public var path: String
  /// SHA-256 of that file, in hexadecimal digits.
  public var sha256: String
  /// That file's size.
  public var bytes: Int
  /// The table in UTF-8 with a header line.
  public var text: [UInt8]

  /// States a text and where it comes from.
  public init(path: String, sha256: String, bytes: Int, text: [UInt8]) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.text = text
  }
}

/// A text in memory, whose digest is that of the file it was made of.
final class TextSource: ByteSource {
  private let text: TableText
  private var next = 0

  init(_ text: TableText) { self.text = text }

  var path: String { text.path }
  var expectedBytes: Int { text.text.count }
  var digest: ByteDigest { ByteDigest(sha256: text.sha256, bytes: text.bytes) }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, text.text.count - next)
    buffer.copyBytes(from: text.text[next..<next + count])
    next += count
    return count
  }
}

/// A file, read from front to back, and hashed on the way.
final class FileSource: ByteSource {
  let path: String
  private let descriptor: Int32
  private var hash = SHA256()
  private var bytes = 0

  /// Opens a file.
  init(path: String) throws(InputError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The file's size as the system gives it; 0 for pipes.
  var expectedBytes: Int {
    var information = stat()
    return fstat(descriptor, &information) == 0 ? Int(information.st_size) : 0
  }

  var digest: ByteDigest { ByteDigest(hash, bytes: bytes) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let start = buffer.baseAddress else { return 0 }
    var total = 0
    while total < buffer.count {
      let got = systemRead(descriptor, start + total, buffer.count - total)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw Self.unreadable(path) }
      if got == 0 { break }
      total += got
    }
    hash.update(bufferPointer: UnsafeRawBufferPointer(start: start, count: total))
    bytes += total
    return total
  }

  private static func unreadable(_ path: String) -> InputError {
    InputError([InputProblem(.unreadable(String(cString: strerror(errno))), file: path)])
  }
}

/// The system's call, which the method of the same name hides.
private func systemRead(
  _ descriptor: Int32, _ start: UnsafeMutableRawPointer, _ count: Int
) -> Int {
  read(descriptor, start, count)
}
