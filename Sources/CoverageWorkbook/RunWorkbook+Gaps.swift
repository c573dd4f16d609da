import CXlsxWriter
import Catalogue
import Coverage
import CoverageReport
import GeoFormats

extension RunWorkbook {
  /// A row for each community and a column for each category: metres short, or a mark.
  func writeGaps(_ assessment: FinishedAssessment, _ book: Workbook) throws {
    let communities = run.communities
    let names = communities.names
    let head =
      [column(.id, width: 14)] + (names == nil ? [] : [column(.name, width: 20)])
      + [column(.score, width: 9)]
    let categories = assessment.categories.map { category in
      let (name, limit) = (category.name.text(in: language), String(Int(category.limit.rounded())))
      return Sheet.Column(
        title: language.choose(en: "\(name)\n\(limit) m", zh: "\(name)\n\(limit) 米"), width: 11)
    }
    let sheet = try sheet(
      book, .gaps, suffix: suffix(assessment), head + categories,
      frozenColumns: names == nil ? 1 : 2
    ) { sheet, rows in
      guard rows > 1, !categories.isEmpty else { return }
      color(sheet, rows: rows, columns: head.count..<head.count + categories.count, book.formats)
    }
    for row in 0..<communities.count {
      if row % 1_024 == 0 { try Task.checkCancellation() }
      var cells: [Cell] = [.text(communities.ids[row])]
      if let names { cells.append(.text(names[row])) }
      cells.append(score(assessment.score(of: row), assessment))
      for category in assessment.categories.indices {
        cells.append(gap(assessment, assessment.place(community: row, category: category)))
      }
      try sheet.append(cells)
    }
    sheet.end()
  }

  private func gap(_ assessment: FinishedAssessment, _ place: Int) -> Cell {
    let shortBy = assessment.shortBy[place]
    let mark: WorkbookText.Mark
    switch assessment.verdicts[place] {
    case .covered: mark = .covered
    case .borderline: mark = .borderline
    case .notRequired: mark = .notRequired
    case .unknown: mark = .unknown
    case .missing where shortBy.isFinite: return .number(shortBy, .whole)
    case .missing: mark = assessment.nearest[place] < 0 ? .nowhere : .tooFew
    }
    return .mark(mark.text(in: language))
  }

  /// Colours: blue where covered, the darker an orange the more metres are missing.
  private func color(
    _ sheet: UnsafeMutablePointer<lxw_worksheet>, rows: Int, columns: Range<Int>,
    _ formats: CellFormats
  ) {
    func apply(_ rule: inout lxw_conditional_format) {
      worksheet_conditional_format_range(
        sheet, 1, UInt16(columns.lowerBound), UInt32(rows - 1), UInt16(columns.upperBound - 1),
        &rule)
    }
    let marks: [(WorkbookText.Mark, CellFormats.Format?)] = [
      (.covered, formats.covered), (.borderline, formats.doubtful), (.unknown, formats.doubtful),
      (.tooFew, formats.absent), (.nowhere, formats.absent),
    ]
    for (mark, format) in marks {
      var rule = lxw_conditional_format()
      rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
      rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
      rule.format = format
      // The library copies the text.
      "\"\(mark.text(in: language))\"".withCString { text in
        rule.value_string = UnsafeMutablePointer(mutating: text)
        apply(&rule)
      }
    }
    var scale = lxw_conditional_format()
    scale.type = UInt8(LXW_CONDITIONAL_2_COLOR_SCALE.rawValue)
    scale.min_color = 0xFEEDDE
    scale.max_color = 0xE6550D
    apply(&scale)
  }
}
