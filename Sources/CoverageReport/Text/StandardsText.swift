import Coverage
import GeoFormats

/// A run under standards, at a glance: a part for each standard.
struct StandardsText {
  let run: CoverageRun
  let standards: [AssessedStandard]

  func text(_ style: TextStyle) -> String {
    let language = style.language
    let remarks = (run.remarks(language) + unusedLines(language)).map { style.paint($0, .yellow) }
    var parts = standards.map { StandardPart(run: run, assessed: $0).lines(style) }
    if standards.count > 1 { parts.append(VerdictComparison(standards).lines(style)) }
    if let pilot = run.pilotLine(language) { parts.insert([pilot], at: 0) }
    return (parts.joined(separator: [""]) + (remarks.isEmpty ? [] : [""] + remarks))
      .joined(separator: "\n") + "\n"
  }

  /// Categories of outlets that no standard asks for.
  private func unusedLines(_ language: Language) -> [String] {
    let unused = run.categories.unused
    guard !unused.isEmpty else { return [] }
    let names = language.list(unused.prefix(6).map(\.category.printable))
    let outlets = unused.reduce(0) { $0 + $1.outlets }
    let more = unused.count > 6 ? "…" : ""
    return [
      language.choose(
        en: """
          \(counted(outlets, "outlet has", "outlets have")) categories that are not asked for: \
          \(names)\(more)
          """,
        zh: "有 \(grouped(outlets)) 个商业网点的业态不在标准之内：\(names)\(more)")
    ]
  }
}

/// One standard of a run.
private struct StandardPart {
  let run: CoverageRun
  let assessed: AssessedStandard

  private var standard: Standard { assessed.standard }
  private var summary: StandardSummary { assessed.summary }

  func lines(_ style: TextStyle) -> [String] {
    let language = style.language
    var lines = [style.paint(standard.heading(in: language), .bold), circles(language)]
    if let main = summary.main { lines.append(self.main(main, language)) }
    if let residents = residents(language) { lines.append(residents) }
    lines += changes(language).map { style.paint($0, .yellow) }
    lines += gradeLines(style)
    lines += headlineLines(style)
    lines += CategoryTable(assessed: assessed).lines(style)
    return lines + [""] + worstLines(style)
  }

  private func circles(_ language: Language) -> String {
    let area = summary.all
    let (some, all) = (grouped(area.livingCircles), grouped(area.communities))
    let score = language.score(area.meanScore)
    return language.choose(
      en: """
        \(some) of \(all) communities \(area.livingCircles == 1 ? "has" : "have") all that is asked; \
        mean score \(score)
        """,
      zh: "\(all) 个社区中有 \(some) 个达到全部要求；平均得分 \(score)")
  }

  private func main(_ area: StandardSummary.Area, _ language: Language) -> String {
    let (all, circles) = (grouped(area.communities), language.percent(area.livingCircleRate))
    guard let graded = area.gradedRate.map({ language.percent($0) }) else {
      return language.choose(
        en: "main urban area: \(all) communities, \(circles) have all that is asked",
        zh: "主城区：\(all) 个社区，\(circles)达到全部要求")
    }
    return language.choose(
      en: """
        main urban area: \(all) communities, \(graded) reach a grade, \
        \(circles) have all that is asked
        """,
      zh: "主城区：\(all) 个社区，\(graded)达到等级，\(circles)达到全部要求")
  }

  private func residents(_ language: Language) -> String? {
    let area = summary.all
    guard let residents = area.residents, let covered = area.residentsOfLivingCircles else {
      return nil
    }
    let (some, all) = (grouped(Int(covered)), grouped(Int(residents)))
    guard let unknown = summary.communitiesWithoutResidents, unknown > 0 else {
      return language.choose(
        en: "\(some) of \(all) residents live in communities that have all",
        zh: "\(all) 名居民中有 \(some) 名住在达到全部要求的社区")
    }
    return language.choose(
      en: """
        \(some) of \(all) residents live in communities that have all; \
        \(counted(unknown, "community does", "communities do")) not say how many
        """,
      zh: "\(all) 名居民中有 \(some) 名住在达到全部要求的社区；另有 \(grouped(unknown)) 个社区未填居民人数")
  }

  private func changes(_ language: Language) -> [String] {
    standard.changes.map { change in
      let (parts, why) = (language.list(change.parts), change.because.text(in: language))
      return language.choose(
        en: "changes \(change.standard) \(change.version) in \(parts): \(why)",
        zh: "修改自 \(change.standard) \(change.version)（\(parts)）：\(why)"
      ).printable
    }
  }

  private func gradeLines(_ style: TextStyle) -> [String] {
    guard !summary.grades.isEmpty else { return [] }
    let language = style.language
    let marks = Set(standard.grades.flatMap { $0.rules.map(\.basis.provenance) })
      .map { $0.mark(in: language) }.filter { !$0.isEmpty }.sorted()
    let title = language.choose(en: "grades", zh: "等级")
    let marked =
      marks.isEmpty
      ? title
      : language.choose(
        en: "\(title) (rules: \(marks.joined(separator: ", ")))",
        zh: "\(title)（规则：\(marks.joined(separator: "、"))）")
    let names = Dictionary(uniqueKeysWithValues: standard.grades.map { ($0.id, $0.name) })
    return ["", style.paint(marked, .dim)]
      + summary.grades.reversed().map { grade in
        let name =
          names[grade.grade]?.text(in: language)
          ?? language.choose(en: "below all grades", zh: "未达等级")
        let share = Double(grade.communities) / Double(max(summary.all.communities, 1))
        let away = grade.oneCategoryAway
        let note =
          away == 0
          ? ""
          : language.choose(
            en: "  \(grouped(away)) one category away from the next",
            zh: "  其中 \(grouped(away)) 个只差一类业态即可升级")
        return name.printable.fitted(18) + "  " + style.bar(share, columns: 24)
          + grouped(grade.communities).rightAligned(9) + note
      }
  }

  private func headlineLines(_ style: TextStyle) -> [String] {
    guard !summary.headlines.isEmpty else { return [] }
    let language = style.language
    let parts = zip(standard.headlines, summary.headlines).map { headline, figures in
      "\(headline.name.text(in: language)) \(language.percent(figures.coverageRate))"
    }
    return ["", parts.joined(separator: "   ").printable]
  }

  private func worstLines(_ style: TextStyle) -> [String] {
    let language = style.language
    let worst = assessed.worst(5, run)
    guard !worst.isEmpty else {
      return [language.choose(en: "No community lacks anything.", zh: "没有社区缺少任何业态。")]
    }
    let title = language.choose(
      en: "lowest scores, and what to fill first", zh: "得分最低的社区及应优先补齐的业态")
    return [style.paint(title, .dim)]
      + worst.map { row in
        let who = language.title(
          name: run.communities.names?[row] ?? "", id: run.communities.ids[row])
        let missing = assessed.assessment.missing(of: row, kind: run.facts.kinds?[row])
          .map { standard.categories[$0].name.text(in: language).printable }
        return who.fitted(28) + language.score(assessed.assessment.scores[row]).rightAligned(7)
          + "  " + language.list(missing).fitted(max(style.width - 37, 20)).trimmingEnd
      }
  }
}

extension Language {
  /// A score of 0...100 with one decimal; 100 only where nothing is missing.
  package func score(_ score: Double) -> String {
    let tenths = score < 100 ? min(Int((score * 10).rounded()), 999) : 1_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
