/// Rows under headers, for people: lined up in columns of a terminal, or as Markdown.
package struct PrintedTable {
  /// A column.
  package struct Column {
    package var header: String
    /// Whether its cells are numbers, which end under each other.
    package var isNumber = false

    package init(header: String, isNumber: Bool = false) {
      (self.header, self.isNumber) = (header, isNumber)
    }
  }

  package private(set) var columns: [Column]
  package private(set) var rows: [[String]]

  /// Makes a table, without the columns that hold nothing.
  package init(_ columns: [Column], _ rows: [[String]]) {
    let used = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    self.columns = used.map { columns[$0] }
    self.rows = rows.map { row in used.map { row[$0].printable } }
  }

  /// The header and the rows; the last column is as wide as it needs.
  package func lines(_ style: TextStyle) -> [String] {
    let widths = columns.indices.map { column in
      rows.reduce(columns[column].header.columns) { max($0, $1[column].columns) }
    }
    func line(_ cells: [String]) -> String {
      cells.enumerated().map { column, cell in
        columns[column].isNumber ? cell.rightAligned(widths[column]) : cell.fitted(widths[column])
      }.joined(separator: "  ").trimmingEnd
    }
    return [style.paint(line(columns.map(\.header)), .dim)] + rows.map(line)
  }

  /// The table in Markdown.
  package func markdown() -> [String] {
    func line(_ cells: [String]) -> String {
      "| " + cells.map(\.markdown).joined(separator: " | ") + " |"
    }
    let rule = columns.map { $0.isNumber ? "---:" : "---" }.joined(separator: " | ")
    return [line(columns.map(\.header)), "| \(rule) |"] + rows.map(line)
  }
}

extension String {
  /// The text with what Markdown would read as a mark escaped.
  package var markdown: String {
    var result = ""
    for character in printable {
      if "\\|*_`[]<>".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}

extension Language {
  /// A column of words.
  package func column(_ en: String, _ zh: String) -> PrintedTable.Column {
    PrintedTable.Column(header: choose(en: en, zh: zh))
  }

  /// A column of numbers.
  package func number(_ en: String, _ zh: String) -> PrintedTable.Column {
    PrintedTable.Column(header: choose(en: en, zh: zh), isNumber: true)
  }
}
