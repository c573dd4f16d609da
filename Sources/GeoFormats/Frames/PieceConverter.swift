import GeoCore

/// A piece of a table after its conversion.
struct ConvertedPiece: Sendable {
  var number: Int
  var text: [UInt8]
  /// Problems of rows, with line numbers counted from the piece's first line.
  var problems: [InputProblem]
  var lines: Int
  var rows: Int
  /// The first position, where all of the piece could be degrees.
  var firstIfDegrees: Coordinate?
}

/// Converts pieces of a table; one for each task.
struct PieceConverter {
  private let layout: PositionLayout
  private let conversion: FrameConversion
  /// Made ready for the first piece: looking a frame up takes PROJ longer than a small table.
  private var steps: [ReadyStep]?
  private var rows = PositionFields()

  init(_ layout: PositionLayout, _ conversion: FrameConversion) {
    self.layout = layout
    self.conversion = conversion
  }

  /// Converts pieces until there are no more; of the first, what follows the header.
  mutating func convert(
    _ reader: RecordReader, startingWith first: RecordReader.Piece?, _ headerEnd: Int
  ) throws -> [ConvertedPiece] {
    var pieces: [ConvertedPiece] = []
    var piece = RecordReader.Piece()
    if let first { pieces.append(try convert(first, from: headerEnd)) }
    while try reader.next(&piece) { pieces.append(try convert(piece, from: 0)) }
    return pieces
  }

  private mutating func convert(
    _ piece: RecordReader.Piece, from start: Int
  ) throws(FrameError) -> ConvertedPiece {
    rows.find(in: piece, from: start, layout)
    var (x, y) = (rows.x, rows.y)
    if steps == nil { steps = try conversion.readySteps() }
    for step in steps ?? [] { step.take(&x, &y) }
    try rows.reject(x, y, conversion, layout)
    return ConvertedPiece(
      number: piece.number, text: text(piece, x, y),
      problems: rows.problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) },
      lines: rows.lines, rows: rows.places.count { !$0.isRejected },
      firstIfDegrees: rows.firstIfDegrees)
  }

  /// The piece's text with new numbers, without the rows that are rejected.
  private func text(
    _ piece: RecordReader.Piece, _ x: ContiguousArray<Double>, _ y: ContiguousArray<Double>
  ) -> [UInt8] {
    let decimals = conversion.isToMetres ? 3 : 9
    var writer = ByteWriter(capacity: piece.count + piece.count / 4)
    piece.buffer.withUnsafeBufferPointer { bytes in
      var copied = 0
      func copy(upTo end: Int) {
        writer.append(UnsafeBufferPointer(rebasing: bytes[copied..<end]))
      }
      for (row, place) in rows.places.enumerated() {
        guard !place.isRejected else {
          copy(upTo: place.record.lowerBound)
          copied = place.record.upperBound
          continue
        }
        var fields = [(range: place.x, value: x[row]), (range: place.y, value: y[row])]
        if layout.x > layout.y { fields.swapAt(0, 1) }
        for field in fields {
          copy(upTo: field.range.lowerBound)
          writer.append(field.value, decimals: decimals)
          copied = field.range.upperBound
        }
      }
      copy(upTo: piece.count)
    }
    return writer.bytes()
  }
}

/// Where the positions of a piece's rows stand.
private struct PositionFields {
  struct Place {
    /// The row with the end of its line.
    var record: Range<Int>
    var x: Range<Int>
    var y: Range<Int>
    var line: Int
    var isRejected = false
  }

  private(set) var places: [Place] = []
  private(set) var x: ContiguousArray<Double> = []
  private(set) var y: ContiguousArray<Double> = []
  private(set) var problems: [InputProblem] = []
  private(set) var lines = 0

  /// Finds the rows of a piece.
  mutating func find(in piece: RecordReader.Piece, from start: Int, _ layout: PositionLayout) {
    (places, x, y, problems, lines) = ([], [], [], [], 0)
    let fields = RowFields(width: layout.headers.count)
    defer { fields.deallocate() }
    // Splitting takes doubled quotation marks out, which a number does not have: its place is the same in the piece.
    var copy = piece.buffer
    copy.withUnsafeMutableBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      var place = start
      while place < piece.count {
        var record = QuotedRecord(bytes, piece.count, place, layout.delimiter)
        let found = record.split(into: fields)
        let isBlank =
          found == 1 && !record.isMalformed && buffer[place..<record.end].allSatisfy { $0 <= 32 }
        // A quotation that is never closed ends beyond the last byte.
        let end = min(record.end + 1, piece.count)
        if !isBlank { take(bytes, place..<end, record, fields, found, layout) }
        lines += record.lines
        place = end
      }
    }
  }

  private mutating func take(
    _ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, _ record: QuotedRecord,
    _ fields: RowFields, _ found: Int, _ layout: PositionLayout
  ) {
    func field(_ number: Int) -> Range<Int> { fields.starts[number]..<fields.ends[number] }
    var place = Place(record: range, x: field(layout.x), y: field(layout.y), line: lines + 1)
    var position = (x: Double.nan, y: Double.nan)
    if record.isMalformed {
      reject(&place, .quotation, layout)
    } else if found != fields.width {
      reject(&place, .fieldCount(expected: fields.width), value: "\(found)", layout)
    } else {
      for (column, range) in [(layout.x, place.x), (layout.y, place.y)] where !place.isRejected {
        let bound = column == layout.x ? 180.0 : 90
        let text = UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
        let number = decimal(bytes + range.lowerBound, count: range.count)
        if let number, !layout.isGeographic || abs(number) <= bound {
          if column == layout.x { position.x = number } else { position.y = number }
          continue
        }
        let reason: InputProblem.Reason =
          number != nil ? .outOfRange(-bound, bound) : range.isEmpty ? .empty : .notANumber
        reject(
          &place, reason, field: layout.headers[column],
          value: String(decoding: text.prefix(400), as: UTF8.self), layout)
      }
    }
    places.append(place)
    x.append(position.x)
    y.append(position.y)
  }

  private mutating func reject(
    _ place: inout Place, _ reason: InputProblem.Reason, field: String? = nil,
    value: String? = nil, _ layout: PositionLayout
  ) {
    place.isRejected = true
    problems.append(
      InputProblem(reason, file: layout.file, line: place.line, field: field, value: value))
  }

  /// Rejects the rows whose positions have not come through the conversion.
  mutating func reject(
    _ newX: ContiguousArray<Double>, _ newY: ContiguousArray<Double>,
    _ conversion: FrameConversion, _ layout: PositionLayout
  ) throws(FrameError) {
    for row in places.indices
    where !places[row].isRejected && (newX[row].isNaN || newY[row].isNaN) {
      let frame = try conversion.frame(without: x[row], y[row])
      var place = places[row]
      reject(
        &place, .notConvertible(frame: frame.name),
        field: "\(layout.headers[layout.x]), \(layout.headers[layout.y])",
        value: "\(x[row]), \(y[row])", layout)
      places[row] = place
    }
  }

  /// The first position, where all could be degrees; `nil` where one could not, or there is none.
  var firstIfDegrees: Coordinate? {
    guard zip(x, y).allSatisfy({ !(abs($0) > 360) && !(abs($1) > 90) }) else { return nil }
    return x.indices.first { !x[$0].isNaN && !y[$0].isNaN }
      .map { Coordinate(longitude: x[$0], latitude: y[$0]) }
  }
}
