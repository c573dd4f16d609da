/// What the layers of a run are called, and what they show.
package enum LayerText: String, CaseIterable, Sendable {
  case communities, context, outlets, gaps, reach, cities

  /// What the layer is called.
  package func title(in language: Language) -> String {
    switch self {
    case .communities: language.choose(en: "Communities", zh: "社区")
    case .context: language.choose(en: "Communities outside the study area", zh: "研究范围之外的社区")
    case .outlets: language.choose(en: "Outlets", zh: "商业网点")
    case .gaps: language.choose(en: "Gaps", zh: "缺口")
    case .reach: language.choose(en: "Reach", zh: "步行圈")
    case .cities: language.choose(en: "Cities", zh: "城市")
    }
  }

  /// What its features are.
  package func summary(in language: Language) -> String {
    switch self {
    case .communities:
      language.choose(
        en: "Communities with their score and what they lack.", zh: "各社区的得分和缺失业态。")
    case .context:
      language.choose(
        en: "Communities outside the study area, of which nothing is asked.",
        zh: "研究范围之外、不参与评价的社区。")
    case .outlets:
      language.choose(
        en: "Outlets with the categories that they serve; those nearest to some community by name.",
        zh: "商业网点及其业态；离某社区最近的网点注明名称。")
    case .gaps:
      language.choose(
        en: """
          A line from each community to the nearest outlet of each category that it lacks; \
          without a line where there is no such outlet.
          """,
        zh: "从各社区到其缺失业态最近网点的连线；没有任何此类网点的，只有记录而没有连线。")
    case .reach:
      language.choose(
        en: "The area within the limit of each community, one for each different limit.",
        zh: "各社区的步行范围；标准有几种距离上限，每个社区就有几个范围。")
    case .cities:
      language.choose(
        en: "Cities at the middle of their communities, with their sums.",
        zh: "各城市（位于其社区的中位坐标处）及其汇总数。")
    }
  }
}
