import Catalogue
import Coverage
import CoverageReport
import GeoFormats

extension RunWorkbook {
  /// The input's columns, then what each community has and lacks.
  func writeCommunities(_ book: Workbook) throws {
    let communities = run.communities
    let own = communities.texts.indices.map { InputColumn(communities, $0) }
    let edge = communities.isEdge == nil ? [] : [column(.edge, width: 12)]
    let added = run.assessments.flatMap(columns)
    let sheet = try sheet(book, .communities, own.map(\.column) + added + edge)
    for row in 0..<communities.count {
      if row % 1_024 == 0 { try Task.checkCancellation() }
      var cells = own.map { $0.cell(row) }
      for assessment in run.assessments { cells += self.cells(assessment, row) }
      if let isEdge = communities.isEdge {
        cells.append(.text(WorkbookText.flag(isEdge[row], language)))
      }
      try sheet.append(cells)
    }
    sheet.end()
  }

  private func columns(_ assessment: FinishedAssessment) -> [Sheet.Column] {
    let suffix = suffix(assessment)
    var columns = [
      column(.required, width: 10, suffix: suffix), column(.covered, width: 10, suffix: suffix),
      column(.missing, width: 48, suffix: suffix),
    ]
    if assessment.id != nil { columns.append(column(.borderline, width: 20, suffix: suffix)) }
    columns.append(column(.score, width: 9, suffix: suffix))
    if !assessment.grades.isEmpty {
      columns += [
        column(.gradeName, width: 12, suffix: suffix),
        column(.nextGradeBy, width: 24, suffix: suffix),
      ]
    }
    if !assessment.headlines.isEmpty {
      columns.append(column(.headlinesMissing, width: 24, suffix: suffix))
    }
    return columns
  }

  private func cells(_ assessment: FinishedAssessment, _ row: Int) -> [Cell] {
    func names(_ numbers: some Sequence<UInt16>) -> Cell {
      .text(language.list(numbers.map { assessment.categories[Int($0)].name.text(in: language) }))
    }
    var cells: [Cell] = [
      .whole(assessment.required[row]), .whole(assessment.covered[row]),
      names(assessment.missing[row]),
    ]
    if assessment.id != nil { cells.append(names(assessment.borderline(of: row))) }
    cells.append(score(assessment.score(of: row), assessment))
    if !assessment.grades.isEmpty {
      let grade = assessment.grade(of: row)?.name.text(in: language)
      cells += [
        .text(grade ?? WorkbookText.Item.belowGrades.text(in: language)),
        names(assessment.nextGradeBy[row]),
      ]
    }
    if !assessment.headlines.isEmpty {
      let missing = assessment.missingHeadlines[row]
      cells.append(
        .text(
          language.list(
            missing.map { assessment.headlines[Int($0)].name.text(in: language) })))
    }
    return cells
  }
}

extension FinishedAssessment {
  /// The categories whose verdict could turn over.
  fileprivate func borderline(of community: Int) -> [UInt16] {
    categories.indices.filter {
      verdicts[place(community: community, category: $0)] == .borderline
    }.map { UInt16($0) }
  }
}

/// A column of the table that was analysed: as numbers where every field of it is one that stays the same as a number.
private struct InputColumn {
  let column: Sheet.Column
  private let texts: StringColumn
  private let isNumeric: Bool

  init(_ communities: FinishedCommunities, _ place: Int) {
    texts = communities.texts[place]
    // Identities are names, even where they are digits.
    isNumeric =
      texts != communities.ids
      && (0..<texts.count).allSatisfy { [texts] in texts[$0].isEmpty || Self.isPlain(texts[$0]) }
    let header = communities.headers[place]
    column = Sheet.Column(title: header, width: isNumeric ? 14 : 18)
  }

  func cell(_ row: Int) -> Cell {
    let text = texts[row]
    guard isNumeric, let number = Double(text) else { return .text(text) }
    return .number(number, .plain)
  }

  /// Whether a text is a decimal number without leading zeros, of no more digits than a spreadsheet keeps.
  private static func isPlain(_ text: String) -> Bool {
    let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return false }
    return (whole == "0" || !whole.hasPrefix("0")) && unsigned.utf8.count <= 15
  }
}
