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
  /// Such texts are made with positions on WGS 84.
  var declaredFrame: Frame? { .wgs84 }
  var expectedBytes: Int { text.text.count }
  var digest: ByteDigest { ByteDigest(sha256: text.sha256, bytes: text.bytes) }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, text.text.count - next)
    buffer.copyBytes(from: text.text[next..<next + count])
    next += count
    return count
  }
}
