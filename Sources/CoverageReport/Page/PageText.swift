import Coverage

/// The texts of pages, cards and pictures, each whole in both languages.
struct PageText: Sendable {
  let language: Language

  private func choose(en: @autoclosure () -> String, zh: @autoclosure () -> String) -> String {
    language.choose(en: en(), zh: zh())
  }

  func number(_ number: Int) -> String { grouped(number) }

  func number(_ number: Double) -> String { grouped(Int(number.rounded())) }

  /// A number with one decimal.
  func tenth(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(grouped(abs(tenths) / 10)).\(abs(tenths) % 10)"
  }

  /// A score; a dash where it is not known.
  func score(_ value: Double) -> String { value.isNaN ? "–" : tenth(value) }

  /// A difference with its sign.
  func signed(_ value: Double) -> String { value > 0 ? "+" + tenth(value) : tenth(value) }

  // MARK: Titles

  var title: String { choose(en: "15-minute living circles", zh: "一刻钟便民生活圈覆盖报告") }
  func title(of place: String) -> String {
    choose(en: "\(place): 15-minute living circles", zh: "\(place)一刻钟便民生活圈覆盖报告")
  }
  var everyCategory: String { choose(en: "Every category in the data", zh: "数据中的全部业态") }
  func subtitle(_ communities: Int, _ outlets: Int) -> String {
    let (places, shops) = (grouped(communities), grouped(outlets))
    return choose(
      en: "\(places) communities, \(shops) outlets", zh: "社区 \(places) 个，商业网点 \(shops) 个")
  }
  var assessment: String { choose(en: "Standard", zh: "标准") }
  var answer: String { choose(en: "The answer", zh: "总体情况") }
  var map: String { choose(en: "Map", zh: "地图") }
  var communities: String { choose(en: "Communities", zh: "社区明细") }
  var charts: String { choose(en: "Charts", zh: "统计图") }
  var districts: String { choose(en: "Districts", zh: "街道（区）排名") }
  var dataCheck: String { choose(en: "Data check", zh: "数据检查") }
  var method: String { choose(en: "Method", zh: "方法") }
  var standard: String { choose(en: "The standard and its sources", zh: "标准及其出处") }
  var attribution: String { choose(en: "Data and licences", zh: "数据与许可") }
  var changes: String { choose(en: "Since the earlier run", zh: "与上次相比") }

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

  // MARK: The map

  var mapHelp: String {
    choose(
      en: """
        Map of the communities. Arrow keys move it, plus and minus zoom, 0 shows everything. \
        The table below lists the same communities.
        """,
      zh: "社区地图。方向键移动，加号和减号缩放，0 显示全部。下方表格列出同样的社区。")
  }
  var selection: String { choose(en: "The selected community", zh: "所选社区") }
  var colouring: String { choose(en: "Colour by", zh: "着色") }
  var byScore: String { choose(en: "score", zh: "得分") }
  var byGrade: String { choose(en: "grade", zh: "等级") }
  var byCategory: String { choose(en: "a category", zh: "单类业态") }
  var category: String { choose(en: "Category", zh: "业态") }
  var zoomIn: String { choose(en: "Zoom in", zh: "放大") }
  var zoomOut: String { choose(en: "Zoom out", zh: "缩小") }
  var zoomAll: String { choose(en: "Show everything", zh: "显示全部") }
  var needsScript: String {
    choose(
      en: "Map and table need JavaScript, which this browser does not run.",
      zh: "地图和表格需要 JavaScript，当前浏览器未启用。")
  }

  // MARK: The table

  var search: String { choose(en: "Name, id or district", zh: "名称、编号或街道") }
  var grade: String { choose(en: "Grade", zh: "等级") }
  var district: String { choose(en: "District", zh: "街道（区）") }
  var everyDistrict: String { choose(en: "every district", zh: "全部街道（区）") }
  var lacking: String { choose(en: "Missing", zh: "缺失业态") }
  var clear: String { choose(en: "Clear", zh: "清除") }
  var back: String { choose(en: "Back", zh: "上一页") }
  var next: String { choose(en: "Next", zh: "下一页") }

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

  var districtCommunities: String { choose(en: "Communities", zh: "社区数") }
  var complete: String { choose(en: "With all that is asked", zh: "达到全部要求") }
  var unnamed: String { choose(en: "(no name)", zh: "（未命名）") }

  // MARK: Data check

  func dataVerdict(_ verdict: String) -> String {
    switch verdict {
    case "fit": choose(en: "The data is fit for analysis.", zh: "数据可用于分析。")
    case "unfit", "not-fit":
      choose(en: "The data is not fit for analysis.", zh: "数据不可用于分析。")
    default: choose(en: "The data is usable with care.", zh: "数据可以使用，但须注意以下问题。")
    }
  }
  var notChecked: String {
    choose(
      en: "The tables were too large to be looked at on the way; livingcircle check does it.",
      zh: "数据量较大，分析时未作检查；可用 livingcircle check 检查。")
  }
  func severity(_ severity: String) -> String {
    switch severity {
    case "note": choose(en: "note", zh: "提示")
    case "care": choose(en: "care", zh: "注意")
    default: choose(en: "unfit", zh: "不可用")
    }
  }
  func concernTable(_ table: String) -> String {
    switch table {
    case "communities": choose(en: "communities", zh: "社区")
    case "outlets": choose(en: "outlets", zh: "商业网点")
    default: choose(en: "both tables", zh: "两表")
    }
  }
  var concern: String { choose(en: "What was found", zh: "发现的问题") }
  var importance: String { choose(en: "Importance", zh: "程度") }
  var table: String { choose(en: "Table", zh: "数据表") }
  var rows: String { choose(en: "Rows", zh: "行数") }
  func unused(_ categories: [FinishedRun.UnusedCategory]) -> String {
    let count = categories.reduce(0) { $0 + $1.outlets }
    let names =
      language.list(
        categories.prefix(8).map(\.category)) + (categories.count > 8 ? "…" : "")
    return choose(
      en: """
        \(counted(count, "outlet has a category", "outlets have categories")) that are not asked \
        for: \(names)
        """,
      zh: "有 \(grouped(count)) 个商业网点的业态不在标准之内：\(names)")
  }
  func withoutCategory(_ count: Int) -> String {
    choose(
      en: "\(counted(count, "outlet has", "outlets have")) no category.",
      zh: "有 \(grouped(count)) 个商业网点未注明业态。")
  }

  // MARK: Files

  var input: String { choose(en: "Input", zh: "输入") }
  var file: String { choose(en: "File", zh: "文件") }
  var frame: String { choose(en: "Frame", zh: "坐标系") }
  func madeBy(_ version: String) -> String {
    choose(
      en: "Made by livingcircle \(version) from the results of a finished run; nothing is fetched.",
      zh: "由 livingcircle \(version) 根据分析结果生成，不联网获取任何内容。")
  }
}
