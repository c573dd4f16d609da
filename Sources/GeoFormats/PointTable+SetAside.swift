package import GeoCore

extension PointTable {
  /// What is known of the table as a whole.
  package func withoutRows() -> PointTable {
    withRows(ids: StringColumn(), names: StringColumn(), Positions())
  }

  /// The same table with other rows, of which ids, names and positions alone are known.
  package func withRows(
    ids: StringColumn, names: StringColumn, _ positions: Positions
  ) -> PointTable {
    var table = self
    (table.ids, table.positions) = (ids, positions)
    table.names = self.names.map { _ in names }
    table.labels = []
    table.populations = populations.map { _ in [] }
    table.texts = texts.map { _ in StringColumn() }
    table.lines = LineNumbers()
    return table
  }

  /// The table without some rows, which go to those set aside.
  ///
  /// - Parameter rows: The rows, ascending, each with the reason.
  /// - Returns: The others; the table itself where none is to go.
  /// - Complexity: O(rows); nothing where none is to go.
  public func settingAside(_ rows: [(row: Int, reason: InputProblem.Reason)]) -> PointTable {
    guard !rows.isEmpty else { return self }
    var gone = ContiguousArray(repeating: false, count: count)
    for (row, _) in rows { gone[row] = true }
    var table = selecting((0..<count).filter { !gone[$0] })
    table.rejected += rows.map { row, reason in
      InputProblem(reason, file: source.path, line: line(ofRow: row), unit: unit, value: ids[row])
    }
    table.rejected.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    return table
  }

  /// The table with some of its rows alone.
  ///
  /// - Parameter kept: The rows, ascending.
  /// - Returns: The table of these rows; those set aside stay what they are.
  /// - Complexity: O(rows).
  public func selecting(_ kept: [Int]) -> PointTable {
    func select(_ column: StringColumn) -> StringColumn {
      column.gathering(ContiguousArray(kept.map { UInt32($0) }))
    }
    func select<Value>(_ column: ContiguousArray<Value>) -> ContiguousArray<Value> {
      column.isEmpty ? [] : ContiguousArray(kept.map { column[$0] })
    }
    var table = self
    table.ids = select(ids)
    table.positions = Positions(
      longitudes: select(positions.longitudes), latitudes: select(positions.latitudes))
    table.outlines = outlines?.selecting(kept)
    table.names = names.map { select($0) }
    table.labels = select(labels)
    table.populations = populations.map { select($0) }
    table.texts = texts.map { select($0) }
    table.lines = LineNumbers()
    for (row, old) in kept.enumerated() { table.lines.note(row: row, line: line(ofRow: old)) }
    return table
  }
}
