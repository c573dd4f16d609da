import ArgumentParser
import Catalogue
import CoverageReport
import GeoFormats

/// `livingcircle standards show`: one standard, with the source of each figure.
struct StandardsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: localized(
      en: "Shows a standard: what it asks for, and where each figure comes from.",
      zh: "显示一个标准：各项要求及每个数值的来源。"))

  /// How it is shown.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case yaml
    case json
    case markdown
  }

  @Argument(
    help: ArgumentHelp(
      localized(
        en: "The id of a standard that ships, or a file.", zh: "内置标准的编号，或文件。"),
      valueName: "id|file"))
  var standard: String

  @Option(
    help: .localized(
      en: """
        text, markdown, yaml (the file; with a city's changes, what they come to) or json \
        (every figure with its source).
        """,
      zh: "text（文字）、markdown、yaml（文件本身；有修改时为合并结果）或 json（每个数值附来源）。"))
  var format = Format.text

  @OptionGroup var language: LanguageOption

  func run() throws {
    let file = try StandardFile.load(standard)
    switch format {
    case .text: try standardOutput(file.text(Terminal.style))
    case .markdown: try standardOutput(file.markdown(in: .current))
    case .yaml: try standardOutput(file.yaml())
    case .json: try file.json().withBytes { try standardOutput($0) }
    }
  }
}
