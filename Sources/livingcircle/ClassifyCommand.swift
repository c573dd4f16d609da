import ArgumentParser
import CoverageReport
import GeoFormats

/// `livingcircle classify`: which categories the outlets of a table have, and why.
struct ClassifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: localized(
      en: "Finds the categories of outlets from codes, tags, category texts and names.",
      zh: "根据分类编码、标签、类别文字和名称判定商业网点的业态。"),
    discussion: localized(
      en: """
        The table is CSV, GeoJSON, GeoPackage or XLSX; columns id, name and typecode (or tags, category, type) \
        are recognised, positions are not needed.
        """,
      zh: "表为 CSV、GeoJSON、GeoPackage 或 XLSX；识别编号、名称和分类编码（或 tags、category、类别）列，不需要坐标。"))

  /// What is shown on standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
  }

  @Argument(help: .localized(en: "The table of outlets.", zh: "商业网点表。"))
  var table: String

  @Option(
    help: ArgumentHelp(
      localized(
        en: "A crosswalk by id or file; repeatable. (default: amap, baidu, osm and tencent)",
        zh: "业态对照表：编号或文件；可重复使用。（默认：amap、baidu、osm 和 tencent）"),
      valueName: "id|file"))
  var crosswalk: [String] = []

  @Option(
    help: ArgumentHelp(
      localized(
        en: "A file for the rows: id, name, text, categories, confidence, rule, reason.",
        zh: "写入各行结果的文件：id、name、text、categories、confidence、rule、reason。"),
      valueName: "file"))
  var output: String?

  @Flag(help: .localized(en: "Replace that file where it is there.", zh: "文件已存在时覆盖。"))
  var force = false

  @Option(
    help: .localized(
      en: "What to show: text, csv (the rows) or json (the counts).",
      zh: "显示什么：text（文字）、csv（各行结果）或 json（统计）。"))
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      localized(
        en: "A column that goes by another name: id, name or category; repeatable.",
        zh: "列名不同时指定：id、name 或 category；可重复使用。"),
      valueName: "role=header"))
  var column: [String] = []

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The layer or sheet, where the file has several.", zh: "图层或工作表（文件中有多个时）。"),
      valueName: "name"))
  var layer: String?

  @OptionGroup var text: TextOptions

  @OptionGroup var parallel: ThreadsOption

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if output == "" {
      throw ValidationError(en: "--output: name a file.", zh: "--output：请指定文件。")
    }
    _ = try columns()
  }

  func run() async throws {
    // The file first: nobody wants to wait for results that cannot be written.
    let file = try output.map { path throws(OutputError) in
      try OutputPath(path, force: force)
    }
    let run = try await ClassificationRun.classify(
      table, crosswalks: crosswalk, columns: columns(), format: text.format(layer: layer),
      workers: parallel.workers)
    if let file {
      try file.folder.write(file.name, run.rows())
      try file.folder.commit()
    }
    switch format {
    case .text: try standardOutput(run.text(Terminal.style))
    case .csv: try run.rows().withBytes { try standardOutput($0) }
    case .json: try run.summaryJSON().withBytes { try standardOutput($0) }
    }
  }

  private func columns() throws -> [ColumnRole: String] {
    try namedColumns(column, among: [.id, .name, .category])
  }
}
