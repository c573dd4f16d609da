import ArgumentParser
import Catalogue
import CoverageLayers
import CoverageReport
import CoverageWorkbook
import GeoFormats
import History

/// `livingcircle rollup`: the cities of a batch added up.
struct RollupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollup",
    abstract: localized(
      en: "Adds the cities of a batch up: provinces, batches of pilot areas, the nation.",
      zh: "汇总一批城市的结果：各省、各批次试点地区和全国。"))

  /// What is made besides the tables.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html
    case gpkg
    case xlsx
  }

  @Argument(
    help: ArgumentHelp(
      localized(en: "The folder that batch wrote.", zh: "batch 写入的结果文件夹。"), valueName: "dir"))
  var batch: String

  @Option(
    help: ArgumentHelp(
      localized(
        en: """
          The folder for rollup.json and the tables of provinces, cities, batches, categories and \
          failures; without it only the text is shown.
          """,
        zh: "存放 rollup.json 以及各省、城市、批次、业态和失败城市表的文件夹；不指定时只显示文字。"),
      valueName: "dir"))
  var output: String?

  @Option(
    help: .localized(
      en: """
        What is made besides: html (rollup.html, one page that needs nothing else), gpkg \
        (rollup.gpkg, the cities for QGIS), xlsx (rollup.xlsx, a workbook); may be repeated.
        """,
      zh: """
        另外生成什么：html（rollup.html，单个网页）、gpkg（rollup.gpkg，城市图层，供 QGIS 使用）、\
        xlsx（rollup.xlsx，工作簿）；可重复。
        """))
  var format: [Format] = []

  @Option(
    help: ArgumentHelp(
      localized(
        en: """
          The history of the cities: tells who misses a target at the present pace, such as all of \
          the main urban area in two years.
          """,
        zh: "各城市的历史文件：判断按目前进度哪些城市不能按期完成目标（如两年内主城区全覆盖）。"),
      valueName: "file"))
  var history: String?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The quarter that the batch stands for. (default: the history's last)",
        zh: "该批次所属的季度。（默认：历史文件中最近的季度）"),
      valueName: "quarter"))
  var quarter: Quarter?

  @OptionGroup var targets: TargetsOption

  @Flag(help: .localized(en: "Replace what is there.", zh: "覆盖已有文件。"))
  var force = false

  @OptionGroup var threads: ThreadsOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    if output == "" {
      throw ValidationError(en: "--output: name a folder.", zh: "--output：请指定文件夹。")
    }
    try HistoryOption.validate(history)
    if history == nil, quarter != nil || targets.targets != nil {
      throw ValidationError(
        en: "--quarter and --targets go with a history: --history FILE.",
        zh: "--quarter 和 --targets 须与历史文件同用：--history 文件。")
    }
    if output == nil, !format.isEmpty {
      throw ValidationError(
        en: "Say where the files go: --output DIR.", zh: "请指明文件存放的文件夹：--output 文件夹。")
    }
  }

  func run() async throws {
    let folder = try output.map { path throws(OutputError) in
      try OutputFolder(path: path, names: Self.names, force: force)
    }
    if let folder { Interruption.cleanUp { folder.removePartial() } }
    var rollup = try await Rollup.read(batch, workers: threads.workers)
    if let history {
      let known = try HistoryStore(path: history, for: .reading)
        .progress(of: quarter, targets: targets.read())
      rollup.hold(against: known.progress, of: known.quarter, known: known.cities)
    }
    if let folder {
      for format in Format.allCases where self.format.contains(format) {
        try make(format, of: rollup, in: folder)
      }
      try rollup.write(to: folder)
      try folder.commit()
    }
    try standardOutput(rollup.text(Terminal.style))
    if let folder {
      let path = folder.path
      try standardOutput(localized(en: "\nWritten to \(path)\n", zh: "\n已写入 \(path)\n"))
    }
  }

  /// All files that a roll-up may write, the one that tells it is complete last.
  private static let names =
    [RollupPage.name, RollupLayers.geoPackageName, RollupWorkbook.name] + Rollup.fileNames

  private func make(_ format: Format, of rollup: Rollup, in folder: OutputFolder) throws {
    switch format {
    case .html:
      try folder.write(RollupPage.name, RollupPage(rollup, language: .current).html())
    case .gpkg:
      try RollupLayers(rollup, language: .current)
        .writeGeoPackage(RollupLayers.geoPackageName, to: folder)
    case .xlsx:
      try RollupWorkbook(rollup, language: .current).write(RollupWorkbook.name, to: folder)
    }
  }
}
