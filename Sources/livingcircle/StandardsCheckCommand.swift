import ArgumentParser
import Catalogue
import Coverage
import CoverageReport

/// `livingcircle standards check`: every mistake in files, on standard output.
struct StandardsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: localized(
      en: "Names every mistake in standards with its file, line, value and remedy.",
      zh: "逐条指出标准文件中的错误：文件、行号、取值和改法。"),
    discussion: localized(
      en: "The exit status is 1 where there are mistakes.", zh: "有错误时退出状态为 1。"))

  @Argument(
    help: ArgumentHelp(
      localized(
        en: "Standards, or files that change one.", zh: "标准文件，或修改标准的文件。"),
      valueName: "file"))
  var files: [String]

  @OptionGroup var language: LanguageOption

  func run() throws {
    var isFine = true
    for file in files {
      do throws(DataFileError) {
        let standard = try StandardFile.load(file).standard
        let count = standard.categories.count
        try? standardOutput(
          localized(
            en: "\(file): fine, \(count) \(count == 1 ? "category" : "categories")\n",
            zh: "\(file)：没有错误，共 \(count) 类业态\n"))
      } catch {
        isFine = false
        try standardOutput(error.text(in: .current) + "\n")
      }
    }
    if !isFine { throw ExitCode.failure }
  }
}
