import ArgumentParser
import Catalogue
import CoverageReport
import GeoFormats

/// `livingcircle standards diff`: what two standards do not have in common.
struct StandardsDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: localized(
      en: "Compares two standards: what only one has, and which figures differ.",
      zh: "比较两个标准：仅一方具有的内容和不同的数值。"))

  /// How it is shown.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(
    help: ArgumentHelp(
      localized(en: "The first, by id or file.", zh: "第一个标准：编号或文件。"),
      valueName: "id|file"))
  var first: String

  @Argument(
    help: ArgumentHelp(
      localized(en: "The second, by id or file.", zh: "第二个标准：编号或文件。"),
      valueName: "id|file"))
  var second: String

  @Option(help: .localized(en: "text or json.", zh: "text（文字）或 json。"))
  var format = Format.text

  @OptionGroup var language: LanguageOption

  func run() throws {
    let comparison = StandardComparison(
      try StandardFile.load(first).standard, try StandardFile.load(second).standard)
    switch format {
    case .text: try standardOutput(comparison.text(Terminal.style))
    case .json: try comparison.json().withBytes { try standardOutput($0) }
    }
  }
}
