/// Parses pieces of a file into columns; one for each worker.
struct PieceParser {
  let layout: RowLayout
  let fields: RowFields
  var columns = PieceColumns()
  var labels = LabelTable()
  var problems: [InputProblem] = []
  private var index = StructuralIndex()
  private var line = 0

  init(_ layout: RowLayout) {
    self.layout = layout
    fields = RowFields(width: layout.headers.count)
  }

  func deallocate() {
    index.deallocate()
    fields.deallocate()
  }

  /// Parses a piece from `offset` on into columns, which it takes over.
  mutating func parse(
    _ piece: inout RecordReader.Piece, from offset: Int = 0, into columns: PieceColumns
  ) -> ParsedPiece {
    self.columns = columns
    labels = LabelTable()
    problems = []
    line = 0
    let count = piece.count - offset
    piece.buffer.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let bytes = base + offset
      index.index(UnsafePointer(bytes), count: count, delimiter: layout.delimiter)
      // Each row has at least as many places in the index as fields.
      self.columns.reset(layout, rows: index.count / fields.width + 1, bytes: count)
      if index.hasQuotes {
        parseQuoted(bytes, count)
      } else {
        parsePlain(UnsafePointer(bytes))
      }
    }
    return ParsedPiece(
      number: piece.number, columns: self.columns, labelTexts: labels.texts, problems: problems,
      lineCount: line, byteCount: count)
  }

  /// Splits records without quotation marks: every place in the index ends a field.
  private mutating func parsePlain(_ bytes: UnsafePointer<UInt8>) {
    let places = index.places
    let width = fields.width
    var place = 0
    var start = 0
    while place < index.count {
      let recordStart = start
      var field = 0
      var end = 0
      repeat {
        end = Int(places[place &+ field])
        fields.set(field, start, end)
        start = end &+ 1
        field &+= 1
      } while bytes[end] != 10
      place &+= field
      line &+= 1
      if field == width {
        dropCarriageReturn(bytes)
        takeRow(bytes, line)
      } else {
        takeIrregular(bytes, recordStart..<end, fieldCount: field, line)
      }
    }
  }

  /// Splits records some of whose fields are quoted, taking quotation marks out of the bytes.
  private mutating func parseQuoted(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) {
    var start = 0
    while start < count {
      var record = QuotedRecord(bytes, count, start, layout.delimiter)
      let field = record.split(into: fields)
      let firstLine = line &+ 1
      line &+= layout.unit == .line ? record.lines : 1
      if record.isMalformed {
        reject(.quotation, line: firstLine)
      } else if field == fields.width {
        takeRow(UnsafePointer(bytes), firstLine)
      } else {
        takeIrregular(UnsafePointer(bytes), start..<record.end, fieldCount: field, firstLine)
      }
      start = record.end &+ 1
    }
  }
}
