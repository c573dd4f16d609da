import ArgumentParser
import CoverageReport
import FoundationEssentials
import GeoFormats

/// `livingcircle analyze`: two tables in, who lacks what out.
struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: localized(
      en: "Says for every community and category what is within reach and what is missing.",
      zh: "给出每个社区、每类业态步行可达的商业网点，以及缺失的业态。"))

  /// What is shown on standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
    case html
  }

  @OptionGroup var inputs: InputOptions

  @Option(
    help: .localized(
      en: "The folder for coverage.csv, communities.csv, summary.json and manifest.json.",
      zh: "存放 coverage.csv、communities.csv、summary.json 和 manifest.json 的文件夹。"))
  var output: String?

  @Flag(
    help: .localized(en: "Replace an earlier run in that folder.", zh: "覆盖该文件夹中先前的结果。"))
  var force = false

  @Option(
    help: .localized(
      en: """
        What to show: text, json (the summary) or csv (a row for each community and category); \
        html writes report.html beside the results and shows the text.
        """,
      zh: """
        显示什么：text（文字）、json（汇总）或 csv（每个社区、每类业态一行）；\
        html 另在结果文件夹中生成 report.html。
        """))
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      localized(
        en: "How much memory to take at most: outlets that need more come part by part.",
        zh: "内存上限：商业网点超出时分批读取，结果不变。"),
      valueName: "500M|4G"))
  var memory: MemorySize?

  @Option(help: .hidden)
  var timings: String?

  func validate() throws {
    if output == "" {
      throw ValidationError(en: "--output: name a folder.", zh: "--output：请指定文件夹。")
    }
    if output == nil, format == .text || format == .html {
      throw ValidationError(
        en: "Say where the results go: --output DIR (or --format json or csv).",
        zh: "请指明结果存放的文件夹：--output 文件夹（或用 --format json、--format csv 输出）。")
    }
  }

  func run() async throws {
    let start = ContinuousClock.now
    var options = try inputs.runOptions()
    // The folder first: nobody wants to wait for results that cannot be written.
    let folder = try output.map { path throws(OutputError) in
      try OutputFolder(path: path, names: CoverageRun.fileNames, force: force)
    }
    if let folder { Interruption.cleanUp { folder.removePartial() } }
    options.memory = memory.map { memory in
      RunMemory(
        limit: memory.bytes,
        scratch: folder?.partialPath ?? FileManager.default.temporaryDirectory.path)
    }
    let monitor = RunMonitor()
    let line = ProgressLine(monitor)
    var run: CoverageRun
    do {
      run = try await CoverageRun.analyze(options, workers: inputs.workers, monitor: monitor)
      if let folder { try await run.write(to: folder, workers: inputs.workers, monitor: monitor) }
    } catch {
      await line.end()
      folder?.removePartial()
      throw error
    }
    await line.end()
    if format == .html, let folder { try Self.writePage(folder.path) }
    run.timings.total = (ContinuousClock.now - start) / .seconds(1)
    try await show(run)
    if let timings { try write(run.timings, to: timings) }
  }

  private func show(_ run: CoverageRun) async throws {
    switch format {
    case .text, .html:
      let output = output.map { format == .html ? "\($0), \(ReportPage.name)" : $0 }
      let place = output.map { localized(en: "\nWritten to \($0)\n", zh: "\n结果已写入 \($0)\n") } ?? ""
      try standardOutput(run.text(Terminal.style) + place)
    case .json:
      try Self.show(run.summaryJSON())
    case .csv:
      try await run.writeCoverage(workers: inputs.workers) { try Self.show($0) }
    }
  }

  /// Writes the page of the run that has just been written, from its files, as the command `report` would.
  private static func writePage(_ folder: String) throws {
    let page = try ReportPage(FinishedRun.read(folder), language: .current)
    let file = try OutputFolder(path: folder, names: [ReportPage.name], force: true)
    try file.write(ReportPage.name, page.html())
    try file.commit()
  }

  private static func show(_ text: borrowing ByteWriter) throws {
    try text.withBytes { try standardOutput($0) }
  }

  private func write(_ timings: RunTimings, to path: String) throws {
    struct Document: Encodable {
      var seconds: RunTimings
      var threads: Int
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try encoder.encode(Document(seconds: timings, threads: inputs.workers))
      .write(to: URL(filePath: path))
  }
}
