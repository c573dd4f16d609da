/// Puts the cells of a sheet together as rows of comma-separated text, in the order in which they come.
struct SheetRows: ~Copyable {
  var rows = RowBuffer()
  /// The row of the header, from 1; 0 until it has come.
  private(set) var header = 0
  /// Whether rows or cells are where no sheet has any.
  private(set) var isDamaged = false

  private let parts: WorkbookParts
  private var width = 0
  /// The last row that was written.
  private var last = 0
  private var row = 0
  /// The cells of the row so far, by column.
  private var cells: [[UInt8]] = []
  private var column = 0
  private var type = ""
  private var style = 0
  private var content: [UInt8] = []
  private var isContent = false
  private var phonetic = 0

  /// What Excel allows.
  private static let (rowLimit, columnLimit) = (1_048_576, 16_384)

  init(_ parts: WorkbookParts) { self.parts = parts }

  mutating func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row":
      let number = attributes["r"].map { Int($0) ?? 0 } ?? row + 1
      isDamaged = isDamaged || number <= row || number > Self.rowLimit
      row = number
      column = 0
      cells.removeAll(keepingCapacity: true)
    case "c":
      column = attributes["r"].map(Self.column) ?? column + 1
      isDamaged = isDamaged || column < 1 || column > Self.columnLimit
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      content.removeAll(keepingCapacity: true)
    case "rPh": phonetic += 1
    case "v", "t": isContent = phonetic == 0
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeRawBufferPointer) {
    if isContent { content.append(contentsOf: bytes) }
  }

  mutating func end(_ name: String) {
    switch name {
    case "v", "t": isContent = false
    case "rPh": phonetic -= 1
    case "c": endCell()
    case "row": endRow()
    default: break
    }
  }

  private mutating func endCell() {
    guard !isDamaged, !content.isEmpty else { return }
    while cells.count < column { cells.append([]) }
    cells[column - 1] = value()
  }

  /// The cell as text.
  private func value() -> [UInt8] {
    let text = String(decoding: content, as: UTF8.self)
    switch type {
    case "s":
      guard let number = Int(text), number >= 0, number < parts.texts.count else { return [] }
      return parts.texts.withBytes(number) { Array($0) }
    case "b": return Array((text == "1" ? "true" : "false").utf8)
    // What a formula gives that cannot be computed, such as #N/A.
    case "e": return []
    case "n":
      guard let number = Double(text), number.isFinite else { return content }
      let isDate = style >= 0 && style < parts.dateFormats.count && parts.dateFormats[style]
      if isDate, let date = ExcelDate.text(number, countsFrom1904: parts.countsFrom1904) {
        return Array(date.utf8)
      }
      var writer = ByteWriter(capacity: 32)
      writer.append(shortest: number)
      return writer.bytes()
    default: return EscapedText.decoded(content)
    }
  }

  private mutating func endRow() {
    guard !isDamaged else { return }
    while cells.last?.isEmpty == true { cells.removeLast() }
    guard !cells.isEmpty else { return }
    if header == 0 {
      header = row
      width = cells.count
    } else {
      // Rows without cells stay blank lines, so that the others keep their numbers.
      for _ in last + 1..<row { rows.writer.append(10) }
    }
    for column in 0..<max(width, cells.count) {
      if column > 0 { rows.writer.append(44) }
      if column < cells.count {
        cells[column].withUnsafeBufferPointer { rows.writer.append(field: $0) }
      }
    }
    rows.writer.append(10)
    last = row
    cells.removeAll(keepingCapacity: true)
  }

  /// The column of a cell such as BC23, from 1; 0 where it is none.
  private static func column(_ reference: String) -> Int {
    var column = 0
    for byte in reference.utf8 {
      guard (65...90).contains(byte) else { break }
      column = column * 26 + Int(byte) - 64
      if column > columnLimit { return 0 }
    }
    return column
  }
}
