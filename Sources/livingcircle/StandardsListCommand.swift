import ArgumentParser
import Catalogue
import CoverageReport

/// `livingcircle standards list`: what ships.
struct StandardsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: localized(
      en: "Lists the standards that ship, and how well their figures are known.",
      zh: "列出内置的标准及其数值的可靠性。"))

  @OptionGroup var language: LanguageOption

  func run() throws {
    let files = try StandardFile.shippedIDs.map { try StandardFile.load($0) }
    try standardOutput(StandardList(files).text(Terminal.style))
  }
}
