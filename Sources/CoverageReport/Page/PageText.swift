/// The texts of pages, cards and pictures, each whole in both languages.
struct PageText: Sendable {
  let language: Language

  /// The text in this language.
  func choose(en: @autoclosure () -> String, zh: @autoclosure () -> String) -> String {
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

  /// A round length, kilometres from one on.
  func length(_ metres: Double) -> String {
    let kilometres = grouped(Int(metres / 1_000))
    return metres < 1_000
      ? language.distance(metres) : choose(en: "\(kilometres) km", zh: "\(kilometres) 公里")
  }

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
