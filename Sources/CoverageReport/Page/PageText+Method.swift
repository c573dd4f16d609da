import Coverage

extension PageText {
  /// How the figures come about, a sentence each.
  func method(_ run: FinishedRun) -> [String] {
    var lines = [reach(run.record.reach)]
    if run.record.workingFrame == "GCJ-02" {
      lines.append(
        language.choose(
          en: """
            Distances were measured in GCJ-02: lengths are true to 0.8 %, as a rule to 0.15 %.
            """,
          zh: "在 GCJ-02 中量算：长度误差不超过 0.8%，通常约 0.15%。"))
    }
    lines += outletPlaces(run)
    lines += streets(run)
    lines.append(verdicts)
    if run.assessments.contains(where: { $0.id != nil }) {
      lines.append(score100)
    } else if let limit = run.record.limitM {
      lines.append(everyCategory(within: language.distance(limit)))
    }
    if let error = run.record.options.positionErrorM, error > 0 {
      lines.append(borderline(language.distance(error)))
    }
    return lines
  }

  private func reach(_ reach: String) -> String {
    switch reach {
    case "network":
      language.choose(
        en:
          "Near is measured along walking paths: the shortest way on foot from community to outlet.",
        zh: "距离沿步行路网量算：社区到商业网点的最短步行路程。")
    case "both":
      language.choose(
        en:
          "Near is measured both along walking paths and as the crow flies, on the WGS 84 ellipsoid.",
        zh: "距离同时按步行路网和椭球面（WGS 84）直线量算。")
    default:
      language.choose(
        en: """
          Near is measured as the crow flies, exactly on the WGS 84 ellipsoid; walking times become \
          distances by the speed, divided by how many times longer than the straight line a way is.
          """,
        zh: "距离按椭球面（WGS 84）直线精确量算；步行时间乘以步行速度、除以绕行系数折算为距离。")
    }
  }

  private var verdicts: String {
    language.choose(
      en: """
        A category is covered where as many outlets as are asked lie within its limit, a distance \
        equal to the limit being within it.
        """,
      zh: "限距以内（含等于限距）的网点数达到要求时，该业态记为已覆盖。")
  }

  private var score100: String {
    language.choose(
      en:
        "The score is the weight of the covered categories over that of the required ones, times 100.",
      zh: "得分为已覆盖业态的权重之和与应有业态的权重之和之比乘以 100。")
  }

  private func everyCategory(within limit: String) -> String {
    language.choose(
      en: """
        No standard was given: every category in the data is required once within \(limit), and the \
        score is the share of them that is covered, in per cent.
        """,
      zh: "未指定标准：数据中的每类业态在 \(limit)内各要求一个，得分为已覆盖业态所占的百分比。")
  }

  private func borderline(_ error: String) -> String {
    language.choose(
      en: "Verdicts that could turn over if a position moved by \(error) are borderline.",
      zh: "位置移动 \(error)就可能改变的判定记为临界。")
  }

  /// What was found about the inputs, by the name that programs know it by.
  func concern(_ id: String) -> String {
    switch id {
    case "rejected-rows": language.choose(en: "cannot be used", zh: "无法使用")
    case "swapped-axes":
      language.choose(en: "longitude and latitude seem to be swapped", zh: "经纬度似乎颠倒")
    case "zero-position":
      language.choose(en: "lie at longitude 0, latitude 0", zh: "位于经度 0、纬度 0")
    case "far-away":
      language.choose(en: "lie 10 km or more from everything else", zh: "距其他所有点 10 公里以上")
    case "outside-area": language.choose(en: "lie outside the study area", zh: "位于研究范围之外")
    case "edge":
      language.choose(en: "lie at the edge of the data", zh: "位于数据范围边缘")
    case "duplicate":
      language.choose(en: "stand in the table twice", zh: "重复出现")
    case "near-duplicate":
      language.choose(
        en: "may be doubles: same category and name, less than 50 m apart",
        zh: "可能重复：业态和名称相同，相距不到 50 米")
    case "stacked":
      language.choose(
        en: "share one position with many others of different names", zh: "与多个名称不同的网点位置完全相同")
    case "offset":
      language.choose(
        en: "lie a constant way off the communities: check the frames", zh: "与社区整体存在固定偏移：请核对坐标系")
    case "off-streets":
      language.choose(
        en: "lie a constant way off the streets: check the frames", zh: "相对路网存在固定偏移：请核对坐标系")
    case "no-category": language.choose(en: "have no category", zh: "未注明业态")
    case "unknown-category":
      language.choose(en: "have only categories that nothing asks for", zh: "业态不在任何标准或业态表中")
    case "sentinel-residents":
      language.choose(
        en: "have a number of residents that stands for something else", zh: "居民人数像是占位数")
    case "huge-residents":
      language.choose(en: "have more residents than there is room for", zh: "居民人数过大")
    case "no-residents":
      language.choose(en: "do not say how many residents they have", zh: "未注明居民人数")
    case "metres-as-degrees":
      language.choose(en: "coordinates look like metres", zh: "坐标像是以米为单位")
    default: id
    }
  }

  /// The walk of a standard as a product, with the distance it comes to.
  func walk(_ walk: StandardDocument.Walk) -> String {
    let (time, pace, factor) = (walk.minutes.short, walk.speedMPerMin.short, walk.detour.short)
    let metres = language.distance(walk.limitM)
    return language.choose(
      en: "Walk: \(time) min × \(pace) m/min ÷ \(factor) = \(metres)",
      zh: "步行：\(time) 分钟 × \(pace) 米/分钟 ÷ \(factor) = \(metres)")
  }

  /// A condition of a grade, with the names that the standard gives to ids.
  func rule(_ rule: RuleValue, _ standard: StandardDocument) -> String {
    let tier = standard.tiers.first { $0.id == rule.tier }?.name.text(in: language) ?? ""
    if let share = rule.share {
      return language.choose(
        en: "\(tier): at least \(language.percent(share))",
        zh: "\(tier)不低于 \(language.percent(share))")
    }
    if let count = rule.count {
      return language.choose(
        en: "\(tier): at least \(counted(count, "category", "categories"))",
        zh: "\(tier)不少于 \(count) 类")
    }
    if let covered = rule.covered {
      let names = language.list(
        covered.map { id in
          standard.categories.first { $0.id == id }?.name.text(in: language) ?? id
        })
      return language.choose(en: "covered: \(names)", zh: "已覆盖：\(names)")
    }
    if let headlines = rule.headlines {
      return language.choose(
        en: "at least \(counted(headlines, "headline category", "headline categories"))",
        zh: "重点业态不少于 \(headlines) 类")
    }
    if let score = rule.score {
      return language.choose(
        en: "a score of at least \(tenth(score))", zh: "得分不低于 \(tenth(score))")
    }
    let indicator = standard.indicators.first { $0.id == rule.indicator }?.name.text(in: language)
    let (name, least) = (indicator ?? rule.indicator ?? "", language.percent(rule.atLeast ?? 0))
    return language.choose(en: "\(name): at least \(least)", zh: "\(name)不低于 \(least)")
  }
}

extension StandardDocument {
  /// A condition of a grade, with the names that the standard gives to ids.
  package func text(of rule: Rule, in language: Language) -> String {
    PageText(language: language).rule(rule.rule, self)
  }
}
