/// The header line of a table.
struct Header {
  let names: [String]
  let delimiter: UInt8
  /// The offset in the file's first piece where the rows begin.
  let end: Int
  /// How many lines the header takes.
  let lines: Int
  private let file: String

  /// Reads the header from a file's first piece; a byte order mark before it is skipped.
  init(_ piece: inout RecordReader.Piece, file: String) throws(InputError) {
    self.file = file
    let bytes = piece.buffer.prefix(piece.count)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw InputError([InputProblem(.encoding("UTF-16"), file: file)])
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let (line, delimiter) = Self.firstRecord(bytes[start...])
    self.delimiter = delimiter
    if line.contains(0) {
      throw InputError([InputProblem(.encoding("NUL"), file: file, line: 1)])
    }
    if line.dropLast().contains(13), !line.contains(34) {
      throw InputError([InputProblem(.encoding("CR"), file: file, line: 1)])
    }
    if String(validating: line, as: UTF8.self) == nil {
      throw InputError([InputProblem(.encoding("other"), file: file, line: 1)])
    }
    let fields = RowFields(width: line.count + 1)
    defer { fields.deallocate() }
    let count = piece.count
    let (names, end, lines, isMalformed) = piece.buffer.withUnsafeMutableBufferPointer { buffer in
      var record = QuotedRecord(buffer.baseAddress!, count, start, delimiter)
      let width = min(record.split(into: fields), fields.width)
      let names = (0..<width).map { field in
        String(decoding: buffer[fields.starts[field]..<fields.ends[field]], as: UTF8.self)
      }
      return (names, record.end + 1, record.lines, record.isMalformed)
    }
    if isMalformed { throw InputError([InputProblem(.quotation, file: file, line: 1)]) }
    self.names = names.map { $0.trimmingSpaces() }
    self.end = min(end, count)
    self.lines = lines
    if self.names.allSatisfy(\.isEmpty) {
      throw InputError([InputProblem(.noHeader, file: file, line: 1)])
    }
  }

  /// What may delimit fields.
  static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// The bytes of the first record, and which delimiter it has most of outside quotations.
  private static func firstRecord(
    _ bytes: ContiguousArray<UInt8>.SubSequence
  ) -> (line: ContiguousArray<UInt8>.SubSequence, delimiter: UInt8) {
    var scanner = RecordScanner(delimiters: delimiters)
    var counts = delimiters.map { _ in 0 }
    var end = bytes.endIndex
    for place in bytes.indices {
      if scanner.take(bytes[place]) {
        end = place
        break
      }
      guard !scanner.isQuoted, let which = delimiters.firstIndex(of: bytes[place]) else { continue }
      counts[which] += 1
    }
    let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    return (bytes[..<end], counts[most] == 0 ? delimiters[0] : delimiters[most])
  }

  /// Which column is which.
  func layout(for request: PointTable.Request) throws(InputError) -> RowLayout {
    let roles = try ColumnRoles(
      headers: names, overrides: request.columns, attributes: request.attributes, file: file)
    let isOutlets = request.kind == .outlets
    var missing: [InputProblem] = []
    func required(_ role: ColumnRole) -> Int {
      if let column = roles.columns[role] { return column }
      missing.append(InputProblem(.missingColumn(role: role, headers: names), file: file, line: 1))
      return 0
    }
    let attributes = request.attributes.compactMap { role in
      roles.columns[role].map { (role, $0) }
    }
    let textColumns = isOutlets ? attributes.map(\.1) : Array(names.indices)
    let layout = RowLayout(
      file: file, headers: names, delimiter: delimiter, id: required(.id),
      longitude: required(.longitude), latitude: required(.latitude),
      category: isOutlets ? required(.category) : nil,
      population: isOutlets ? nil : roles.columns[.population],
      name: request.keepsNames ? roles.columns[.name] : nil,
      mayLackCategory: request.mayLackCategory,
      textColumns: textColumns,
      attributes: Dictionary(
        attributes.map { role, column in (role, textColumns.firstIndex(of: column) ?? 0) },
        uniquingKeysWith: { first, _ in first }))
    guard missing.isEmpty else { throw InputError(missing) }
    return layout
  }
}
