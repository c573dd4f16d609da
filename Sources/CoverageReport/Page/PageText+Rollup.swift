import Catalogue

extension PageText {
  // MARK: Roll-ups

  var rollupTitle: String {
    choose(en: "15-minute living circles by province and city", zh: "一刻钟便民生活圈汇总报告")
  }
  var cityMap: String { choose(en: "Cities by mean score", zh: "各城市平均得分") }
  var provinces: String { choose(en: "Provinces", zh: "各省") }
  var batches: String { choose(en: "Pilot areas by batch", zh: "各批次试点地区") }
  var cities: String { choose(en: "Cities", zh: "各城市") }
  var failedCities: String { choose(en: "Cities without results", zh: "无结果的城市") }
  var targets: String { choose(en: "Progress against targets", zh: "目标完成进度") }
  func targetsOf(_ quarter: Quarter) -> String {
    choose(en: "By the history, \(quarter).", zh: "依据历史文件，截至 \(quarter)。")
  }
  var province: String { choose(en: "Province", zh: "省份") }
  var notStated: String { choose(en: "(not stated)", zh: "（未注明）") }
  var list: String { choose(en: "List", zh: "批次") }
  var listedAreas: String { choose(en: "Areas of the list", zh: "名单内地区") }
  var city: String { choose(en: "City", zh: "城市") }
  var reason: String { choose(en: "Why", zh: "原因") }
  var rank: String { choose(en: "Rank", zh: "名次") }
  var cityCount: String { choose(en: "Cities", zh: "城市数") }
  /// The heads of an area's figures, after the number of its cities.
  var areaHeads: [String] {
    [
      districtCommunities, choose(en: "With all", zh: "达标数"), choose(en: "Share", zh: "达标率"),
      choose(en: "Graded", zh: "达级率"), choose(en: "Score", zh: "得分"), residentCount,
      choose(en: "Known of", zh: "居民数已知"), choose(en: "Served", zh: "居民达标率"),
      choose(en: "Outlets", zh: "网点数"),
    ]
  }
  var rollupMethod: [String] {
    [
      choose(
        en: """
          Counts of cities are added up and rates are made of the sums; no rate is a mean of rates. \
          The mean score is that of all communities.
          """,
        zh: "汇总时累加各城市的数量，再由合计数计算比率，不对比率取平均；平均得分按全部社区计算。"),
      choose(
        en: """
          Ranks go by the share of communities with all that is asked, then by the mean score; \
          equal ones share a rank. Communities that join no network are in no rate.
          """,
        zh: "名次先按达标率、再按平均得分排列，相同者并列；未能接入路网的社区不计入比率。"),
      choose(
        en: """
          Residents are those of communities that say how many they have; how many say so stands \
          beside them. Cities that were analysed by different standards or options are never added up.
          """,
        zh: "居民数只计已填报的社区，旁列其占比；所用标准或选项不同的城市不相加。"),
    ]
  }
}
