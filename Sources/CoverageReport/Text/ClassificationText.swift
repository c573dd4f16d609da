import Catalogue
public import Coverage
import GeoFormats

extension ClassificationRun {
  /// What a planner wants to know before trusting it: how many outlets have which category, how surely, and what is left.
  public func text(_ style: TextStyle) -> String {
    let summary = ClassificationSummary(self, longest: 10)
    var lines = [style.paint(headline(summary, style.language), .bold), source(style.language)]
    if !summary.confidences.isEmpty { lines.append(confidences(summary, style.language)) }
    lines += [""] + categoryLines(summary, style)
    if summary.classified < summary.outlets {
      lines += [""] + unclassifiedLines(summary, style)
    }
    return lines.map(\.trimmingEnd).joined(separator: "\n") + "\n"
  }

  private func headline(_ summary: ClassificationSummary, _ language: Language) -> String {
    let (some, all) = (grouped(summary.classified), grouped(summary.outlets))
    let share = language.percent(Double(summary.classified) / Double(max(summary.outlets, 1)))
    return language.choose(
      en: "\(some) of \(all) outlets classified (\(share))",
      zh: "\(all) 个商业网点中有 \(some) 个确定了业态（\(share)）")
  }

  private func source(_ language: Language) -> String {
    let names = language.list(crosswalks.map { "\($0.crosswalk.id) \($0.version)" })
    let from = "names \(words.version)"
    guard let column = table.textHeader?.printable else {
      return language.choose(
        en: "from names alone (\(from)): the table has no column of codes, tags or categories",
        zh: "仅根据名称（\(from)）：表中没有编码、标签或类别列")
    }
    return language.choose(
      en: "from the column \(column) by \(names), and from names by \(from)",
      zh: "编码列：\(column)；对照表：\(names)；名称关键词：\(from)")
  }

  private func confidences(_ summary: ClassificationSummary, _ language: Language) -> String {
    let levels = summary.confidences.map { level in
      language.choose(
        en: "\(level.confidence) for \(grouped(level.outlets))",
        zh: "\(level.confidence) 的 \(grouped(level.outlets)) 个")
    }
    return language.choose(
      en: "confidence of the surest category: \(language.list(levels))",
      zh: "最确定业态的可信度：\(language.list(levels))")
  }

  private func categoryLines(
    _ summary: ClassificationSummary, _ style: TextStyle
  ) -> [String] {
    let language = style.language
    func row(_ name: String, _ figures: [String]) -> String {
      name.fitted(Self.nameWidth) + figures.map { $0.rightAligned(9) }.joined()
    }
    let header = row(
      language.choose(en: "category", zh: "业态"),
      [language.choose(en: "outlets", zh: "网点"), "≥ 0.9", "≥ 0.6", "< 0.6"])
    return [style.paint(header, .dim)]
      + summary.categories.map { category in
        let name = Vocabulary.shipped.names[category.category]?.text(in: language) ?? ""
        let id = category.category
        let shown = language.choose(en: id, zh: "\(name) \(id)").printable
        return row(shown, ([category.outlets] + category.byConfidence).map { grouped($0) })
      }
  }

  private static let nameWidth = 36

  private func unclassifiedLines(
    _ summary: ClassificationSummary, _ style: TextStyle
  ) -> [String] {
    let language = style.language
    let reasons = Outcome.Reason.allCases.map { reason in
      let count = grouped(summary.unclassified[reason.rawValue] ?? 0)
      return language.choose(
        en: "\(count) \(reason.text(in: language))", zh: "\(reason.text(in: language)) \(count) 个")
    }
    let total = grouped(summary.outlets - summary.classified)
    let header = language.choose(
      en: "\(total) unclassified: \(language.list(reasons)); most often",
      zh: "\(total) 个未确定业态：\(language.list(reasons))；最常见的有")
    return [style.paint(header, .yellow)] + summary.texts.map { line($0, language) }
  }

  private func line(_ text: ClassificationSummary.Text, _ language: Language) -> String {
    let none = language.choose(en: "(empty)", zh: "（空）")
    let shown = text.text.isEmpty ? none : text.text.printable
    var parts = [Outcome.Reason(rawValue: text.reason)?.text(in: language) ?? ""]
    if !text.rules.isEmpty { parts[0] += " (" + text.rules.joined(separator: ", ") + ")" }
    if !text.example.isEmpty { parts.append(text.example) }
    return "  " + shown.fitted(24) + grouped(text.outlets).rightAligned(9) + "  "
      + language.list(parts).printable
  }
}

extension Outcome.Reason {
  /// The reason in a few words.
  public func text(in language: Language) -> String {
    switch self {
    case .ambiguous: language.choose(en: "ambiguous", zh: "名称含多种业态")
    case .rejected: language.choose(en: "rejected", zh: "被排除")
    case .noRule: language.choose(en: "no rule", zh: "无规则")
    }
  }
}
