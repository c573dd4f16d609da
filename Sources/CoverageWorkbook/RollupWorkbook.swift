import Catalogue
import Coverage
public import CoverageReport
public import GeoFormats

/// A roll-up as an Excel workbook.
///
/// Sheets: provinces, pilot areas by batch, cities, categories, targets where a history was asked, cities without results.
public struct RollupWorkbook: Sendable {
  private let rollup: Rollup
  private let language: Language

  /// - Parameters:
  ///   - rollup: The roll-up.
  ///   - language: In which it is written.
  public init(_ rollup: Rollup, language: Language) {
    (self.rollup, self.language) = (rollup, language)
  }

  /// What the workbook is called if nobody says otherwise.
  public static let name = "rollup.xlsx"

  /// Writes the workbook.
  ///
  /// - Parameters:
  ///   - name: The file.
  ///   - folder: Where it is to appear when the folder is committed.
  /// - Throws: `OutputError`.
  public func write(_ name: String, to folder: OutputFolder) throws(OutputError) {
    let path = folder.reserve(name)
    let book = try Workbook(path: path, temporaryFolder: folder.partialPath)
    try writeProvinces(book)
    try writeBatches(book)
    try writeCities(book)
    try writeCategories(book)
    try writeTargets(book)
    try writeFailures(book)
    try book.close()
  }

  // MARK: Sheets

  private func writeProvinces(_ book: Workbook) throws(OutputError) {
    let sheet = try Sheet(
      book, WorkbookText.Sheet.provinces.text(in: language),
      [column(.standard, 24), column(.ranking, 8), column(.province, 18)] + figureColumns,
      frozenColumns: 3)
    for part in rollup.parts {
      for area in part.provinces {
        let name = area.name.isEmpty ? WorkbookText.Item.notStated.text(in: language) : area.name
        try sheet.append([standard(part), rank(area), .text(name)] + figures(area))
      }
      try sheet.append(
        [standard(part), .none, .text(WorkbookText.Item.nation.text(in: language))]
          + figures(part.nation))
    }
    sheet.end()
  }

  private func writeBatches(_ book: Workbook) throws(OutputError) {
    let sheet = try Sheet(
      book, WorkbookText.Sheet.batches.text(in: language),
      [
        column(.standard, 24), column(.list, 26), column(.areasListed, 12),
        column(.areasPresent, 12),
      ] + figureColumns, frozenColumns: 2)
    for part in rollup.parts {
      for batch in part.batches {
        let counts: [Cell] =
          batch.list == nil ? [.none, .none] : [.whole(batch.listed), .whole(batch.present)]
        try sheet.append(
          [standard(part), .text(batch.title(in: language))] + counts
            + (batch.area.map { figures($0) } ?? [.whole(0)]))
      }
    }
    sheet.end()
  }

  private func writeCities(_ book: Workbook) throws(OutputError) {
    let sheet = try Sheet(
      book, WorkbookText.Sheet.cities.text(in: language),
      [
        column(.standard, 24), column(.ranking, 8), column(.city, 20), column(.province, 18),
        column(.pilot, 18), column(.list, 22),
      ] + figureColumns, frozenColumns: 3)
    for part in rollup.parts {
      for area in part.cities {
        let city = rollup.cities[area.cities[0]]
        let lists = city.pilot?.lists.map { $0.text(in: language) } ?? []
        try sheet.append(
          [
            standard(part), rank(area), .text(area.name), .text(city.province ?? ""),
            .text(city.pilot?.area ?? ""), .text(language.list(lists)),
          ] + figures(area))
      }
    }
    sheet.end()
  }

  private func writeCategories(_ book: Workbook) throws(OutputError) {
    let sheet = try Sheet(
      book, WorkbookText.Sheet.categories.text(in: language),
      [
        column(.standard, 24), column(.province, 18), column(.categoryName, 24),
        column(.outlets, 10), column(.required, 12), column(.covered, 12),
        column(.coverageRate, 13), column(.residentCoverageRate, 13),
        column(.missingCommunities, 13),
      ], frozenColumns: 3)
    let nation = WorkbookText.Item.nation.text(in: language)
    for part in rollup.parts {
      for (name, area) in [(nation, part.nation)] + part.provinces.map({ ($0.name, $0) }) {
        for (number, category) in area.summary.categories.enumerated() {
          try sheet.append([
            standard(part),
            .text(name.isEmpty ? WorkbookText.Item.notStated.text(in: language) : name),
            .text(part.categoryName(number, in: language)), .whole(category.outlets),
            .whole(category.requiredCommunities), .whole(category.coveredCommunities),
            .number(category.coverageRate, .percent),
            .number(category.residentCoverageRate, .percent),
            .whole(category.missingCommunities),
          ])
        }
      }
    }
    sheet.end()
  }

  private func writeTargets(_ book: Workbook) throws(OutputError) {
    guard let targets = rollup.targets else { return }
    let sheet = try Sheet(
      book, WorkbookText.Sheet.targets.text(in: language),
      [
        column(.city, 20), column(.standard, 24), column(.measure, 30), column(.due, 10),
        column(.target, 10), column(.now, 10), column(.expected, 14), column(.targetState, 16),
        column(.source, 60),
      ], frozenColumns: 1)
    for progress in targets.progress {
      let form: NumberStyle = progress.target.measure == .livingCircleCount ? .whole : .percent
      try sheet.append([
        .text(progress.city), .text(language.name(ofStandard: progress.standard)),
        .text(progress.target.measure.text(language)), .text(progress.target.by.description),
        .number(progress.target.atLeast, form), .number(progress.now, form),
        .number(progress.expected, form), .text(progress.state.text(language)),
        .longText(progress.target.source),
      ])
    }
    sheet.end()
  }

  private func writeFailures(_ book: Workbook) throws(OutputError) {
    guard !rollup.failures.isEmpty else { return }
    let sheet = try Sheet(
      book, WorkbookText.Sheet.failures.text(in: language), [column(.city, 24), column(.note, 90)])
    for failure in rollup.failures {
      try sheet.append([.text(failure.city), .longText(failure.text(in: language))])
    }
    sheet.end()
  }

  // MARK: Cells

  private func column(_ term: ResultTerm, _ width: Double) -> Sheet.Column {
    Sheet.Column(title: term.text(in: language), width: width)
  }

  private func standard(_ part: RollupPart) -> Cell { .text(part.title(in: language)) }

  private func rank(_ area: RollupArea) -> Cell { area.rank.map { .whole($0) } ?? .none }

  private var figureColumns: [Sheet.Column] {
    [
      column(.cities, 9), column(.communities, 12), column(.livingCircles, 12),
      column(.livingCircleRate, 13), column(.gradedCommunities, 12), column(.gradedRate, 13),
      column(.meanScore, 10), column(.outlets, 11), column(.residents, 14),
      column(.residentsKnownShare, 13), column(.residentsOfLivingCircles, 14),
    ]
  }

  private func figures(_ area: RollupArea) -> [Cell] {
    let all = area.summary.all
    let isKnown = area.summary.known > 0
    return [
      .whole(area.cities.count), .whole(all.communities), .whole(all.livingCircles),
      .number(isKnown ? all.livingCircleRate : nil, .percent),
      all.gradedCommunities.map { .whole($0) } ?? .none,
      .number(isKnown ? all.gradedRate : nil, .percent),
      .number(isKnown ? all.meanScore : nil, .tenths), .whole(area.outlets),
      .number(all.residents, .whole), .number(area.residentsKnownShare, .percent),
      .number(all.residentsOfLivingCircles, .whole),
    ]
  }
}
