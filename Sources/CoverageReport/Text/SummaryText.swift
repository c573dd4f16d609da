import Catalogue
import Coverage
import GeoFormats

extension CoverageRun {
  /// What a planner wants at a glance: coverage of each category, the communities that lack most.
  public func text(_ style: TextStyle) -> String {
    let text =
      switch outcome {
      case .everyCategory(let summary): SummaryText(run: self, summary: summary).text(style)
      case .standards(let standards): StandardsText(run: self, standards: standards).text(style)
      }
    let credits = attributions(style.language).map { "\($0)\n" }
    return text + reachText(style) + (credits.isEmpty ? "" : "\n\(credits.joined())")
  }

  /// Whom the data asks to name, a line each; what the user gave again is there once, with its date.
  private func attributions(_ language: Language) -> [String] {
    let own = extract?.attribution(language) ?? network?.input.attribution(language)
    let isOwn = own == nil ? nil : OSMExtract.attribution
    return options.attributions.filter { $0 != isOwn }.map { $0.shortened.printable }
      + [own].compactMap { $0 }
  }

  /// The pilot area that the city is, with its lists.
  func pilotLine(_ language: Language) -> String? {
    guard let pilot else { return nil }
    let lists = language.list(pilot.lists.map { $0.text(in: language) })
    return language.choose(
      en: "pilot area: \(pilot.area), \(pilot.province) (\(lists))",
      zh: "试点地区：\(pilot.province)\(pilot.area)（\(lists)）")
  }

  /// The rows that were set aside, table by table.
  var rejected: [InputProblem] {
    communities.rejected + outlets.rejected + (entrances?.table.rejected ?? [])
  }

  /// How many communities lie at the edge of the data.
  private func edgeLine(_ language: Language) -> String? {
    guard let count = facts.isEdge?.count(where: { $0 }), count > 0 else { return nil }
    return language.choose(
      en: """
        \(counted(count, "community lies", "communities lie")) at the edge of the data: what is \
        missing there may lie beyond it
        """,
      zh: "有 \(grouped(count)) 个社区位于数据范围边缘：所缺业态可能在范围之外")
  }

  /// What a planner should know of the inputs.
  func remarks(_ language: Language) -> [String] {
    var remarks: [String] = []
    if let remark = frameRemark(language) { remarks.append(remark) }
    let rejected = rejected.count
    if rejected > 0 {
      remarks.append(
        language.choose(
          en: "\(counted(rejected, "row", "rows")) set aside, see rejected.csv",
          zh: "有 \(grouped(rejected)) 行数据未采用，详见 rejected.csv"))
    }
    if let outside = language.context(context.count) { remarks.append(outside) }
    remarks += check?.remarks(language) ?? []
    if let edge = edgeLine(language) { remarks.append(edge) }
    remarks += networkRemarks(language)
    let without = categories.outletsWithoutCategory
    if without > 0 {
      remarks.append(
        language.choose(
          en: "\(counted(without, "outlet has", "outlets have")) no category",
          zh: "有 \(grouped(without)) 个商业网点未注明业态"))
    }
    return remarks
  }

  /// What is measured in, where that is not what most people expect.
  private func frameRemark(_ language: Language) -> String? {
    let frames = (communities.source.frame.name, outlets.source.frame.name)
    guard workingFrame == .gcj02 else { return nil }
    return language.choose(
      en: """
        measured in GCJ-02 (communities \(frames.0), outlets \(frames.1)): \
        lengths true to 0.8 %, as a rule to 0.15 %
        """,
      zh: "在 GCJ-02 中量算（社区 \(frames.0)，商业网点 \(frames.1)）：长度误差不超过 0.8%，通常约 0.15%"
    ).printable
  }
}

/// A run over every category found, at a glance.
private struct SummaryText {
  let run: CoverageRun
  let summary: CoverageSummary

  func text(_ style: TextStyle) -> String {
    var lines = [style.paint(headline(style.language), .bold), outletsLine(style.language)]
    if let residents = residentsLine(style.language) { lines.append(residents) }
    if let pilot = run.pilotLine(style.language) { lines.append(pilot) }
    lines += run.remarks(style.language).map { style.paint($0, .yellow) }
    lines += [""] + categoryLines(style) + [""] + worstLines(style)
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ language: Language) -> String {
    let circles = summary.livingCircles
    let (some, all) = (grouped(circles), grouped(summary.communities))
    let walk = run.options.walk.text(in: language, along: run.main.reach)
    let required = run.categories.names.count
    return language.choose(
      en: """
        \(some) of \(all) communities \(circles == 1 ? "has" : "have") all \
        \(counted(required, "category", "categories")) within \(walk)
        """,
      zh: "\(all) 个社区中有 \(some) 个在 \(walk)内具备全部 \(grouped(required)) 类业态")
  }

