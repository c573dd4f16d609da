/// What a column or row of results is called where people read it: in layers, in the workbook.
///
/// The raw value is its name for programs, the same as in the files of comma-separated values where they have it.
package enum ResultTerm: String, CaseIterable, Sendable {
  case id, name, district, residents, edge, lon, lat
  case communityID = "community_id"
  case community
  case standard, category
  case categoryName = "category_name"
  case tier
  case required, covered, missing, borderline, score, grade
  case gradeName = "grade_name"
  case nextGradeBy = "next_grade_by"
  case headlinesMissing = "headlines_missing"
  case rank
  case limitM = "limit_m"
  case needed, count, weight, rule
  case nearestOutletID = "nearest_outlet_id"
  case nearestOutlet = "nearest_outlet"
  case nearestM = "nearest_m"
  case shortByM = "short_by_m"
  case categories
  case communities
  case livingCircles = "living_circles"
  case livingCircleRate = "living_circle_rate"
  case residentsOfLivingCircles = "residents_of_living_circles"
  case gradedCommunities = "graded_communities"
  case gradedRate = "graded_rate"
  case meanScore = "mean_score"
  case outlets
  case coverageRate = "coverage_rate"
  case residentCoverageRate = "resident_coverage_rate"
  case missingCommunities = "missing_communities"
  case ranking, city, cities, province, pilot, list
  case areasListed = "areas_listed"
  case areasPresent = "areas_present"
  case residentsKnownShare = "residents_known_share"
  case measure, due, target, now, expected
  case targetState = "target_state"
  case item, value, source, provenance, note

  /// What it is called.
  package func text(in language: Language) -> String {
    let (en, zh) = texts
    return language.choose(en: en, zh: zh)
  }

  private var texts: (en: String, zh: String) {
    switch self {
    case .id: ("ID", "编号")
    case .name: ("Name", "名称")
    case .district: ("District", "街道（区）")
    case .residents: ("Residents", "居民人数")
    case .edge: ("At the edge of the data", "位于数据边缘")
    case .lon: ("Longitude", "经度")
    case .lat: ("Latitude", "纬度")
    case .communityID: ("Community ID", "社区编号")
    case .community: ("Community", "社区")
    case .standard: ("Standard", "标准")
    case .category: ("Category ID", "业态编号")
    case .categoryName: ("Category", "业态")
    case .tier: ("Tier", "层级")
    case .required: ("Required", "应有业态数")
    case .covered: ("Covered", "已覆盖业态数")
    case .missing: ("Missing", "缺失业态")
    case .borderline: ("Borderline", "临界业态")
    case .score: ("Score", "得分")
    case .grade: ("Grade ID", "等级编号")
    case .gradeName: ("Grade", "等级")
    case .nextGradeBy: ("Next grade by any one of", "补齐其一即可升级")
    case .headlinesMissing: ("Headlines missing", "未达成的重点项")
    case .rank: ("Order of filling", "补建次序")
    case .limitM: ("Limit, m", "步行距离上限（米）")
    case .needed: ("Needed", "应有数量")
    case .weight: ("Weight", "权重")
    case .rule: ("Rule of the grade", "等级条件")
    case .count: ("Within the limit", "范围内数量")
    case .nearestOutletID: ("Nearest outlet ID", "最近网点编号")
    case .nearestOutlet: ("Nearest outlet", "最近网点")
    case .nearestM: ("Distance to nearest, m", "最近距离（米）")
    case .shortByM: ("Short by, m", "超出距离（米）")
    case .categories: ("Category IDs", "业态编号")
    case .communities: ("Communities", "社区数")
    case .livingCircles: ("Living circles", "达标生活圈")
    case .livingCircleRate: ("Share of living circles", "生活圈达标率")
    case .residentsOfLivingCircles: ("Residents of living circles", "达标生活圈居民数")
    case .gradedCommunities: ("Graded communities", "达到等级的社区数")
    case .gradedRate: ("Share of graded communities", "社区达级率")
    case .meanScore: ("Mean score", "平均得分")
    case .outlets: ("Outlets", "网点数")
    case .coverageRate: ("Coverage of communities", "社区覆盖率")
    case .residentCoverageRate: ("Coverage of residents", "居民覆盖率")
    case .missingCommunities: ("Communities lacking it", "缺失社区数")
    case .ranking: ("Rank", "名次")
    case .city: ("City", "城市")
    case .cities: ("Cities", "城市数")
    case .province: ("Province", "省份")
    case .pilot: ("Pilot area", "试点地区")
    case .list: ("List", "批次")
    case .areasListed: ("Areas of the list", "名单内地区数")
    case .areasPresent: ("Areas present", "其中已有结果")
    case .residentsKnownShare: ("Share with known residents", "居民数已知的社区占比")
    case .measure: ("Counted", "指标")
    case .due: ("By", "期限")
    case .target: ("Target", "目标")
    case .now: ("Now", "目前")
    case .expected: ("Expected at the present pace", "按目前进度预计")
    case .targetState: ("Progress against targets", "目标完成进度")
    case .item: ("Item", "项目")
    case .value: ("Value", "内容")
    case .source: ("Source", "来源")
    case .provenance: ("How well known", "可靠程度")
    case .note: ("Note", "说明")
    }
  }
}
