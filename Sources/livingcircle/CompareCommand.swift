import ArgumentParser
import Catalogue
import CoverageReport
import GeoFormats
import History

/// `livingcircle compare`: what has changed from one run to another.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: localized(
      en: "Says what has changed from one run to another, and which outlets caused it.",
      zh: "比较两次结果：哪些好转、哪些退步，由哪些网点引起。"),
    discussion: localized(
      en: """
        Changes that come of another standard, other options, another network or another version of \
        livingcircle are told apart from those of outlets.
        """,
      zh: "因标准、参数、路网或软件版本不同而产生的变化，与网点变化分开说明。"))

  /// What is shown on standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
  }

  @Argument(
    help: ArgumentHelp(
      localized(
        en: "The earlier run: a folder, or a quarter of the history such as 2026Q2.",
        zh: "前次结果：文件夹，或历史文件中的季度，例如 2026Q2。"),
      valueName: "before"))
  var before: String

  @Argument(
    help: ArgumentHelp(
      localized(en: "The later run, likewise.", zh: "本次结果：同上。"), valueName: "after"))
  var after: String

  @Option(
    help: ArgumentHelp(
      localized(en: "The history that quarters are taken from.", zh: "季度所在的历史文件。"),
      valueName: "file"))
  var history: String?

  @Option(
    help: .localized(
      en: "The city of the history. (default: all cities, at a glance)",
      zh: "历史文件中的城市。（默认：概览全部城市）"))
  var city: String?

  @Option(
    help: .localized(
      en: "What to show: text, json, or csv (a row for each verdict that changed, or each city).",
      zh: "显示什么：text、json 或 csv（每个变化的判定一行；比较全部城市时每个城市一行）。"))
  var format = Format.text

  @OptionGroup var language: LanguageOption

  func validate() throws {
    try HistoryOption.validate(history)
    let quarters = [before, after].filter { Quarter($0) != nil }
    if history == nil, let quarter = quarters.first {
      throw ValidationError(
        en: "\(quarter): a quarter is looked up in a history: say --history FILE.",
        zh: "\(quarter)：季度须在历史文件中查找，请用 --history 指定。")
    }
    if history != nil, quarters.isEmpty {
      throw ValidationError(
        en: "--history goes with a quarter, such as 2026Q3.", zh: "--history 须与季度一起使用，例如 2026Q3。")
    }
    if city == nil, quarters.count == 1 {
      throw ValidationError(
        en: "A folder and a quarter: say which city of the history it is: --city NAME.",
        zh: "文件夹与季度比较时，请用 --city 指定历史文件中的城市。")
    }
  }

  func run() throws {
    let store = try history.map { try HistoryStore(path: $0, for: .reading) }
    if let store, city == nil, let from = Quarter(before), let to = Quarter(after) {
      return try show(try store.compare(from, to))
    }
    let (first, second) = (try load(before, store), try load(after, store))
    try show(try RunComparison(first, before, second, after))
  }

  private func load(_ name: String, _ store: HistoryStore?) throws -> RecordedRun {
    if let store, let city, let quarter = Quarter(name) {
      return try store.run(city: city, quarter: quarter)
    }
    return RecordedRun(try FinishedRun.read(name))
  }

  private func show(_ comparison: some ComparisonText) throws {
    switch format {
    case .text: try standardOutput(comparison.text(Terminal.style))
    case .csv: try comparison.csv().withBytes { try standardOutput($0) }
    case .json: try comparison.json().withBytes { try standardOutput($0) }
    }
  }
}
