import Coverage

extension PageText {
  // MARK: The answer

  func livingCircles(_ area: StandardSummary.Area) -> String {
    let (some, all) = (grouped(area.livingCircles), grouped(area.communities))
    return choose(
      en: "\(some) of \(all) communities have all that is asked",
      zh: "\(all) 个社区中有 \(some) 个达到全部要求")
  }
  func residents(_ living: Double, of all: Double) -> String {
    let (some, all) = (number(living), number(all))
    return choose(
      en: "\(some) of \(all) residents live in such a community",
      zh: "\(all) 名居民中有 \(some) 名住在达到全部要求的社区")
  }
  var residentsUnknown: String {
    choose(en: "The table does not say how many residents there are.", zh: "社区表未提供居民人数。")
  }
  var meanScore: String { choose(en: "mean score of 100", zh: "平均得分（满分 100）") }
  var meanCoverage: String {
    choose(en: "of all categories are within reach, on average", zh: "平均业态覆盖率")
  }
  func graded(_ area: StandardSummary.Area) -> String {
    let (some, all) = (grouped(area.gradedCommunities ?? 0), grouped(area.communities))
    return choose(
      en: "\(some) of \(all) communities reach a grade", zh: "\(all) 个社区中有 \(some) 个达到等级")
  }
  var mostMissing: String { choose(en: "Most often missing", zh: "缺失最多的业态") }
  func missing(_ category: StandardSummary.Category) -> String {
    let count = category.missingCommunities
    guard let residents = category.missingResidents else {
      return choose(
        en: counted(count, "community lacks it", "communities lack it"),
        zh: "\(grouped(count)) 个社区缺失")
    }
    let people = number(residents)
    return choose(
      en: "\(counted(count, "community", "communities")) with \(people) residents",
      zh: "\(grouped(count)) 个社区缺失，涉及居民 \(people) 人")
  }
  var nothingMissing: String { choose(en: "Nothing is missing anywhere.", zh: "各社区均无缺失。") }
  var grades: String { choose(en: "Grades", zh: "等级") }
  var noGrade: String { choose(en: "below all grades", zh: "未达等级") }
  func grade(_ name: String, _ count: Int) -> String {
    choose(en: "\(name): \(grouped(count))", zh: "\(name) \(grouped(count)) 个")
  }
  func edge(_ count: Int) -> String {
    choose(
      en: """
        \(counted(count, "community lies", "communities lie")) at the edge of the data: \
        what is missing there may lie beyond it.
        """,
      zh: "有 \(grouped(count)) 个社区位于数据范围边缘：所缺业态可能在范围之外。")
  }

  func context(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    return choose(
      en: """
        \(counted(count, "community lies", "communities lie")) outside the study area: \
        grey on the map, and in no figure.
        """,
      zh: "有 \(grouped(count)) 个社区位于研究范围之外：在地图上以灰色显示，不计入任何数字。")
  }

  // MARK: Changes

  var noEarlierStandard: String {
    choose(
      en: "The earlier run was not held against this standard.", zh: "上次的结果没有采用此标准。")
  }
  func compared(_ count: Int, new: Int, gone: Int) -> String {
    choose(
      en: """
        \(counted(count, "community is", "communities are")) in both runs, \
        \(grouped(new)) only in this one, \(grouped(gone)) only in the earlier one.
        """,
      zh: """
        两次均有的社区 \(grouped(count)) 个，仅本次有的 \(grouped(new)) 个，\
        仅上次有的 \(grouped(gone)) 个。
        """)
  }
  var figure: String { choose(en: "Figure", zh: "指标") }
  var before: String { choose(en: "Before", zh: "上次") }
  var now: String { choose(en: "Now", zh: "本次") }
  var change: String { choose(en: "Change", zh: "变化") }
  var livingCircleRate: String {
    choose(en: "Communities with all that is asked", zh: "达到全部要求的社区")
  }
  var residentRate: String {
    choose(en: "Residents with all that is asked", zh: "住在达到全部要求社区的居民")
  }
  var score: String { choose(en: "Mean score", zh: "平均得分") }
  func points(_ value: Double) -> String {
    choose(en: "\(signed(value)) points", zh: "\(signed(value)) 个百分点")
  }
  func moved(better: Int, worse: Int) -> String {
    choose(
      en: """
        The score rose in \(counted(better, "community", "communities")) \
        and fell in \(grouped(worse)).
        """,
      zh: "得分上升的社区 \(grouped(better)) 个，下降的 \(grouped(worse)) 个。")
  }
}
