/// The columns that have been read of a table, of one piece of its file or of all of it.
struct TableColumns: Sendable {
  var ids = StringColumn()
  var idHashes: ContiguousArray<UInt64> = []
  var longitudes: ContiguousArray<Double> = []
  var latitudes: ContiguousArray<Double> = []
  /// Numbers of category texts.
  var labels: ContiguousArray<UInt32> = []
  /// Residents; NaN where the field is empty.
  var populations: ContiguousArray<Double> = []
  var names = StringColumn()
  /// Every column as text, where they are kept.
  var texts: [StringColumn] = []
  var lines = LineNumbers()

  mutating func reserve(_ rows: Int) {
    ids.reserve(texts: rows, bytes: rows * 10)
    idHashes.reserveCapacity(rows)
    longitudes.reserveCapacity(rows)
    latitudes.reserveCapacity(rows)
    labels.reserveCapacity(rows)
  }

  /// The rows whose numbers are in `kept`, in that order.
  func selecting(_ kept: [Int]) -> TableColumns {
    func select(_ column: StringColumn) -> StringColumn {
      var selected = StringColumn()
      for row in kept where row < column.count {
        column.withBytes(row) { selected.append(utf8: $0) }
      }
      return selected
    }
    func select<Value>(_ column: ContiguousArray<Value>) -> ContiguousArray<Value> {
      column.isEmpty ? [] : ContiguousArray(kept.map { column[$0] })
    }
    var lines = LineNumbers()
    for (row, old) in kept.enumerated() { lines.note(row: row, line: self.lines.line(of: old)) }
    return TableColumns(
      ids: select(ids), idHashes: select(idHashes), longitudes: select(longitudes),
      latitudes: select(latitudes), labels: select(labels), populations: select(populations),
      names: select(names), texts: texts.map(select), lines: lines)
  }
}

/// The line of each row. Where rows follow each other line by line, only the first is kept.
struct LineNumbers: Sendable, Equatable {
  private var runs: [(row: Int, line: Int)] = []

  static func == (a: LineNumbers, b: LineNumbers) -> Bool {
    a.runs.elementsEqual(b.runs) { $0 == $1 }
  }

  /// Notes the line of the next row.
  @inline(__always)
  mutating func note(row: Int, line: Int) {
    if let last = runs.last, line &- last.line == row &- last.row { return }
    runs.append((row, line))
  }

  /// The line of a row that has been noted.
  func line(of row: Int) -> Int {
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].row <= row { low = middle } else { high = middle }
    }
    return runs[low].line + row - runs[low].row
  }

  /// Adds the rows of a later piece.
  mutating func append(_ later: LineNumbers, rows: Int, lines: Int) {
    for run in later.runs { note(row: run.row + rows, line: run.line + lines) }
  }
}
