public import CoverageReport
import Coverage
public import GeoFormats

/// A finished run as an Excel workbook.
///
/// Sheets: overview, categories, communities, gaps, districts, standard, data check, method.
public struct RunWorkbook: Sendable {
  let run: FinishedRun
  let language: Language
  /// Rows of a sheet, the heading among them.
  var mostRows = Workbook.mostRows

  /// - Parameters:
  ///   - run: The run.
  ///   - language: In which it is written.
  public init(_ run: FinishedRun, language: Language) {
    (self.run, self.language) = (run, language)
  }

  /// What the workbook is called if nobody says otherwise.
  public static let name = "report.xlsx"

  /// Writes the workbook.
  ///
  /// - Parameters:
  ///   - name: The file.
  ///   - folder: Where it is to appear when the folder is committed.
  /// - Throws: `HandoverError.tooManyColumns`, `OutputError`, `CancellationError`.
  /// - Complexity: O(cells), about 1 µs each; memory does not grow with them.
  public func write(_ name: String, to folder: OutputFolder) throws {
    let path = folder.reserve(name)
    let book = try Workbook(path: path, temporaryFolder: folder.partialPath)
    try writeOverview(book)
    try writeCategories(book)
    try writeCommunities(book)
    for assessment in run.assessments { try writeGaps(assessment, book) }
    try writeDistricts(book)
    try writeStandards(book)
    try writeDataCheck(book)
    try writeMethod(book)
    try book.close()
  }

  /// Begins a sheet.
  func sheet(
    _ book: Workbook, _ text: WorkbookText.Sheet, suffix: String = "", _ columns: [Sheet.Column],
    frozenColumns: Int = 1, finish: Sheet.Finish? = nil
  ) throws -> Sheet {
    guard columns.count <= Workbook.mostColumns else {
      throw HandoverError.tooManyColumns(
        folder: run.folder, sheet: text.text(in: language), count: columns.count,
        most: Workbook.mostColumns)
    }
    let name = text.text(in: language) + (suffix.isEmpty ? "" : " " + suffix)
    return try Sheet(
      book, name, columns, frozenColumns: frozenColumns, mostRows: mostRows, finish: finish)
  }

  func column(_ term: ResultTerm, width: Double, suffix: String = "") -> Sheet.Column {
    Sheet.Column(title: term.text(in: language) + mark(suffix), width: width)
  }

  /// What tells the columns of several standards apart.
  func suffix(_ assessment: FinishedAssessment) -> String {
    run.assessments.count > 1 ? assessment.id ?? "" : ""
  }

  private func mark(_ suffix: String) -> String {
    suffix.isEmpty ? "" : language.choose(en: " (\(suffix))", zh: "（\(suffix)）")
  }

  /// Whether the run holds communities against standards.
  var hasStandards: Bool { run.assessments.contains { $0.id != nil } }

  /// The cell of a score: a share where there is no standard.
  func score(_ score: Double, _ assessment: FinishedAssessment) -> Cell {
    .number(score, assessment.highestScore == 1 ? .percent : .tenths)
  }
}
