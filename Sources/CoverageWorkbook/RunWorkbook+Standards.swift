import Catalogue
import Coverage
import CoverageReport

extension RunWorkbook {
  /// What the standards ask for, every figure with its source.
  func writeStandards(_ book: Workbook) throws {
    guard hasStandards else { return }
    let sheet = try sheet(
      book, .standard,
      [
        column(.standard, width: 24), column(.category, width: 20),
        column(.categoryName, width: 22),
        column(.tier, width: 14), column(.limitM, width: 12), column(.needed, width: 10),
        column(.weight, width: 9), column(.rule, width: 40), column(.source, width: 60),
        column(.provenance, width: 16),
      ], frozenColumns: 3)
    for standard in run.assessments.compactMap(\.standard) {
      let title = standard.title.text(in: language)
      for category in standard.categories {
        let tier = standard.tiers.first { $0.id == category.tier }?.name.text(in: language)
        try sheet.append([
          .text(title), .text(category.id), .text(category.name.text(in: language)),
          .text(tier ?? category.tier), .number(category.limit.limitM, .tenths),
          .whole(category.minimum.value), .number(category.weight.value, .plain), .none,
          .longText(category.limit.source),
          .text(category.limit.provenance.text(in: language)),
        ])
      }
      try writeGrades(standard, title, sheet)
    }
    sheet.end()
  }

  /// What each grade asks for, a row for each of its rules.
  private func writeGrades(
    _ standard: StandardDocument, _ title: String, _ sheet: Sheet
  ) throws {
    for grade in standard.grades {
      for rule in grade.rules {
        try sheet.append([
          .text(title), .text(grade.id), .text(grade.name.text(in: language)),
          .text(ResultTerm.gradeName.text(in: language)), .none, .none, .none,
          .longText(standard.text(of: rule, in: language)), .longText(rule.source),
          .text(rule.provenance.text(in: language)),
        ])
      }
    }
  }

  /// What a look at the inputs found.
  func writeDataCheck(_ book: Workbook) throws {
    guard let check = run.dataCheck else { return }
    let sheet = try sheet(book, .dataCheck, [column(.item, width: 12), column(.note, width: 90)])
    try sheet.append([.none, .longText(run.verdict(check, in: language))])
    for concern in check.concerns {
      try sheet.append([
        .text(run.severity(of: concern, in: language)),
        .longText(run.text(of: concern, in: language)),
      ])
    }
    sheet.end()
  }

  /// How the figures came about, and what the marks mean.
  func writeMethod(_ book: Workbook) throws {
    let sheet = try sheet(book, .method, [column(.item, width: 36), column(.value, width: 90)])
    for (item, value) in methodItems + inputItems + standardItems {
      try sheet.append([.text(item.text(in: language)), value])
    }
    for attribution in run.record.attributions {
      try sheet.append([
        .text(WorkbookText.Item.attribution.text(in: language)), .longText(attribution),
      ])
    }
    try sheet.append([
      .text(WorkbookText.Item.number.text(in: language)),
      .longText(WorkbookText.numberMeaning(language)),
    ])
    for mark in WorkbookText.Mark.allCases {
      try sheet.append([
        .text(mark.text(in: language)), .longText(mark.meaning(in: language)),
      ])
    }
    try sheet.append([
      .text(WorkbookText.Item.cutTexts.text(in: language)), .whole(book.cutTexts),
    ])
    sheet.end()
  }

  private typealias Rows = [(WorkbookText.Item, Cell)]

  private var methodItems: Rows {
    let (record, options) = (run.record, run.record.options)
    let pilot = record.pilot.map { "\($0.province)\($0.area)" }
    let items: Rows = [
      (.reach, .longText(WorkbookText.reach(record.reach, language))),
      (.limit, .number(record.limitM, .tenths)),
      (.walkingSpeed, .number(options.speedMPerMin, .plain)),
      (.detour, .number(options.detour, .plain)),
      (.positionError, .number(options.positionErrorM, .plain)),
      (.workingFrame, .text(record.workingFrame)),
      (.pilot, pilot.map { .text($0) } ?? .none),
      (.version, .text(record.version)),
    ]
    return items.filter { $0.1 != .none }
  }

  private var inputItems: Rows {
    run.record.inputs.sorted { $0.key < $1.key }.flatMap { role, input in
      let items: Rows = [
        (.input(role), .longText(input.path)), (.hash(role), .text(input.sha256)),
        (.rows(role), input.rows.map { .whole($0) } ?? .none),
        (.rejected(role), input.rejected.map { .whole($0) } ?? .none),
        (.frame(role), .text(input.frame)), (.date(role), input.date.map(Self.day) ?? .none),
      ]
      return items.filter { $0.1 != .none }
    }
  }

  private var standardItems: Rows {
    run.assessments.compactMap(\.standard).flatMap { standard in
      let title = standard.title.text(in: language)
      let items: Rows = [
        (.title, .longText("\(title) (\(standard.id) \(standard.version))")),
        (.source, .longText(standard.source)),
      ]
      return items + standard.files.map { (.files, .longText("\($0.path) \($0.sha256)")) }
    }
  }

  /// A moment such as `2024-05-09T12:31:22Z` as a day; as text where it is written otherwise.
  private static func day(_ text: String) -> Cell {
    let parts = text.prefix { $0 != "T" }.split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return .text(text) }
    return .day(year: year, month: month, day: day)
  }
}
