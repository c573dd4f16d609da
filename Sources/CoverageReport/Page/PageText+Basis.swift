extension PageText {
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

  // MARK: The standard

  var standardHeads: [String] {
    [
      category, choose(en: "Tier", zh: "层级"), choose(en: "Limit", zh: "限距"),
      choose(en: "At least", zh: "至少"), choose(en: "Weight", zh: "权重"),
      choose(en: "Source", zh: "出处"),
    ]
  }
  var standardChanges: String { choose(en: "Changes", zh: "修改") }
  var semicolon: String { choose(en: "; ", zh: "；") }
  /// The language as HTML names it.
  var code: String { choose(en: "en", zh: "zh-CN") }
}
