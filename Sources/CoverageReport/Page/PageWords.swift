/// The texts that the page's own program shows, each whole, with names in braces where values go.
enum PageWords {
  /// The texts by their names, in one language.
  static func words(in language: Language) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: all.map { ($0.name, language.choose(en: $0.en, zh: $0.zh)) })
  }

  static let all: [(name: String, en: String, zh: String)] = [
    ("none", "–", "–"),
    ("comma", ", ", "、"),
    ("metres", "{number} m", "{number} 米"),
    ("kilometres", "{number} km", "{number} 公里"),
    ("id", "Id", "编号"),
    ("community", "Community", "社区"),
    ("district", "District", "街道（区）"),
    ("residents", "Residents", "居民人数"),
    ("grade", "Grade", "等级"),
    ("noGrade", "below all grades", "未达等级"),
    ("score", "Score", "得分"),
    ("covered", "Covered", "已覆盖"),
    ("coveredOf", "{covered} of {required}", "{covered} / {required}"),
    ("missing", "Missing, in the order to be filled", "缺失业态（按补齐顺序）"),
    ("edge", "edge", "边缘"),
    (
      "edgeMeaning", "At the edge of the data: what is missing may lie beyond it.",
      "位于数据范围边缘：所缺业态可能在范围之外。"
    ),
    ("everyGrade", "every grade", "全部等级"),
    ("whateverIsMissing", "whatever is missing", "不限缺失业态"),
    ("noCategory", "none", "不选"),
    ("noCommunities", "No community is like that.", "没有符合条件的社区。"),
    ("rowsOf", "{first}–{last} of {all}", "第 {first}–{last} 个，共 {all} 个"),
    (
      "selectACommunity",
      "Choose a community on the map or in the table to see what it has and lacks.",
      "在地图或表格中选择一个社区，查看其已有和缺失的业态。"
    ),
    ("nothingMissing", "Nothing is missing", "没有缺失的业态"),
    ("missingInOrder", "Missing ({count}), in the order to be filled", "缺失（{count} 类，按补齐顺序）"),
    ("present", "Present ({count})", "已有（{count} 类）"),
    ("shortBy", "{metres} too far", "超出 {metres}"),
    ("isMissing", "too few", "数量不足"),
    ("within", "{count} within reach", "范围内 {count} 个"),
    ("noOutletAnywhere", "no outlet anywhere in the data", "数据中没有此类网点"),
    ("label", "{name}  {score}", "{name}  {score}"),
    ("range", "{from}–{to}", "{from}–{to}"),
    ("walkOf", "walk of {minutes} minutes", "步行 {minutes} 分钟"),
    ("walkWithin", "walk of {metres}", "步行 {metres}以内"),
    ("outletsShown", "outlet of the category", "该业态的商业网点"),
    ("contextShown", "community outside the study area", "研究范围之外的社区"),
    (
      "selected", "{name}: score {score}, {count} missing", "{name}：得分 {score}，缺失 {count} 类"
    ),
  ]
}

extension FinishedVerdict {
  /// The verdict in a word.
  package func text(in language: Language) -> String {
    switch self {
    case .covered: language.choose(en: "covered", zh: "已覆盖")
    case .missing: language.choose(en: "missing", zh: "缺失")
    case .borderline: language.choose(en: "borderline", zh: "临界")
    case .notRequired: language.choose(en: "not required", zh: "不作要求")
    case .unknown: language.choose(en: "unknown", zh: "未知")
    }
  }
}
