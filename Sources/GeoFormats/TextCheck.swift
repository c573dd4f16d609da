#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether what was kept of a table is text: its beginning was looked at when it was opened, the rest is here.
enum TextCheck {
  /// Whether all texts are well-formed UTF-8 without zero bytes.
  static func isText(_ column: StringColumn) -> Bool {
    column.isUTF8
      && column.bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { memchr($0, 0, bytes.count) == nil } ?? true
      }
  }

  /// The first row with bytes that are no text.
  static func problem(
    _ columns: TableColumns, _ labelTexts: [String], _ layout: RowLayout
  ) -> InputProblem? {
    let texts = [columns.ids, columns.names] + columns.texts
    let label = labelTexts.firstIndex { $0.contains("\u{FFFD}") || $0.contains("\0") }
    var rows = texts.filter { $0.count > 0 && !isText($0) }.compactMap(firstBadRow)
    if let label, let row = columns.labels.firstIndex(of: UInt32(label)) { rows.append(row) }
    guard let row = rows.min() else { return nil }
    let isBinary = texts.contains { row < $0.count && $0.withBytes(row) { $0.contains(0) } }
    return InputProblem(
      .encoding(isBinary ? .binary : .unknown), file: layout.file,
      line: columns.lines.line(of: row), unit: layout.unit)
  }

  private static func firstBadRow(_ column: StringColumn) -> Int? {
    (0..<column.count).first { row in
      column.withBytes(row) { String(validating: $0, as: UTF8.self) == nil || $0.contains(0) }
    }
  }
}
