import GeoCore

/// Rows that have been read, on the way to a table: those that cannot be used go one by one, with the reason.
struct UsableRows: Sendable {
  private(set) var columns: TableColumns
  /// The different category texts, by number.
  let labelTexts: [String]
  private(set) var problems: [InputProblem]
  /// The rows' outlines, where they were asked for and the file has geometries.
  var outlines: Outlines?
  /// How many rows the file had, those with problems included.
  let rows: Int
  private var dropped: Set<Int> = []

  init(columns: TableColumns, labelTexts: [String], problems: [InputProblem]) {
    (self.columns, self.labelTexts, self.problems) = (columns, labelTexts, problems)
    rows = columns.count + problems.count
  }

  /// Notes what is wrong with a row, unless something is already.
  mutating func drop(_ row: Int, _ problem: InputProblem) {
    if dropped.insert(row).inserted { problems.append(problem) }
  }

  /// Takes the rows out that something is wrong with; problems in the order of lines.
  mutating func settle() {
    if !dropped.isEmpty {
      let kept = (0..<columns.count).filter { !dropped.contains($0) }
      columns = columns.selecting(kept)
      outlines = outlines?.selecting(kept)
      dropped = []
    }
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }
}
