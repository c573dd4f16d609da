import ArgumentParser
import Catalogue
import History

/// `livingcircle history add`: puts finished runs into a history.
struct HistoryAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: localized(
      en: "Puts finished runs into a history, each whole or not at all.",
      zh: "将分析结果加入历史文件；每次结果要么完整写入，要么不写入。"),
    discussion: localized(
      en: "A run of the same city and quarter is replaced; the very same run changes nothing.",
      zh: "同一城市同一季度的结果以后加入的为准；重复加入同一结果不产生变化。"))

  @Argument(
    help: ArgumentHelp(
      localized(
        en: "The folders that analyze or batch wrote.", zh: "analyze 或 batch 写入的结果文件夹。"),
      valueName: "dir"))
  var runs: [String]

  @OptionGroup var file: HistoryOption

  @Option(
    help: ArgumentHelp(
      localized(
        en: """
          The quarter that the runs stand for, such as 2026Q3. (default: that of the OpenStreetMap \
          data's date)
          """,
        zh: "结果所属的季度，例如 2026Q3。（默认：OpenStreetMap 数据日期所在季度）"),
      valueName: "quarter"))
  var quarter: Quarter?

  @Option(
    help: .localized(
      en: """
        The city of the one run. (default: the batch's name for it, the run's pilot area, or the only \
        city in the table of communities)
        """,
      zh: "该结果的城市。（默认：批处理中的名称、试点地区，或社区表中唯一的城市）"))
  var city: String?

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if city == "" { throw ValidationError(en: "--city: name a city.", zh: "--city：请指定城市。") }
  }

  func run() throws {
    let found = try runs.flatMap { try HistorySource.find($0) }
    if city != nil, found.count > 1 {
      throw ValidationError(
        en: "--city goes with one run, and here are \(found.count): add them one by one.",
        zh: "--city 只能用于单个结果，而此处有 \(found.count) 个：请逐个加入。")
    }
    let store = try HistoryStore(path: file.history)
    for source in found {
      let (city, quarter, addition) = try store.add(source, city: city, quarter: quarter)
      try standardOutput(addition.text(city: city, quarter: quarter, language: .current))
    }
  }
}
