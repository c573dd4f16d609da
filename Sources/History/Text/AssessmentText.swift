import Coverage
import CoverageReport

/// What has changed under a standard, in words.
struct AssessmentText {
  private let comparison: AssessmentComparison
  private let style: TextStyle
  private var language: Language { style.language }

  /// How many communities are shown of those that got better, or worse.
  private static let shown = 10

  init(_ comparison: AssessmentComparison, _ style: TextStyle) {
    (self.comparison, self.style) = (comparison, style)
  }

  func lines() -> [String] {
    let title = language.name(ofStandard: comparison.standard)
    var lines = [style.paint(title.printable, .bold)]
    lines += figures().lines(style)
    if !comparison.grades.isEmpty { lines += [""] + grades().lines(style) }
    lines += [""] + categories().lines(style)
    lines += communities(
      1, language.choose(en: "Better than before", zh: "好转的社区"))
    lines += communities(-1, language.choose(en: "Worse than before", zh: "退步的社区"))
    return lines
  }

  private func figures() -> PrintedTable {
    func row(
      _ en: String, _ zh: String, _ change: Change<RecordedArea>,
      _ value: (RecordedArea) -> String?
    ) -> [String]? {
      guard let before = value(change.before), let after = value(change.after) else { return nil }
      return [language.choose(en: en, zh: zh), before, after]
    }
    let rows = [
      row("communities", "社区", comparison.all) { grouped($0.communities) },
      row("living circles", "达标生活圈", comparison.all, language.livingCircles),
      comparison.main.flatMap {
        row("of the main urban area", "主城区达标生活圈", $0, language.livingCircles)
      },
      row("residents in living circles", "生活圈覆盖居民", comparison.all) { area in
        area.residentRate.map { language.percent($0) }
      },
      row("at least the lowest grade", "达到等级的社区", comparison.all) { $0.graded.map(grouped) },
      row("mean score", "平均得分", comparison.all) { language.score($0.meanScore) },
    ]
    return PrintedTable(
      [language.column("", ""), language.number("before", "前次"), language.number("now", "本次")],
      rows.compactMap { $0 })
  }

  private func grades() -> PrintedTable {
    PrintedTable(
      [
        language.column("grade", "等级"), language.number("before", "前次"),
        language.number("now", "本次"),
      ],
      comparison.grades.map { grade, before in
        [
          grade.name?.text(in: language) ?? language.noGrade, grouped(before),
          grouped(grade.communities),
        ]
      })
  }

  private func categories() -> PrintedTable {
    PrintedTable(
      [
        language.column("category", "业态"), language.number("covered before", "前次覆盖率"),
        language.number("now", "本次"), language.number("better", "好转"),
        language.number("worse", "退步"),
        language.number("nearer", "更近"), language.number("farther", "更远"),
        language.number("outlets before", "前次网点"),
        language.number("now", "本次"),
      ],
      comparison.categories.map { category in
        [
          category.category.name.text(in: language),
          category.before?.rate.map { language.percent($0) } ?? "–",
          category.category.rate.map { language.percent($0) } ?? "–", grouped(category.improved),
          grouped(category.worsened), grouped(category.nearer), grouped(category.farther),
          category.before.map { grouped($0.outlets) } ?? "–", grouped(category.category.outlets),
        ]
      })
  }

  // MARK: Communities

  /// Those that changed most, with their verdicts.
  private func communities(_ direction: Int, _ title: String) -> [String] {
    let all = comparison.communities.filter { $0.direction == direction }
    guard !all.isEmpty else { return [] }
    let largest = all.enumerated().sorted { a, b in
      let (x, y) = (a.element.difference, b.element.difference)
      return x != y ? x > y : a.offset < b.offset
    }
    let count = grouped(all.count)
    let heading = language.choose(en: "\(title): \(count)", zh: "\(title)：\(count)")
    var lines = ["", style.paint(heading, .bold)]
    for (_, community) in largest.prefix(Self.shown) {
      lines.append(line(of: community))
      lines += community.verdicts.map { "    " + line($0) }
    }
    if all.count > Self.shown {
      let rest = grouped(all.count - Self.shown)
      lines.append(
        language.choose(
          en: "  … and \(rest) more: see --format csv.", zh: "  ……另有 \(rest) 个，见 --format csv。"))
    }
    return lines
  }

  private func line(of community: AssessmentComparison.Community) -> String {
    let id = community.community.id
    let name = community.community.name.flatMap { $0.isEmpty ? nil : "\($0) (\(id))" } ?? id
    func score(_ score: Double?) -> String { score.map { language.score($0) } ?? "–" }
    var line = "  \(name)  \(score(community.score.before)) → \(score(community.score.after))"
    if community.grade.before != community.grade.after {
      line += "  \(gradeName(community.grade.before)) → \(gradeName(community.grade.after))"
    }
    return line.printable
  }

  private func gradeName(_ id: String?) -> String {
    comparison.grades.first { $0.grade.id == id }?.grade.name?.text(in: language)
      ?? language.noGrade
  }

  private func line(_ change: VerdictChange) -> String {
    let name = comparison.categories[change.category].category.name.text(in: language)
    func metres(_ metres: Double?) -> String { metres.map { language.distance($0) } ?? "–" }
    let verdicts = """
      \(change.verdict.before.text(in: language)) → \(change.verdict.after.text(in: language))
      """
    let nearest = "\(metres(change.metres.before)) → \(metres(change.metres.after))"
    let cause = change.cause.text(language)
    return language.choose(
      en: "\(name): \(verdicts), \(nearest); \(cause)",
      zh: "\(name)：\(verdicts)，\(nearest)；\(cause)"
    ).printable
  }
}

extension AssessmentComparison.Community {
  /// How large the change of the score is.
  fileprivate var difference: Double { abs((score.after ?? 0) - (score.before ?? 0)) }
}
