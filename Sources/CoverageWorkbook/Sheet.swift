package import CXlsxWriter
package import GeoFormats

/// What a cell holds.
package enum Cell: Equatable {
  /// Nothing.
  case none
  /// A text, never a formula.
  case text(String)
  /// A sign or a word that stands for a figure.
  case mark(String)
  /// A text of several lines' length.
  case longText(String)
  /// A number; nothing where it is not finite.
  case number(Double, NumberStyle)
  /// A day.
  case day(year: Int, month: Int, day: Int)

  /// A whole number.
  static func whole(_ number: some BinaryInteger) -> Cell { .number(Double(number), .whole) }

  /// A number that may be unknown.
  package static func number(_ number: Double?, _ style: NumberStyle) -> Cell {
    number.map { .number($0, style) } ?? .none
  }
}

/// A table in a workbook: a heading that stays in sight, rows, and filters over them.
///
/// Where there are more rows than a sheet has room for, further sheets follow under the same heading.
package final class Sheet {
  /// A column.
  package struct Column {
    /// The heading.
    var title: String
    /// How wide it is, in characters.
    var width: Double

    package init(title: String, width: Double) { (self.title, self.width) = (title, width) }

    /// How many lines the heading takes beside the button of the filter, at most three.
    fileprivate var lines: Int {
      let room = max(width - 2, 4)
      let lines = title.split(separator: "\n").reduce(0) { lines, part in
        // Characters from the radicals of Chinese on are twice as wide.
        let wide = part.unicodeScalars.count { $0.value >= 0x2E80 }
        return lines + Int((Double(part.unicodeScalars.count + wide) / room).rounded(.up))
      }
      return min(max(lines, 1), 3)
    }
  }

  /// What else is done to a sheet when it is complete; gets the number of its rows, the heading among them.
  package typealias Finish = (UnsafeMutablePointer<lxw_worksheet>, Int) -> Void

  private let book: Workbook
  private let name: String
  private let columns: [Column]
  private let frozenColumns: Int
  private let mostRows: Int
  private let finish: Finish?
  private var sheet: UnsafeMutablePointer<lxw_worksheet>
  private var row = 1

  /// Begins a table.
  ///
  /// - Parameters:
  ///   - book: The workbook.
  ///   - name: What the sheet is called.
  ///   - columns: Its columns, no more than ``Workbook/mostColumns``.
  ///   - frozenColumns: How many columns stay in sight.
  ///   - mostRows: Rows of a sheet, the heading among them.
  ///   - finish: What else is done to each sheet.
  /// - Throws: `OutputError`.
  package init(
    _ book: Workbook, _ name: String, _ columns: [Column], frozenColumns: Int = 1,
    mostRows: Int = Workbook.mostRows,
    finish: Finish? = nil
  ) throws(OutputError) {
    (self.book, self.name, self.columns) = (book, name, columns)
    (self.frozenColumns, self.mostRows, self.finish) = (frozenColumns, mostRows, finish)
    sheet = try book.addSheet(name)
    try begin()
  }

  /// Adds a row.
  ///
  /// - Throws: `OutputError`.
  package func append(_ cells: [Cell]) throws(OutputError) {
    if row == mostRows {
      end()
      sheet = try book.addSheet(name)
      try begin()
    }
    for (column, cell) in cells.enumerated() { try write(cell, UInt16(column)) }
    row += 1
  }

  /// Ends the table.
  package func end() {
    worksheet_autofilter(sheet, 0, 0, UInt32(max(row - 1, 1)), UInt16(columns.count - 1))
    finish?(sheet, row)
  }

  private func begin() throws(OutputError) {
    row = 0
    worksheet_set_row(sheet, 0, Double(15 * (columns.map(\.lines).max() ?? 1) + 3), nil)
    for (place, column) in columns.enumerated() {
      worksheet_set_column(sheet, UInt16(place), UInt16(place), column.width, nil)
      try write(CellText(column.title), UInt16(place), book.formats.heading)
    }
    worksheet_freeze_panes(sheet, 1, UInt16(frozenColumns))
    worksheet_set_landscape(sheet)
    // A4, as wide as the table and as long as need be, under its heading on every page.
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_repeat_rows(sheet, 0, 0)
    row = 1
  }

  private func write(_ cell: Cell, _ column: UInt16) throws(OutputError) {
    switch cell {
    case .none: break
    case .text(let text): try write(CellText(text), column, nil)
    case .mark(let text): try write(CellText(text), column, book.formats.mark)
    case .longText(let text): try write(CellText(text), column, book.formats.wrapped)
    case .number(let number, let style):
      guard number.isFinite else { return }
      try book.check(
        worksheet_write_number(sheet, UInt32(row), column, number, book.formats.number(style)))
    case .day(let year, let month, let day):
      var moment = lxw_datetime(
        year: Int32(year), month: Int32(month), day: Int32(day), hour: 0, min: 0, sec: 0)
      try book.check(
        worksheet_write_datetime(sheet, UInt32(row), column, &moment, book.formats.number(.day)))
    }
  }

  private func write(
    _ text: CellText, _ column: UInt16, _ format: CellFormats.Format?
  ) throws(OutputError) {
    if text.isCut { book.cutTexts += 1 }
    if text.text.isEmpty { return }
    try book.check(worksheet_write_string(sheet, UInt32(row), column, text.text, format))
  }
}
