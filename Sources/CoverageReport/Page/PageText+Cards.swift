extension PageText {
  var cards: String { language.choose(en: "A card of each community", zh: "一圈一策：社区卡片") }
  var edgeCard: String {
    language.choose(
      en: "At the edge of the data: what is missing may lie beyond it.",
      zh: "位于数据范围边缘：所缺业态可能在范围之外。")
  }
  var nothingMissingHere: String { language.choose(en: "Nothing is missing", zh: "没有缺失的业态") }
  func toFill(_ count: Int) -> String {
    language.choose(
      en: "Missing: \(counted(count, "category", "categories")), in the order to be filled",
      zh: "缺失 \(count) 类业态（按补齐顺序）")
  }
  func present(_ count: Int) -> String {
    language.choose(
      en: "Present: \(counted(count, "category", "categories"))", zh: "已有 \(count) 类业态")
  }
  func residents(_ count: Double) -> String {
    language.choose(en: "\(number(count)) residents", zh: "居民 \(number(count)) 人")
  }
  var residentsNotKnown: String {
    language.choose(en: "residents not known", zh: "居民人数未知")
  }
  var scoreCaption: String { language.choose(en: "% covered", zh: "% 已覆盖") }
  var noOutlet: String { language.choose(en: "none in the data", zh: "数据中没有") }
  func found(_ count: Int, _ metres: String) -> String {
    language.choose(
      en: "\(grouped(count)), nearest \(metres)", zh: "\(grouped(count)) 个，最近 \(metres)")
  }
  var gapHeads: [(name: String, isNumber: Bool)] {
    [
      ("", true), (category, false), (language.choose(en: "Limit", zh: "限距"), true),
      (language.choose(en: "Nearest outlet", zh: "最近的商业网点"), false),
      (language.choose(en: "Distance", zh: "距离"), true),
      (language.choose(en: "Too far by", zh: "超出"), true),
    ]
  }
}
