import GeoCore

/// The columns that have been read of a table.
struct TableColumns: Sendable {
  var ids = StringColumn()
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

  /// The number of rows.
  var count: Int { longitudes.count }

  /// Makes room for rows to come; too little only costs time.
  mutating func reserve(_ rows: Int, idBytes: Int, _ layout: RowLayout) {
    ids.reserve(texts: rows, bytes: idBytes)
    longitudes.reserveHuge(rows)
    latitudes.reserveHuge(rows)
    if layout.category != nil { labels.reserveHuge(rows) }
  }

  /// Adds the rows of a piece, its labels renumbered, its first line being `lines` + 1.
  mutating func append(
    _ piece: PieceColumns, _ layout: RowLayout, labels numbered: ContiguousArray<UInt32>,
    lines before: Int
  ) {
    let rows = piece.count
    lines.append(piece.lines, rows: count, lines: before)
    ids.append(piece.ids)
    longitudes.append(contentsOf: UnsafeBufferPointer(start: piece.longitudes, count: rows))
    latitudes.append(contentsOf: UnsafeBufferPointer(start: piece.latitudes, count: rows))
    if layout.category != nil {
      let piece = UnsafeBufferPointer(start: piece.labels, count: rows)
      labels.append(contentsOf: piece.lazy.map { numbered[Int($0)] })
    }
    if layout.population != nil {
      populations.append(contentsOf: UnsafeBufferPointer(start: piece.populations, count: rows))
    }
    if layout.name != nil { names.append(piece.names) }
    if texts.count < piece.texts.count { texts = piece.texts.map { _ in StringColumn() } }
    for column in piece.texts.indices { texts[column].append(piece.texts[column]) }
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
      ids: select(ids), longitudes: select(longitudes), latitudes: select(latitudes),
      labels: select(labels), populations: select(populations), names: select(names),
      texts: texts.map(select), lines: lines)
  }
}

extension ContiguousArray {
  /// Makes room for elements to come, on huge pages where there are many.
  mutating func reserveHuge(_ minimum: Int) {
    reserveCapacity(minimum)
    let room = capacity * MemoryLayout<Element>.stride
    withUnsafeMutableBytes { bytes in
      if let base = bytes.baseAddress { preferHugePages(base, byteCount: room) }
    }
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
