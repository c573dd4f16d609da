import ArgumentParser
import Catalogue
import Coverage
import CoverageReport

/// `livingcircle standards`: the standards that ship, and files like them.
struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards",
    abstract: localized(
      en: "Lists, shows and checks standards.", zh: "列出、显示和检查标准。"),
    subcommands: [List.self, Show.self, Check.self])

  /// `standards list`: what ships.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: localized(en: "Lists the standards that ship.", zh: "列出内置的标准。"))

    @OptionGroup var language: LanguageOption

    func run() throws {
      for id in StandardFile.shippedIDs {
        let standard = try StandardFile.load(id).standard
        let title = standard.title.text(in: .current)
        let count = standard.categories.count
        let categories = localized(en: "\(count) categories", zh: "\(count) 类业态")
        let mark = standard.basis.provenance.mark(in: .current)
        try standardOutput(
          "\(id)\t\(title)\t\(categories)" + (mark.isEmpty ? "\n" : "\t\(mark)\n"))
      }
    }
  }

  /// `standards show`: one standard as a table.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: localized(en: "Shows a standard as a table.", zh: "以表格显示一个标准。"))

    @Argument(help: .localized(en: "An id or a file.", zh: "编号或文件。"))
    var standard: String

    @OptionGroup var language: LanguageOption

    func run() throws {
      let file = try StandardFile.load(standard)
      try standardOutput(StandardTable(file.standard).text(Terminal.style))
    }
  }

  /// `standards check`: the mistakes in files.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: localized(en: "Names every mistake in a standard.", zh: "指出标准文件中的所有错误。"))

    @Argument(help: .localized(en: "An id or a file.", zh: "编号或文件。"))
    var standard: String

    @OptionGroup var language: LanguageOption

    func run() throws {
      let found = try StandardFile.load(standard).standard
      let count = found.categories.count
      try standardOutput(
        localized(
          en: "\(standard): no mistake found; \(count) categories\n",
          zh: "\(standard)：未发现错误，共 \(count) 类业态\n"))
    }
  }
}
