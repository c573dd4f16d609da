/// A small table of texts, whatever its columns are: all of it in memory, each row with its line.
package struct RowTable: Sendable {
  /// One row.
  package struct Row: Sendable {
    /// The line that it begins in.
    package var line: Int
    /// A field for each header.
    package var fields: [String]
  }

  /// The headers.
  package let headers: [String]
  /// The rows, blank lines left out.
  package let rows: [Row]

  /// Reads a table: text with a header line, or a sheet of a workbook.
  ///
  /// - Throws: `InputError` with the first problems, each with its line.
  /// - Complexity: O(bytes) time and memory.
  package static func read(path: String) throws(InputError) -> RowTable {
    let reader = try RecordReader(path: path, format: InputFormat())
    var piece = RecordReader.Piece()
    guard try reader.next(&piece) else { throw InputError([InputProblem(.noHeader, file: path)]) }
    let made = reader.madeRows
    let header = try Header(&piece, file: path, made: made)
    let fields = RowFields(width: header.names.count)
    defer { fields.deallocate() }
    reader.use(delimiter: header.delimiter)
    var rows: [Row] = []
    var problems: [InputProblem] = []
    var (start, line) = (header.end, header.lines)
    repeat {
      piece.forEachRecord(from: start, into: fields, delimiter: header.delimiter) { record in
        if let reason = record.problem(width: fields.width) {
          problems.append(
            InputProblem(reason, file: path, line: line + 1, unit: made?.unit ?? .line))
        } else if !record.isBlank {
          rows.append(Row(line: line + 1, fields: record.texts(fields)))
        }
        line += made == nil ? record.lines : 1
      }
      start = 0
    } while try reader.next(&piece)
    if !problems.isEmpty { throw InputError(Array(problems.prefix(20)), count: problems.count) }
    let isText = rows.allSatisfy { row in row.fields.allSatisfy { !$0.contains("\u{FFFD}") } }
    guard isText else { throw InputError([InputProblem(.encoding(.unknown), file: path)]) }
    return RowTable(headers: header.names, rows: rows)
  }
}

/// A record of a piece, as it has been split.
struct SplitRecord {
  let bytes: UnsafePointer<UInt8>
  /// How many fields there are.
  let count: Int
  let isMalformed: Bool
  /// Whether the line has nothing, or only a carriage return.
  let isBlank: Bool
  /// How many lines it takes.
  let lines: Int

  /// What keeps it from being a row.
  func problem(width: Int) -> InputProblem.Reason? {
    if isMalformed { return .quotation }
    return count == width || (isBlank && count == 1) ? nil : .fieldCount(expected: width)
  }

  func field(_ field: Int, _ fields: RowFields) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + fields.starts[field], count: fields.count(field))
  }

  func texts(_ fields: RowFields) -> [String] {
    (0..<fields.width).map { String(decoding: field($0, fields), as: UTF8.self).trimmingSpaces() }
  }
}

extension RecordReader.Piece {
  /// Splits the records one after another.
  mutating func forEachRecord(
    from offset: Int, into fields: RowFields, delimiter: UInt8, _ body: (SplitRecord) -> Void
  ) {
    let count = count
    buffer.withUnsafeMutableBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      var start = offset
      while start < count {
        var record = QuotedRecord(bytes, count, start, delimiter)
        let found = record.split(into: fields)
        let line = start..<record.end
        let isBlank = line.isEmpty || (line.count == 1 && bytes[line.lowerBound] == 13)
        body(
          SplitRecord(
            bytes: UnsafePointer(bytes), count: found, isMalformed: record.isMalformed,
            isBlank: isBlank, lines: record.lines))
        start = record.end + 1
      }
    }
  }
}
