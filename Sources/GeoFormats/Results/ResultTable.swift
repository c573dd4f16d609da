/// A table of comma-separated values as livingcircle writes them, read back whole.
///
/// Unlike the tables of users, nothing about it has to be guessed: commas delimit, the text is UTF-8, every row has every field.
public struct ResultTable: Sendable {
  /// The file's path.
  public let path: String
  /// SHA-256 of the file, in hexadecimal digits.
  public let sha256: String
  /// The names in the first line.
  public private(set) var headers: [String] = []
  /// The bytes, with a few more after them that can be read.
  private var bytes: ContiguousArray<UInt8>
  private let count: Int
  private var start = 0
  private var line = 1

  /// Reads a file and its first line.
  ///
  /// - Throws: `InputError` where it cannot be read or has no header.
  public init(path: String) throws(InputError) {
    self.path = path
    let source = try FileSource(path: path)
    bytes = try source.readAll()
    sha256 = source.digest.sha256
    if let last = bytes.last, last != 10 { bytes.append(10) }
    count = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: 16))
    guard count > 0 else { throw InputError([InputProblem(.noHeader, file: path)]) }
    try readHeaders()
  }

  private mutating func readHeaders() throws(InputError) {
    // No line has more fields than bytes; a first line of commas alone is an unlikely million of fields.
    let width = (bytes.firstIndex(of: 10) ?? count) + 1
    let fields = RowFields(width: width)
    defer { fields.deallocate() }
    let count = count
    let (names, end, lines, isMalformed) = bytes.withUnsafeMutableBufferPointer { buffer in
      var record = QuotedRecord(buffer.baseAddress!, count, 0, 44)
      let found = min(record.split(into: fields), fields.width)
      let names = (0..<found).map { field in
        String(decoding: buffer[fields.starts[field]..<fields.ends[field]], as: UTF8.self)
      }
      return (names, record.end + 1, record.lines, record.isMalformed)
    }
    if isMalformed { throw InputError([InputProblem(.quotation, file: path, line: 1)]) }
    (headers, start, line) = (names, end, lines + 1)
  }

  /// Calls `body` for each row after the first line, in order; once only.
  ///
  /// - Throws: `InputError` for the first row that has another number of fields, or what `body` throws.
  public mutating func forEachRow(_ body: (ResultRow) throws -> Void) throws {
    let fields = RowFields(width: headers.count)
    defer { fields.deallocate() }
    let (path, count) = (path, count)
    var (start, line) = (start, line)
    try bytes.withUnsafeMutableBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      while start < count {
        var record = QuotedRecord(bytes, count, start, 44)
        let found = record.split(into: fields)
        if record.isMalformed {
          throw InputError([InputProblem(.quotation, file: path, line: line)])
        }
        guard found == fields.width else {
          let reason = InputProblem.Reason.fieldCount(expected: fields.width)
          throw InputError([InputProblem(reason, file: path, line: line, value: "\(found)")])
        }
        try body(ResultRow(bytes: UnsafePointer(bytes), fields: fields, line: line))
        line += record.lines
        start = record.end + 1
      }
    }
    self.start = count
  }
}

/// One row of a ``ResultTable``, for as long as it is looked at.
public struct ResultRow {
  fileprivate let bytes: UnsafePointer<UInt8>
  fileprivate let fields: RowFields
  /// The line it begins in, from 1.
  public let line: Int

  fileprivate init(bytes: UnsafePointer<UInt8>, fields: RowFields, line: Int) {
    (self.bytes, self.fields, self.line) = (bytes, fields, line)
  }

  /// The bytes of a field.
  @inline(__always)
  public func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + fields.starts[column], count: fields.count(column))
  }

  /// A field as text.
  public func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// A field as a number; `nil` where it is none.
  public func number(_ column: Int) -> Double? {
    let field = bytes(column)
    guard let start = field.baseAddress else { return nil }
    return decimal(start, count: field.count)
  }

  /// A field as a whole number from 0 on; `nil` where it is none.
  public func count(_ column: Int) -> UInt32? {
    let field = bytes(column)
    guard !field.isEmpty, field.count <= 10 else { return nil }
    var number: UInt64 = 0
    for byte in field {
      guard byte &- 48 < 10 else { return nil }
      number = number &* 10 &+ UInt64(byte &- 48)
    }
    return UInt32(exactly: number)
  }

  /// Whether a field is a text of a column.
  public func isText(_ column: Int, _ row: Int, of texts: StringColumn) -> Bool {
    texts.isEqual(row, to: bytes(column))
  }

  /// A hash of a field, the same everywhere.
  func hash(_ column: Int) -> UInt64 {
    let field = bytes(column)
    guard let start = field.baseAddress else { return 0 }
    return GeoFormats.hash(start, count: field.count)
  }
}

/// Finds the row of an id.
public struct IDIndex: Sendable {
  private var table = LabelTable()

  /// Numbers ids, which all differ, from 0 in their order; `nil` where two are the same.
  public init?(_ ids: StringColumn) {
    // A copy with a few readable bytes after the text, as the hash asks for.
    var scratch = ContiguousArray<UInt8>()
    for row in 0..<ids.count {
      let label = ids.withBytes(row) { text in
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: text)
        scratch.append(contentsOf: repeatElement(0, count: 8))
        return scratch.withUnsafeBufferPointer { padded in
          table.label(text, hash: hash(padded.baseAddress!, count: text.count))
        }
      }
      guard label == row else { return nil }
    }
  }

  /// The number of a field's id; `nil` where there is none.
  public func row(of field: Int, in row: ResultRow) -> Int? {
    table.find(row.bytes(field), hash: row.hash(field))
  }
}
