import Digest

/// Where the text of a table comes from: a file as it is, or rows that were made of a file of another kind.
///
/// Whatever the file is, what is read here is the text of a table in UTF-8: all inputs go one way from here on.
package protocol ByteSource: AnyObject {
  /// The path as given.
  var path: String { get }
  /// How many bytes are to be expected; 0 where nobody can tell.
  var expectedBytes: Int { get }
  /// What the file was, once all of it has been read.
  var digest: ByteDigest { get }
  /// What the file itself says its coordinates mean; `nil` where it says nothing.
  var declaredFrame: Frame? { get }
  /// Whether the text begins with a byte order mark, which is not given out.
  var hasMark: Bool { get }
  /// What the rows are where they were made of something else than lines of text; complete once all have been read.
  var madeRows: MadeRows? { get }

  /// Reads the next bytes.
  ///
  /// - Parameter buffer: Where they go; room for a character at least.
  /// - Returns: How many there were; 0 only at the end.
  /// - Throws: `InputError` where the system does not read, or the file is not what it seems.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}

extension ByteSource {
  package var declaredFrame: Frame? { nil }
  package var hasMark: Bool { false }
  package var madeRows: MadeRows? { nil }

  /// All bytes there are, with room for a few more after them.
  package func readAll() throws(InputError) -> ContiguousArray<UInt8> {
    // More than is expected, so that the end is seen without growing.
    var bytes = ContiguousArray<UInt8>(repeating: 0, count: expectedBytes + (1 << 16))
    var count = 0
    while true {
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: count)) }
      let read = try read(into: &bytes, from: count)
      if read == 0 { break }
      count += read
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Reads the next bytes into an array, up to its end.
  func read(
    into bytes: inout ContiguousArray<UInt8>, from start: Int
  ) throws(InputError) -> Int {
    let result: Result<Int, InputError> = bytes.withUnsafeMutableBytes { buffer in
      let free = UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
      do throws(InputError) { return .success(try read(into: free)) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// What there is to know of rows that were made of features, or of the rows of a sheet.
package struct MadeRows {
  /// What a row is in its file.
  var unit: InputProblem.Unit
  /// What the header is in its file; the first row is the next one.
  var header = 0
  /// The columns that hold the position, made of a geometry.
  var position: (longitude: Int, latitude: Int)?
  /// The geometries of the rows, where they are asked for.
  var shapes: [Geometry?]?
  /// Why rows have no position, by their number.
  var faults: [Int: InputProblem.Reason] = [:]
}

/// What tells a file from all others.
package struct ByteDigest: Hashable, Sendable {
  /// SHA-256 in lower-case hexadecimal digits.
  package var sha256: String
  /// The file's size.
  package var bytes: Int

  init(sha256: String, bytes: Int) {
    self.sha256 = sha256
    self.bytes = bytes
  }

  init(_ hash: borrowing SHA256, bytes: Int) {
    sha256 = hash.hexadecimal
    self.bytes = bytes
  }
}
