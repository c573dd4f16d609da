/// What the parsing of one piece of a file yields.
struct ParsedPiece: Sendable {
  var number: Int
  var columns: PieceColumns
  var labelTexts: StringColumn
  /// Problems of rows, with line numbers counted from the piece's first line.
  var problems: [InputProblem]
  var lineCount: Int
  var byteCount: Int
}

/// How the rows of one file are to be read.
struct RowLayout: Sendable {
  var file: String
  var headers: [String]
  var delimiter: UInt8
  var id: Int
  var longitude: Int
  var latitude: Int
  var category: Int?
  var population: Int?
  var name: Int?
  /// Whether every column is kept as text.
  var keepsTexts: Bool
  /// Whether positions are in degrees, so that their bounds can be checked here.
  var isGeographic: Bool
}

/// Parses pieces of a file into columns; one for each worker.
struct PieceParser {
  private let layout: RowLayout
  private var index = StructuralIndex()
  private var columns = PieceColumns()
  private var labels = LabelTable()
  private var problems: [InputProblem] = []
  /// The fields of the row at hand, as offsets into the piece.
  private var fields: [Range<Int>]
  private var line = 0

  init(_ layout: RowLayout) {
    self.layout = layout
    fields = [Range<Int>](repeating: 0..<0, count: layout.headers.count)
  }

  func deallocate() { index.deallocate() }

  /// Parses a piece from `offset` on into columns.
  mutating func parse(
    _ piece: inout RecordReader.Piece, from offset: Int = 0, into columns: PieceColumns
  ) -> ParsedPiece {
    self.columns = columns
    labels = LabelTable()
    problems = []
    line = 0
    let count = piece.count - offset
    piece.buffer.withUnsafeMutableBufferPointer { buffer in
      let bytes = buffer.baseAddress! + offset
      index.index(UnsafePointer(bytes), count: count, delimiter: layout.delimiter)
      // Each row has at least as many places in the index as fields.
      columns.reset(layout, rows: index.count / fields.count + 1, bytes: count)
      if index.hasQuotes {
        parseQuoted(bytes, count)
      } else {
        parsePlain(UnsafePointer(bytes))
      }
    }
    return ParsedPiece(
      number: piece.number, columns: columns, labelTexts: labels.texts, problems: problems,
      lineCount: line, byteCount: count)
  }

  // MARK: Splitting

  /// Splits records without quotation marks: every place in the index ends a field.
  private mutating func parsePlain(_ bytes: UnsafePointer<UInt8>) {
    let width = fields.count
    let places = index.places
    var place = 0
    var start = 0
    while place < index.count {
      let recordStart = start
      var field = 0
      while true {
        let end = Int(places[place])
        place &+= 1
        if field < width { fields[field] = start..<end }
        field &+= 1
        start = end &+ 1
        if bytes[end] == 10 { break }
      }
      line &+= 1
      take(bytes, fieldCount: field, record: recordStart..<start &- 1, line: line)
    }
  }

  /// Splits records some of whose fields are quoted, taking quotation marks out of the bytes.
  private mutating func parseQuoted(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) {
    var start = 0
    while start < count {
      var record = QuotedRecord(bytes, count, start, layout.delimiter)
      let field = record.split(into: &fields)
      let firstLine = line &+ 1
      line &+= record.lines
      if record.isMalformed {
        reject(.quotation, line: firstLine)
      } else {
        take(UnsafePointer(bytes), fieldCount: field, record: start..<record.end, line: firstLine)
      }
      start = record.end &+ 1
    }
  }

  // MARK: Rows

  /// Takes the row whose fields have been split.
  @inline(__always)
  private mutating func take(
    _ bytes: UnsafePointer<UInt8>, fieldCount: Int, record: Range<Int>, line: Int
  ) {
    if fieldCount == fields.count {
      let last = fields[fieldCount &- 1]
      if !last.isEmpty, bytes[last.upperBound &- 1] == 13 {
        fields[fieldCount &- 1] = last.lowerBound..<last.upperBound &- 1
      }
      takeRow(bytes, line)
    } else if !(Self.isBlank(bytes, record)) {
      reject(.fieldCount(expected: fields.count), value: "\(fieldCount)", line: line)
    }
  }

