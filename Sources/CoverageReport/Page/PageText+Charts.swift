extension PageText {
  // MARK: Charts

  var coverageChart: String { choose(en: "Coverage by category", zh: "各类业态覆盖率") }
  func coverageLegend(hasResidents: Bool) -> String {
    hasResidents
      ? choose(
        en: "Bar: share of the communities that need it. Diamond: share of their residents.",
        zh: "条形：有此需求的社区中已覆盖的比例；菱形：按居民计的比例。")
      : choose(en: "Share of the communities that need it.", zh: "有此需求的社区中已覆盖的比例。")
  }
  func distanceChart(_ category: String) -> String {
    choose(en: "Distance to the nearest: \(category)", zh: "到最近网点的距离：\(category)")
  }
  var distanceLegend: String {
    choose(
      en: """
        Communities by the distance to their nearest outlet of the category chosen for the map; \
        the line is the limit.
        """,
      zh: "按到最近网点的距离统计社区数，业态随地图所选；竖线为限距。")
  }
  func beyond(_ metres: Double) -> String {
    choose(en: "> \(language.distance(metres))", zh: "> \(language.distance(metres))")
  }
  func limit(_ metres: Double) -> String {
    choose(en: "limit \(language.distance(metres))", zh: "限距 \(language.distance(metres))")
  }
  var lorenzChart: String { choose(en: "How evenly access is shared", zh: "可达性的均衡程度") }
  func lorenzLegend(byResidents: Bool, gini: Double) -> String {
    let index = hundredth(gini)
    return byResidents
      ? choose(
        en: """
          Lorenz curve: residents, those with the lowest scores first, and the share of all access \
          that they have. Gini index \(index); 0 would be the same for everybody.
          """,
        zh: "洛伦兹曲线：居民按得分由低到高累计，及其享有的可达性份额。基尼系数 \(index)，0 为完全均等。")
      : choose(
        en: """
          Lorenz curve: communities, those with the lowest scores first, and the share of all \
          access that they have. Gini index \(index); 0 would be the same for everybody.
          """,
        zh: "洛伦兹曲线：社区按得分由低到高累计，及其享有的可达性份额。基尼系数 \(index)，0 为完全均等。")
  }
  private func hundredth(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
  var shareOfResidents: String { choose(en: "share of residents", zh: "居民累计比例") }
  var shareOfCommunities: String { choose(en: "share of communities", zh: "社区累计比例") }
  var shareOfAccess: String { choose(en: "share of access", zh: "可达性累计比例") }
  var mapPicture: String { choose(en: "Communities by score", zh: "各社区得分") }

  // MARK: Districts

  var residentCount: String { choose(en: "Residents", zh: "居民人数") }
  var districtCommunities: String { choose(en: "Communities", zh: "社区数") }
  var complete: String { choose(en: "With all that is asked", zh: "达到全部要求") }
  var unnamed: String { choose(en: "(no name)", zh: "（未命名）") }
}
