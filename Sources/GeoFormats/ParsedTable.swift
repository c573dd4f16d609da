/// The pieces of a file put together.
struct ParsedTable {
  var columns = TableColumns()
  var labelTexts: [String] = []
  var problems: [InputProblem] = []

  /// Joins pieces that are in the file's order, and gives their memory back.
  init(joining pieces: [ParsedPiece], layout: RowLayout, linesBefore: Int) {
    var (rows, lines) = (0, linesBefore)
    for piece in pieces {
      columns.lines.append(piece.columns.lines, rows: rows, lines: lines)
      for problem in piece.problems {
        var problem = problem
        problem.line = problem.line.map { $0 + lines }
        problems.append(problem)
      }
      rows += piece.columns.count
      lines += piece.lineCount
    }
    columns.ids = StringColumn(joining: pieces.map(\.columns.ids))
    columns.names = StringColumn(joining: pieces.map(\.columns.names))
    for column in 0..<(pieces.first?.columns.texts.count ?? 0) {
      columns.texts.append(StringColumn(joining: pieces.map { $0.columns.texts[column] }))
    }
    columns.idHashes = Self.join(pieces, rows) { $0.idHashes }
    columns.longitudes = Self.join(pieces, rows) { $0.longitudes }
    columns.latitudes = Self.join(pieces, rows) { $0.latitudes }
    if layout.population != nil {
      columns.populations = Self.join(pieces, rows) { $0.populations }
    }
    if layout.category != nil { joinLabels(pieces, rows) }
    for piece in pieces { piece.columns.deallocate() }
  }

  private static func join<Value>(
    _ pieces: [ParsedPiece], _ rows: Int,
    _ column: (PieceColumns) -> UnsafeMutablePointer<Value>
  ) -> ContiguousArray<Value> {
    ContiguousArray(unsafeUninitializedCapacity: rows) { all, filled in
      guard let base = all.baseAddress else { return }
      for piece in pieces {
        (base + filled).initialize(from: column(piece.columns), count: piece.columns.count)
        filled += piece.columns.count
      }
    }
  }

  /// Numbers category texts in the order in which the file first has them.
  private mutating func joinLabels(_ pieces: [ParsedPiece], _ rows: Int) {
    var numbers: [String: UInt32] = [:]
    var texts: [String] = []
    columns.labels = ContiguousArray(unsafeUninitializedCapacity: rows) { labels, filled in
      for piece in pieces {
        let numbered = ContiguousArray(
          (0..<piece.labelTexts.count).map { label in
            let text = piece.labelTexts[label]
            if let number = numbers[text] { return number }
            let number = UInt32(texts.count)
            numbers[text] = number
            texts.append(text)
            return number
          })
        for row in 0..<piece.columns.count {
          labels[filled &+ row] = numbered[Int(piece.columns.labels[row])]
        }
        filled += piece.columns.count
      }
    }
    labelTexts = texts
  }
}
