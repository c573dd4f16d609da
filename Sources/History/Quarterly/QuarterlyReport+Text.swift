import Catalogue
public import CoverageReport
import Coverage

extension QuarterlyReport {
  /// The report in Markdown.
  public func markdown(in language: Language) -> String {
    QuarterlyText(self, language).blocks().map(\.markdown).joined()
  }

  /// The report as one page of HTML that fetches nothing.
  public func html(in language: Language) -> String {
    let text = QuarterlyText(self, language)
    return ReportBlock.page(text.blocks(), title: text.title, language: language)
  }
}

/// A quarter's report in words.
private struct QuarterlyText {
  private let report: QuarterlyReport
  private let language: Language

  init(_ report: QuarterlyReport, _ language: Language) {
    (self.report, self.language) = (report, language)
  }

  var title: String {
    let (year, number) = (report.quarter.year, report.quarter.number)
    return language.choose(
      en: "Quarter-hour living circles, \(report.quarter)",
      zh: "一刻钟便民生活圈建设工作进展情况（\(year) 年第 \(number) 季度）")
  }

  func blocks() -> [ReportBlock] {
    var blocks: [ReportBlock] = [.title(title), .text(due)]
    for total in report.totals { blocks += totals(total) }
    blocks += cities()
    blocks += changes()
    blocks += targets()
    return blocks + method()
  }

  private var due: String {
    let date = report.quarter.dueDate
    return language.choose(
      en: """
        Due on \(date): a quarter's progress is reported by the 10th of the first month after it \
        (陕商函〔2021〕575号).
        """,
      zh: "报送时限：\(date)。依据陕商函〔2021〕575号：“于每季度第一个月10日前”报送上季度工作进展情况。")
  }

  private func column(_ en: String, _ zh: String, isNumber: Bool = true) -> PrintedTable.Column {
    .init(header: language.choose(en: en, zh: zh), isNumber: isNumber)
  }

  private func name(_ standard: String?) -> String {
    standard ?? language.choose(en: "every category, once", zh: "各业态至少一处")
  }

  // MARK: All cities

  private func totals(_ total: QuarterlyReport.Total) -> [ReportBlock] {
    typealias Sum = QuarterlyReport.Sum
    func row(_ en: String, _ zh: String, _ value: (Sum) -> String?) -> [String]? {
      value(total.now).map {
        [language.choose(en: en, zh: zh), total.before.flatMap(value) ?? "", $0]
      }
    }
    func circles(_ area: RecordedArea) -> String {
      "\(grouped(area.livingCircles)) (\(language.percent(area.livingCircleRate)))"
    }
    let rows = [
      row("cities", "城市", { grouped($0.cities) }),
      row("communities", "社区", { grouped($0.all.communities) }),
      row("living circles", "达标生活圈", { circles($0.all) }),
      row("living circles of the main urban area", "主城区达标生活圈", { $0.main.map(circles) }),
      row("residents", "居民", { $0.all.residents.map { grouped(Int($0.rounded())) } }),
      row("residents in living circles", "生活圈覆盖居民", residents),
      row("communities with a grade", "达到等级的社区", { $0.all.graded.map(grouped) }),
      row("mean score", "平均得分", { language.score($0.all.meanScore) }),
    ].compactMap { $0 }
    let before = report.previous.map { "\($0)" } ?? ""
    let table = PrintedTable(
      [
        column("", "", isNumber: false), .init(header: before, isNumber: true),
        .init(header: "\(report.quarter)", isNumber: true),
      ], rows)
    let heading = language.choose(
      en: "All cities, by \(name(total.standard))", zh: "总体情况（标准：\(name(total.standard))）")
    return [.heading(heading), .table(table)] + grades(total) + categories(total)
  }

  private func categories(_ total: QuarterlyReport.Total) -> [ReportBlock] {
    if total.now.categories.isEmpty { return [] }
    let rows = total.now.categories.map { category in
      let before = total.before?.categories.first { $0.id == category.id }
      return [
        category.name.text(in: language),
        before.map { $0.rate.map { language.percent($0) } ?? "–" } ?? "",
        category.rate.map { language.percent($0) } ?? "–", grouped(category.outlets),
      ]
    }
    return [
      .table(
        PrintedTable(
          [
            column("category", "业态", isNumber: false),
            column("covered before", "前次覆盖率"), column("covered", "覆盖率"),
            column("outlets", "商业网点"),
          ], rows))
    ]
  }

  private func residents(_ sum: QuarterlyReport.Sum) -> String? {
    sum.all.residentsOfLivingCircles.flatMap { count in
      sum.all.residentRate.map { "\(grouped(Int(count.rounded()))) (\(language.percent($0)))" }
    }
  }

  private func grades(_ total: QuarterlyReport.Total) -> [ReportBlock] {
    if total.grades.isEmpty { return [] }
    let all = Double(max(total.now.all.communities, 1))
    let rows = total.grades.map { grade in
      [
        grade.name?.text(in: language)
          ?? language.choose(en: "below the lowest", zh: "未达等级"), grouped(grade.communities),
        language.percent(Double(grade.communities) / all),
      ]
    }
    return [
      .table(
        PrintedTable(
          [
            column("grade", "等级", isNumber: false), column("communities", "社区"),
            column("share", "占比"),
          ], rows))
    ]
  }

