public import ArgumentParser
public import Catalogue
import History

/// `livingcircle history`: the runs of cities over time.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: localized(
      en: "Keeps the runs of cities over time in one file.", zh: "在一个文件中保存各城市历次结果。"),
    subcommands: [HistoryAddCommand.self, HistoryListCommand.self])
}

/// The option that names a history.
struct HistoryOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      localized(
        en: "The history: an SQLite file of runs by city and quarter.",
        zh: "历史文件：按城市和季度保存结果的 SQLite 文件。"),
      valueName: "file"))
  var history: String

  func validate() throws { try Self.validate(history) }

  /// Refuses no name at all.
  static func validate(_ path: String?) throws {
    if path == "" { throw ValidationError(en: "--history: name a file.", zh: "--history：请指定文件。") }
  }
}

extension Quarter: ExpressibleByArgument {
  /// Reads a quarter such as `2026Q3`.
  public init?(argument: String) { self.init(argument) }
}
