import ArgumentParser
import Catalogue
import CoverageReport
import FoundationEssentials
import GeoFormats
import History

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `livingcircle batch`: many cities in one go.
struct BatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: localized(
      en: "Analyses many cities, as a manifest names them, several at a time.",
      zh: "按清单批量分析多个城市，多城并行。"),
    discussion: localized(
      en: """
        The manifest is a table or YAML: one city a line, with the columns city, province and the \
        names of analyze's options (communities, outlets, crs, standard, pilot ...). Paths are \
        relative to the manifest. Each city's results go to a folder of its name.
        """,
      zh: """
        清单为表格或 YAML：每行一个城市，列为 city、province 以及 analyze 的选项名\
        （communities、outlets、crs、standard、pilot 等）。路径相对于清单所在文件夹。\
        每个城市的结果写入以其命名的文件夹。
        """))

  /// What is shown on standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: .localized(en: "The manifest: CSV, XLSX or YAML.", zh: "清单文件：CSV、XLSX 或 YAML。"))
  var manifest: String

  @Option(help: .localized(en: "The folder for the cities' folders.", zh: "存放各城市文件夹的文件夹。"))
  var output: String

  @Flag(
    help: .localized(
      en: "Go on with the batch in that folder: do what is missing or has changed.",
      zh: "继续该文件夹中的批次：只做缺少或有变化的城市。"))
  var resume = false

  @Flag(help: .localized(en: "Do all of it again.", zh: "全部重做。"))
  var force = false

  @Flag(
    help: .localized(
      en: "Only say what is to be done, a task a line, for workers on other machines.",
      zh: "只列出任务（每行一个），供其他机器上的 worker 执行。"))
  var plan = false

  @Option(
    help: ArgumentHelp(
      localized(
        en: "How much memory all cities may take together. (default: three quarters of all)",
        zh: "所有城市合计可用的内存上限。（默认：全部内存的四分之三）"),
      valueName: "500M|4G"))
  var memory: MemorySize?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The history that the finished runs are put into as well.",
        zh: "同时将完成的结果加入该历史文件。"),
      valueName: "file"))
  var history: String?

  @Option(
    help: ArgumentHelp(
      localized(
        en: """
          The quarter that they stand for there, such as 2026Q3. (default: that of the OpenStreetMap \
          data's date)
          """,
        zh: "结果在历史文件中所属的季度，例如 2026Q3。（默认：OpenStreetMap 数据日期所在季度）"),
      valueName: "quarter"))
  var quarter: Quarter?

  @Option(help: .localized(en: "What to show: text or json.", zh: "显示什么：text（文字）或 json。"))
  var format = Format.text

  @OptionGroup var parallel: ThreadsOption

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if output.isEmpty {
      throw ValidationError(en: "--output: name a folder.", zh: "--output：请指定文件夹。")
    }
    try HistoryOption.validate(history)
    if history == nil, quarter != nil {
      throw ValidationError(
        en: "--quarter goes with a history: --history FILE.", zh: "--quarter 须与历史文件同用：--history 文件。"
      )
    }
    if resume, force {
      throw ValidationError(
        en: "--resume and --force exclude each other: go on, or begin anew.",
        zh: "--resume 与 --force 不能同时使用：请选择继续或重做。")
    }
  }

  func run() async throws {
    let cities = try BatchManifest.read(manifest)
    let here = FileManager.default.currentDirectoryPath
    func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : here + "/" + path }
    let results = absolute(output)
    // A history that cannot be used is told before hours of work, not after.
    let store = plan ? nil : try history.map { try HistoryStore(path: absolute($0)) }
    try enterHome()
    if plan {
      for city in cities.cities {
        let task = BatchTask(
          city: job(city).city, output: results, home: FileManager.default.currentDirectoryPath)
        try task.line().withBytes { try standardOutput($0) }
      }
      return
    }
    let folder = try BatchFolder(
      path: results, mode: resume ? .resume : force ? .replace : .new)
    let progress = BatchProgress()
    let batch = BatchRun(
      cities.cities.map { job($0) }, in: folder, workers: parallel.workers,
      memory: (memory ?? .usual).bytes, monitor: progress.monitor
    ) { error in
      LivingCircle.words(for: error) ?? "\(error)"
    }
    Interruption.cleanUp { batch.removePartial() }
    let record = try await progress.show { try await batch.run() }
    switch format {
    case .text: try standardOutput(record.text(Terminal.style))
    case .json: try record.json().withBytes { try standardOutput($0) }
    }
    let isKept = try store.map { try keep(results, in: $0) } ?? true
    if !isKept || record.cities.contains(where: { $0.failure != nil }) { throw ExitCode(1) }
  }

  /// Puts the finished runs into a history, each whole or not at all; those that cannot be are named.
  ///
  /// - Returns: Whether all of them are in it.
  private func keep(_ results: String, in store: HistoryStore) throws -> Bool {
    var counts: [HistoryStore.Addition: Int] = [:]
    var failures = 0
    for source in try HistorySource.find(results) {
      do { counts[try store.add(source, quarter: quarter).addition, default: 0] += 1 } catch {
        failures += 1
        let reason = LivingCircle.words(for: error) ?? "\(error)"
        standardError(
          localized(en: "not in the history: \(reason)\n", zh: "未能加入历史文件：\(reason)\n"))
      }
    }
    if format == .text {
      try standardOutput(
        HistoryStore.Addition.text(counts, file: history ?? store.path, language: .current))
    }
    return failures == 0
  }

  /// Goes where the manifest is: its paths start from there, and so do those that results and messages name.
  private func enterHome() throws(OutputError) {
    guard let slash = manifest.lastIndex(of: "/") else { return }
    let home = String(manifest[...slash])
    guard FileManager.default.changeCurrentDirectoryPath(home) else {
      throw OutputError(.system(ENOENT), path: home)
    }
  }
}
