import Catalogue
import CoverageReport

extension QuarterlyText {
  func targets() -> [ReportBlock] {
    if report.progress.isEmpty { return [] }
    let rows = report.progress.map { progress in
      let number = { (value: Double?) in value.map { self.number($0, progress) } ?? "–" }
      return [
        progress.city, language.name(ofStandard: progress.standard),
        progress.target.measure.text(language),
        "\(progress.due)", number(progress.target.atLeast), number(progress.now),
        number(progress.expected), progress.state.text(language), progress.target.source,
      ]
    }
    let table = PrintedTable(
      [
        language.column("city", "城市"), language.column("standard", "标准"),
        language.column("counted", "指标"), language.column("by", "期限"),
        language.number("target", "目标"), language.number("now", "目前"),
        language.number("expected", "预计"),
        language.column("state", "进度"), language.column("source", "来源"),
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

  func method() -> [ReportBlock] {
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
