import ArgumentParser
import CoverageReport
import GeoFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `livingcircle check`: what is wrong with the data, before the analysis.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: localized(
      en: "Says what is wrong with the data before the analysis.",
      zh: "在分析之前检查数据有哪些问题。"),
    discussion: localized(
      en: """
        Exit status: 0 where the data is fit, 3 where it is usable with care, 4 where it is not fit. \
        Nothing is repaired.
        """,
      zh: "退出状态：数据可用为 0，须注意为 3，不可用为 4。只检查，不修改。"))

  /// What is shown on standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
  }

  @OptionGroup var inputs: InputOptions

  @Option(
    help: ArgumentHelp(
      localized(
        en: "A file for every place concerned, with its position, to be put on a map.",
        zh: "写入所有问题位置的文件，可在地图上查看。"),
      valueName: "file"))
  var output: String?

  @Flag(help: .localized(en: "Replace that file where it is there.", zh: "文件已存在时覆盖。"))
  var force = false

  @Option(
    help: .localized(
      en: "What to show: text, json or csv (every place concerned).",
      zh: "显示什么：text（文字）、json 或 csv（所有问题位置）。"))
  var format = Format.text

  func run() async throws {
    let options = try inputs.runOptions()
    let file = try output.map { path throws(OutputError) in try OutputPath(path, force: force) }
    let check = try await InputCheck.check(options, workers: inputs.workers)
    if let file {
      try file.folder.write(file.name, check.places())
      try file.folder.commit()
    }
    switch format {
    case .text: try standardOutput(check.text(Terminal.style))
    case .json: try check.json().withBytes { try standardOutput($0) }
    case .csv: try check.places().withBytes { try standardOutput($0) }
    }
    switch check.verdict {
    case .fit: break
    case .usableWithCare: throw ExitCode(3)
    case .notFit: throw ExitCode(4)
    }
  }
}
