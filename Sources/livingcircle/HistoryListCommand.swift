import ArgumentParser
import CoverageReport
import GeoFormats
import History

/// `livingcircle history list`: the runs that a history has.
struct HistoryListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: localized(en: "Lists the runs of a history.", zh: "列出历史文件中的结果。"))

  /// What is shown on standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
  }

  @OptionGroup var file: HistoryOption

  @Option(help: .localized(en: "What to show: text, csv or json.", zh: "显示什么：text、csv 或 json。"))
  var format = Format.text

  @OptionGroup var language: LanguageOption

  func run() throws {
    let store = try HistoryStore(path: file.history, for: .reading)
    let table = HistoryTable(try store.entries())
    switch format {
    case .text: try standardOutput(table.text(Terminal.style))
    case .csv: try table.csv().withBytes { try standardOutput($0) }
    case .json: try table.json().withBytes { try standardOutput($0) }
    }
  }
}