  // MARK: Cities

  private func cities() -> [ReportBlock] {
    let rows = report.cities.map { city in
      let area = city.all
      return [
        city.city, name(city.standard), grouped(area.communities), grouped(area.livingCircles),
        language.percent(area.livingCircleRate),
        city.main.map { language.percent($0.livingCircleRate) } ?? "",
        area.residentRate.map { language.percent($0) } ?? "", area.graded.map(grouped) ?? "",
        language.score(area.meanScore),
      ]
    }
    let table = PrintedTable(
      [
        column("city", "城市", isNumber: false), column("standard", "标准", isNumber: false),
        column("communities", "社区"), column("living circles", "达标生活圈"), column("share", "占比"),
        column("main urban area", "主城区占比"), column("residents", "覆盖居民"),
        column("with a grade", "达到等级"), column("mean score", "平均得分"),
      ], rows)
    return [.heading(language.choose(en: "City by city", zh: "各城市情况")), .table(table)]
  }

  private func changes() -> [ReportBlock] {
    guard let changes = report.changes else {
      return [
        .text(
          language.choose(
            en: "The history has no earlier quarter to compare with.", zh: "历史文件中没有更早的季度可供比较。"))
      ]
    }
    let heading = language.choose(
      en: "What has changed since \(changes.before)", zh: "与 \(changes.before) 相比的变化")
    let growing = changes.cities.filter { $0.growth != 0 || $0.better + $0.worse > 0 }
    let rows = growing.map { city in
      [
        city.after.city, name(city.after.standard), direction(city),
        language.percent(city.before.all.livingCircleRate),
        language.percent(city.after.all.livingCircleRate), grouped(city.better),
        grouped(city.worse),
        language.list(city.kinds.filter(\.decidesVerdicts).map { $0.text(language) }),
      ]
    }
    let notes = changes.notes(language)
    var blocks: [ReportBlock] = [.heading(heading), .text(changes.summary(language))]
    if !notes.isEmpty { blocks.append(.list(notes)) }
    if rows.isEmpty { return blocks }
    return blocks + [
      .table(
        PrintedTable(
          [
            column("city", "城市", isNumber: false), column("standard", "标准", isNumber: false),
            column("change", "变化", isNumber: false), column("before", "前次"),
            column("now", "本次"), column("better", "好转社区"), column("worse", "退步社区"),
            column("also other", "其他变化", isNumber: false),
          ], rows))
    ]
  }

  /// Whether a city has got better: by its living circles, then by its communities.
  private func direction(_ city: QuarterComparison.City) -> String {
    switch city.direction {
    case 1: language.choose(en: "better", zh: "好转")
    case -1: language.choose(en: "worse", zh: "退步")
    default: language.choose(en: "even", zh: "持平")
    }
  }

  // MARK: Targets

  private func targets() -> [ReportBlock] {
    if report.progress.isEmpty { return [] }
    let rows = report.progress.map { progress in
      let number = { (value: Double?) in value.map { self.number($0, progress) } ?? "–" }
      return [
        progress.city, name(progress.standard), progress.target.measure.text(language),
        "\(progress.due)", number(progress.target.atLeast), number(progress.now),
        number(progress.expected), progress.state.text(language), progress.target.source,
      ]
    }
    let table = PrintedTable(
      [
        column("city", "城市", isNumber: false), column("standard", "标准", isNumber: false),
        column("counted", "指标", isNumber: false), column("by", "期限", isNumber: false),
        column("target", "目标"), column("now", "目前"), column("expected", "预计"),
        column("state", "进度", isNumber: false), column("source", "来源", isNumber: false),
      ], rows)
    let late = report.progress.filter { $0.state == .behind || $0.state == .missed }
    let names = Set(late.map(\.city)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let summary =
      late.isEmpty
      ? language.choose(
        en: "No city misses a target at the present pace.", zh: "按目前进度，没有城市不能按期完成目标。")
      : language.choose(
        en: "Missing a target at the present pace: \(language.list(names)).",
        zh: "按目前进度不能按期完成目标的城市：\(language.list(names))。")
    return [
      .heading(language.choose(en: "Progress against targets", zh: "目标完成进度")), .text(summary),
      .table(table),
    ]
  }

  private func number(_ value: Double, _ progress: TargetProgress) -> String {
    progress.target.measure == .livingCircleCount
      ? grouped(Int(value.rounded(.down))) : language.percent(value)
  }

  private func method() -> [ReportBlock] {
    let span = TargetProgress.span
    return [
      .heading(language.choose(en: "How this was counted", zh: "计算方法")),
      .list([
        language.choose(
          en: "A living circle is a community that has all its standard asks of it within reach.",
          zh: "达标生活圈：标准所要求的业态在步行范围内全部具备的社区。"),
        language.choose(
          en: """
            Expected: now + (now − then) ÷ quarters between × quarters left; then is the earliest run \
            of the last \(span) quarters.
            """,
          zh: "预计值＝目前值＋（目前值－起始值）÷间隔季度数×剩余季度数；起始值取最近 \(span) 个季度内最早的一次结果。"),
        language.choose(
          en: "The mean score weighs each city by its communities.", zh: "平均得分按各城市社区数加权。"),
      ]),
    ]
  }
}
