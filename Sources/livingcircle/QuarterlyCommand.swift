import ArgumentParser
import Catalogue
import CoverageReport
import GeoFormats
import History

/// `livingcircle quarterly`: the report of a quarter over all cities of a history.
struct QuarterlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarterly",
    abstract: localized(
      en: "Writes a quarter's report: where cities stand, what changed, who misses targets.",
      zh: "生成季度工作进展报告：各城市情况、变化、目标完成进度。"))

  @Argument(
    help: ArgumentHelp(
      localized(en: "The quarter, such as 2026Q3.", zh: "季度，例如 2026Q3。"), valueName: "quarter"))
  var quarter: Quarter

  @OptionGroup var file: HistoryOption

  @OptionGroup var targets: TargetsOption

  @Option(
    help: ArgumentHelp(
      localized(
        en: "Where it goes: a .md or .html file. (default: Markdown on standard output)",
        zh: "输出文件：.md 或 .html。（默认：以 Markdown 输出到标准输出）"),
      valueName: "file"))
  var output: String?

  @Flag(help: .localized(en: "Replace what is there.", zh: "覆盖已有文件。"))
  var force = false

  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard let output, !output.hasSuffix(".md"), !output.hasSuffix(".html") else { return }
    throw ValidationError(
      en: "--output \(output): name a file that ends in .md or .html.",
      zh: "--output \(output)：文件名应以 .md 或 .html 结尾。")
  }

  func run() throws {
    let store = try HistoryStore(path: file.history, for: .reading)
    let report = try QuarterlyReport(quarter, of: store, targets: targets.read())
    guard let output else { return try standardOutput(report.markdown(in: .current)) }
    var writer = ByteWriter()
    writer.append(
      output.hasSuffix(".html") ? report.html(in: .current) : report.markdown(in: .current))
    try OutputPath(output, force: force).write(writer)
    try standardOutput(localized(en: "Written to \(output)\n", zh: "已写入 \(output)\n"))
  }
}

/// The option that names what cities mean to reach.
struct TargetsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      localized(
        en: """
          What cities mean to reach and by when, in YAML or JSON. What the programme asks of its first \
          full-coverage areas is known without it.
          """,
        zh: "各城市的目标和期限（YAML 或 JSON 文件）。首批全域推进先行区的目标无需列出。"),
      valueName: "file"))
  var targets: String?

  func read() throws(DataFileError) -> TargetsFile? {
    guard let targets else { return nil }
    return try TargetsFile(path: targets)
  }
}