  private static func isBlank(_ bytes: UnsafePointer<UInt8>, _ record: Range<Int>) -> Bool {
    record.allSatisfy { bytes[$0] == 32 || bytes[$0] == 13 || bytes[$0] == 9 }
  }

  @inline(__always)
  private func text(_ bytes: UnsafePointer<UInt8>, _ field: Int) -> UnsafeBufferPointer<UInt8> {
    let range = fields[field]
    return UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
  }

  @inline(__always)
  private mutating func takeRow(_ bytes: UnsafePointer<UInt8>, _ line: Int) {
    let id = text(bytes, layout.id)
    guard !id.isEmpty, id[0] != 32 || id.contains(where: { $0 != 32 }) else {
      return takeEmptyID(bytes, line)
    }
    guard let longitude = number(bytes, layout.longitude) else {
      return rejectNumber(bytes, layout.longitude, line)
    }
    guard let latitude = number(bytes, layout.latitude) else {
      return rejectNumber(bytes, layout.latitude, line)
    }
    if layout.isGeographic {
      guard abs(longitude) <= 180 else {
        return reject(.outOfRange(-180, 180), bytes, layout.longitude, line)
      }
      guard abs(latitude) <= 90 else {
        return reject(.outOfRange(-90, 90), bytes, layout.latitude, line)
      }
    }
    let row = columns.count
    if let category = layout.category {
      let categories = text(bytes, category)
      guard let base = categories.baseAddress, !categories.isEmpty else {
        return reject(.empty, bytes, category, line)
      }
      columns.labels[row] = labels.label(
        categories, hash: hash(base, count: categories.count))
    }
    if let population = layout.population {
      guard let residents = self.residents(bytes, population, line) else { return }
      columns.populations[row] = residents
    }
    columns.lines.note(row: row, line: line)
    columns.ids.append(id)
    columns.idHashes[row] = hash(id.baseAddress!, count: id.count)
    columns.longitudes[row] = longitude
    columns.latitudes[row] = latitude
    if let name = layout.name { columns.names.append(text(bytes, name)) }
    if layout.keepsTexts {
      for field in fields.indices { columns.texts[field].append(text(bytes, field)) }
    }
    columns.count &+= 1
  }

  @inline(__always)
  private func number(_ bytes: UnsafePointer<UInt8>, _ field: Int) -> Double? {
    decimal(bytes + fields[field].lowerBound, count: fields[field].count)
  }

  /// Residents, NaN where the field is empty; `nil` where it holds anything else, which is then rejected.
  private mutating func residents(
    _ bytes: UnsafePointer<UInt8>, _ field: Int, _ line: Int
  ) -> Double? {
    if fields[field].isEmpty { return .nan }
    guard let value = number(bytes, field) else {
      reject(.notANumber, bytes, field, line)
      return nil
    }
    guard value >= 0 else {
      reject(.outOfRange(0, .infinity), bytes, field, line)
      return nil
    }
    return value
  }

  /// In a table of one column, an empty id is a blank line.
  @inline(never)
  private mutating func takeEmptyID(_ bytes: UnsafePointer<UInt8>, _ line: Int) {
    if fields.allSatisfy({ Self.isBlank(bytes, $0) }) { return }
    reject(.empty, bytes, layout.id, line)
  }

  // MARK: Problems

  private mutating func rejectNumber(_ bytes: UnsafePointer<UInt8>, _ field: Int, _ line: Int) {
    reject(text(bytes, field).isEmpty ? .empty : .notANumber, bytes, field, line)
  }

  private mutating func reject(
    _ reason: InputProblem.Reason, _ bytes: UnsafePointer<UInt8>, _ field: Int, _ line: Int
  ) {
    reject(
      reason, field: layout.headers[field],
      value: String(decoding: text(bytes, field).prefix(400), as: UTF8.self), line: line)
  }

  @inline(never)
  private mutating func reject(
    _ reason: InputProblem.Reason, field: String? = nil, value: String? = nil, line: Int
  ) {
    problems.append(
      InputProblem(reason, file: layout.file, line: line, field: field, value: value))
  }
}
