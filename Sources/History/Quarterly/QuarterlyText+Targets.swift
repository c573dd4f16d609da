import CoverageReport

extension QuarterlyText {
  func targets() -> [ReportBlock] {
    if report.progress.isEmpty { return [] }
    return [
      .heading(language.choose(en: "Progress against targets", zh: "目标完成进度")),
      .text(language.lateCities(report.progress)), .table(language.targetTable(report.progress)),
    ]
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
