/// A whole file as bytes, with what tells it from all others.
public struct ResultBytes: Sendable {
  /// What the file holds.
  public let bytes: ContiguousArray<UInt8>
  /// SHA-256 of the file, in hexadecimal digits.
  public let sha256: String

  /// Reads a file.
  ///
  /// - Throws: `InputError` where the system does not read it.
  public init(path: String) throws(InputError) {
    let source = try FileSource(path: path)
    bytes = try source.readAll()
    sha256 = source.digest.sha256
  }
}
