/// The columns that have been read of a table.
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

/// The columns of one piece of a file: memory that its owner has to give back.
///
/// A piece is indexed before it is parsed, so that the number of its rows is bounded and no column has to grow.
struct PieceColumns: @unchecked Sendable {
  var count = 0
  var ids: TextBuffer
  var idHashes: UnsafeMutablePointer<UInt64>
  var longitudes: UnsafeMutablePointer<Double>
  var latitudes: UnsafeMutablePointer<Double>
  var labels: UnsafeMutablePointer<UInt32>
  var populations: UnsafeMutablePointer<Double>
  var names: TextBuffer
  var texts: [TextBuffer]
  var lines = LineNumbers()

  /// Room for so many rows of a piece of so many bytes.
  init(_ layout: RowLayout, rows: Int, bytes: Int) {
    let rows = max(rows, 1)
    ids = TextBuffer(texts: rows, bytes: bytes)
    idHashes = .allocate(capacity: rows)
    longitudes = .allocate(capacity: rows)
    latitudes = .allocate(capacity: rows)
    labels = .allocate(capacity: layout.category == nil ? 1 : rows)
    populations = .allocate(capacity: layout.population == nil ? 1 : rows)
    names =
      layout.name == nil ? TextBuffer(texts: 0, bytes: 0) : TextBuffer(texts: rows, bytes: bytes)
    texts =
      layout.keepsTexts ? layout.headers.map { _ in TextBuffer(texts: rows, bytes: bytes) } : []
  }

  func deallocate() {
    ids.deallocate()
    idHashes.deallocate()
    longitudes.deallocate()
    latitudes.deallocate()
    labels.deallocate()
    populations.deallocate()
    names.deallocate()
    for text in texts { text.deallocate() }
  }
}

/// The line of each row. Where rows follow each other line by line, only the first is kept.
struct LineNumbers: Sendable {
  private var runs: [(row: Int, line: Int)] = []

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