  private func outletsLine(_ language: Language) -> String {
    let (pairs, score) = (grouped(summary.pairs), language.percent(summary.meanScore))
    return language.choose(
      en: """
        \(counted(run.outletCount, "outlet", "outlets")), \(pairs) within reach of a community; \
        mean score \(score)
        """,
      zh: "商业网点 \(grouped(run.outletCount)) 个，步行可达的社区—网点组合 \(pairs) 对；平均得分 \(score)")
  }

  private func residentsLine(_ language: Language) -> String? {
    guard let residents = summary.residents, let covered = summary.residentsOfLivingCircles else {
      return nil
    }
    let (some, all) = (grouped(Int(covered)), grouped(Int(residents)))
    let unknown = summary.communitiesWithoutResidents ?? 0
    guard unknown > 0 else {
      return language.choose(
        en: "\(some) of \(all) residents live in them",
        zh: "\(all) 名居民中有 \(some) 名住在这些社区")
    }
    return language.choose(
      en: """
        \(some) of \(all) residents live in them; \
        \(counted(unknown, "community does", "communities do")) not say how many
        """,
      zh: "\(all) 名居民中有 \(some) 名住在这些社区；另有 \(grouped(unknown)) 个社区未填居民人数")
  }

  private func categoryLines(_ style: TextStyle) -> [String] {
    let language = style.language
    let name = max(8, summary.categories.map(\.category.columns).max() ?? 0)
    let width = min(name, max(style.width - 56, 12))
    let bar = max(min(style.width - width - 41, 24), 8)
    let title =
      language.choose(en: "category", zh: "业态").fitted(width) + "  "
      + language.choose(en: "communities", zh: "社区").fitted(bar)
      + language.choose(en: "covered", zh: "覆盖率").rightAligned(9)
      + language.choose(en: "outlets", zh: "网点").rightAligned(11)
      + language.choose(en: "median to nearest", zh: "最近距离中位数").rightAligned(19)
    return [style.paint(title, .dim)]
      + summary.categories.map { category in
        let share = category.coverageRate
        let ink: TextStyle.Ink = share >= 0.9 ? .green : share >= 0.5 ? .yellow : .red
        let median =
          category.medianNearest.map { language.distance($0) }
          ?? language.choose(en: "none", zh: "无")
        return category.category.printable.fitted(width) + "  "
          + style.paint(style.bar(share, columns: bar), ink)
          + language.percent(share).rightAligned(9) + grouped(category.outlets).rightAligned(11)
          + median.rightAligned(19)
      }
  }

  private func worstLines(_ style: TextStyle) -> [String] {
    let language = style.language
    let worst = summary.worst.prefix(5)
    guard !worst.isEmpty else {
      return [language.choose(en: "No community lacks anything.", zh: "没有社区缺少任何业态。")]
    }
    return [style.paint(language.choose(en: "lacking most", zh: "缺失最多的社区"), .dim)]
      + worst.map { community in
        let who = language.title(
          name: run.communities.names?[community.row] ?? "", id: run.communities.ids[community.row])
        let missing = community.missing.map { run.categoryName(ofRequirement: $0).printable }
        return who.fitted(28) + "\(community.missing.count)".rightAligned(4) + "  "
          + language.list(missing).fitted(max(style.width - 34, 20)).trimmingEnd
      }
  }
}

extension Language {
  /// What something is called: its name, if it has one, and its id.
  func title(name: String, id: String) -> String {
    (name.isEmpty ? id : choose(en: "\(name) (\(id))", zh: "\(name)（\(id)）")).printable
  }
}

extension Language {
  /// What becomes of communities outside the study area; nothing where there is none.
  func context(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    return choose(
      en: """
        \(counted(count, "community lies", "communities lie")) outside the study area: shown as context, \
        counted nowhere
        """,
      zh: "有 \(grouped(count)) 个社区位于研究范围之外：仅作背景显示，不计入统计")
  }
}
