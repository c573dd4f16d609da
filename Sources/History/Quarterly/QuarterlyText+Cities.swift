import CoverageReport

extension QuarterlyText {
  func cities() -> [ReportBlock] {
    let rows = report.cities.map { city in
      let area = city.all
      return [
        city.city, language.name(ofStandard: city.standard), grouped(area.communities),
        grouped(area.livingCircles),
        language.percent(area.livingCircleRate),
        city.main.map { language.percent($0.livingCircleRate) } ?? "",
        area.residentRate.map { language.percent($0) } ?? "", area.graded.map(grouped) ?? "",
        language.score(area.meanScore),
      ]
    }
    let table = PrintedTable(
      [
        language.column("city", "城市"), language.column("standard", "标准"),
        language.number("communities", "社区"), language.number("living circles", "达标生活圈"),
        language.number("share", "占比"),
        language.number("main urban area", "主城区占比"), language.number("residents", "覆盖居民"),
        language.number("with a grade", "达到等级"), language.number("mean score", "平均得分"),
      ], rows)
    return [.heading(language.choose(en: "City by city", zh: "各城市情况")), .table(table)]
  }

  func changes() -> [ReportBlock] {
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
        city.after.city, language.name(ofStandard: city.after.standard), direction(city),
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
            language.column("city", "城市"), language.column("standard", "标准"),
            language.column("change", "变化"), language.number("before", "前次"),
            language.number("now", "本次"), language.number("better", "好转社区"),
            language.number("worse", "退步社区"),
            language.column("also other", "其他变化"),
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
}
