/// The pieces of a file put together.
struct ParsedTable {
  var columns = TableColumns()
  var labelTexts: [String] = []
  var problems: [InputProblem] = []

  /// Joins pieces that are in the file's order, taking their memory back on the way.
  init(joining pieces: inout [ParsedPiece], linesBefore: Int) {
    var (rows, lines) = (0, linesBefore)
    for index in pieces.indices {
      columns.lines.append(pieces[index].columns.lines, rows: rows, lines: lines)
      for problem in pieces[index].problems {
        var problem = problem
        problem.line = problem.line.map { $0 + lines }
        problems.append(problem)
      }
      rows += pieces[index].columns.longitudes.count
      lines += pieces[index].lineCount
    }
    joinLabels(&pieces)
    columns.ids = Self.join(&pieces, \.columns.ids)
    columns.names = Self.join(&pieces, \.columns.names)
    for column in 0..<(pieces.first?.columns.texts.count ?? 0) {
      columns.texts.append(Self.join(&pieces, \.columns.texts[column]))
    }
    columns.idHashes = Self.join(&pieces, rows, \.columns.idHashes)
    columns.longitudes = Self.join(&pieces, rows, \.columns.longitudes)
    columns.latitudes = Self.join(&pieces, rows, \.columns.latitudes)
    columns.populations = Self.join(&pieces, rows, \.columns.populations)
  }

  private static func join(
    _ pieces: inout [ParsedPiece], _ column: WritableKeyPath<ParsedPiece, StringColumn>
  ) -> StringColumn {
    var parts = pieces.indices.map { index in
      let part = pieces[index][keyPath: column]
      pieces[index][keyPath: column] = StringColumn()
      return part
    }
    return StringColumn.joining(&parts)
  }

  private static func join<Value>(
    _ pieces: inout [ParsedPiece], _ rows: Int,
    _ column: WritableKeyPath<ParsedPiece, ContiguousArray<Value>>
  ) -> ContiguousArray<Value> {
    var all: ContiguousArray<Value> = []
    all.reserveCapacity(pieces.contains { !$0[keyPath: column].isEmpty } ? rows : 0)
    for index in pieces.indices {
      all.append(contentsOf: pieces[index][keyPath: column])
      pieces[index][keyPath: column] = []
    }
    return all
  }

  /// Numbers category texts in the order in which the file first has them.
  private mutating func joinLabels(_ pieces: inout [ParsedPiece]) {
    var numbers: [String: UInt32] = [:]
    for index in pieces.indices {
      let texts = pieces[index].labelTexts
      let numbered = (0..<texts.count).map { label in
        let text = texts[label]
        if let number = numbers[text] { return number }
        let number = UInt32(labelTexts.count)
        numbers[text] = number
        labelTexts.append(text)
        return number
      }
      columns.labels.append(contentsOf: pieces[index].columns.labels.lazy.map { numbered[Int($0)] })
      pieces[index].columns.labels = []
    }
  }
}
