import ArgumentParser
import CoverageReport

/// `livingcircle standards`: the standards that ship, and files like them.
struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards",
    abstract: localized(
      en: "Lists, shows, compares and checks standards.", zh: "列出、显示、比较和检查标准。"),
    subcommands: [
      StandardsListCommand.self, StandardsShowCommand.self, StandardsDiffCommand.self,
      StandardsCheckCommand.self,
    ])
}
