import ArgumentParser
import CoverageLayers
import CoverageReport
import CoverageWorkbook
import GeoFormats

/// `livingcircle report`: something to hand over, made from a finished run.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: localized(
      en: "Makes a page with a map, cards, pictures, layers or a workbook out of a finished run.",
      zh: "根据分析结果生成带地图的报告网页、社区卡片、图片、图层或工作簿。"))

  /// What is made.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html
    case svg
    case png
    case gpkg
    case geojson
    case xlsx
  }

  @Argument(
    help: ArgumentHelp(
      localized(en: "The folder that analyze wrote.", zh: "analyze 写入的结果文件夹。"),
      valueName: "dir"))
  var run: String

  @Option(
    help: ArgumentHelp(
      localized(
        en: """
          Where it goes: a file, or a folder for pictures, geojson and several formats. (default: \
          into the run's folder)
          """,
        zh: "输出位置：文件；图片、geojson 或多种格式时为文件夹。（默认：结果文件夹内）"),
      valueName: "path"))
  var output: String?

  @Option(
    help: .localized(
      en: """
        html (one page that needs nothing else); the map and each chart as svg or png; layers as \
        gpkg (GeoPackage, for QGIS) or geojson (a file for each); xlsx (a workbook); may be \
        repeated. (default: html)
        """,
      zh: """
        html（单个网页，无需其他文件）；svg、png（地图和统计图）；gpkg（GeoPackage 图层，供 QGIS 使用）、\
        geojson（每个图层一个文件）；xlsx（工作簿）；可重复。（默认：html）
        """))
  var format: [Format] = []

  @Flag(
    help: .localized(
      en: "A card of each community in place of the page, one sheet of A4 each.",
      zh: "一圈一策：生成社区卡片而非报告网页，每个社区一页 A4。"))
  var cards = false

  @Flag(
    help: .localized(
      en: "A PDF as well, by Chromium where it is installed.", zh: "同时生成 PDF（须已安装 Chromium）。"))
  var pdf = false

  @Option(
    help: ArgumentHelp(
      localized(
        en: "An earlier run of the same city, to say what has changed.",
        zh: "同一城市先前的结果文件夹，用于说明变化。"),
      valueName: "dir"))
  var previous: String?

  @Option(help: .localized(en: "What the page is called.", zh: "报告标题。"))
  var title: String?

  @Flag(help: .localized(en: "Replace what is there.", zh: "覆盖已有文件。"))
  var force = false

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if output == "" {
      throw ValidationError(en: "--output: name a file or folder.", zh: "--output：请指定文件或文件夹。")
    }
    guard !formats.contains(.html), cards || pdf || previous != nil || title != nil else { return }
    throw ValidationError(
      en: "--cards, --pdf, --previous and --title go with --format html.",
      zh: "--cards、--pdf、--previous 和 --title 只能与 --format html 一起使用。")
  }

  func run() async throws {
    // Before the work: nobody wants to wait for what cannot be made.
    let browser = pdf ? try Browser.find() : nil
    let painter = formats.contains(.png) ? try Painter.find() : nil
    let finished = try FinishedRun.read(run)
    for format in formats {
      switch format {
      case .html: try page(finished, browser)
      case .svg:
        try pictures(finished, format) { name, svg, folder in
          try folder.write(name + ".svg", svg)
        }
      case .png:
        if let painter {
          try pictures(finished, format) { name, svg, folder in
            try folder.write(name + ".png", painter.png(svg))
          }
        }
      case .gpkg: try geoPackage(finished)
      case .geojson: try geoJSON(finished)
      case .xlsx: try workbook(finished)
      }
    }
  }

  /// What is made, each once, in the order asked for.
  private var formats: [Format] {
    var formats: [Format] = []
    for format in format where !formats.contains(format) { formats.append(format) }
    return formats.isEmpty ? [.html] : formats
  }

  /// Where something goes: with several formats by its usual name into the folder.
  private func place(of name: String, _ finished: FinishedRun) -> String {
    if let output, formats.count == 1 { return output }
    return "\(output ?? finished.folder)/\(name)"
  }

  // MARK: Pages

  private func page(_ finished: FinishedRun, _ browser: Browser?) throws {
    let written = place(of: cards ? CardsPage.name : ReportPage.name, finished)
    let path = try OutputPath(written, force: force)
    if cards {
      let file = try path.folder.begin(path.name)
      try CardsPage(finished, language: .current).write { try file.write($0) }
      try file.close()
    } else {
      let earlier = try previous.map { try FinishedRun.read($0) }
      let page = ReportPage(finished, previous: earlier, title: title, language: .current)
      try path.folder.write(path.name, page.html())
    }
    try path.folder.commit()
    try say(written)
    guard let browser else { return }
    let printed = Self.withEnding("pdf", written)
    let document = try OutputPath(printed, force: force)
    try document.folder.write(document.name, browser.pdf(ofPage: written))
    try document.folder.commit()
    try say(printed)
  }

  /// A path with another ending.
  private static func withEnding(_ ending: String, _ path: String) -> String {
    path.hasSuffix(".html") ? String(path.dropLast(4)) + ending : "\(path).\(ending)"
  }

  // MARK: Pictures

  private func pictures(
    _ finished: FinishedRun, _ format: Format,
    _ write: (String, borrowing ByteWriter, OutputFolder) throws -> Void
  ) throws {
    let pictures = RunPictures(finished, language: .current)
    let folder = try OutputFolder(
      path: place(of: "pictures", finished),
      names: pictures.names.map { "\($0).\(format.rawValue)" }, force: force)
    Interruption.cleanUp { folder.removePartial() }
    try pictures.write { name, svg in try write(name, svg, folder) }
    try folder.commit()
    try say(folder.path)
  }

  // MARK: Layers and the workbook

  private func geoPackage(_ finished: FinishedRun) throws {
    let path = try OutputPath(place(of: RunLayers.geoPackageName, finished), force: force)
    try RunLayers(finished, language: .current).writeGeoPackage(path.name, to: path.folder)
    try end(path)
  }

  private func geoJSON(_ finished: FinishedRun) throws {
    let layers = RunLayers(finished, language: .current)
    try layers.checkFrameOfGeoJSON()
    let folder = try OutputFolder(
      path: place(of: "layers", finished), names: RunLayers.geoJSONNames, force: force)
    Interruption.cleanUp { folder.removePartial() }
    try layers.writeGeoJSON(to: folder)
    try folder.commit()
    try say(folder.path)
  }

  private func workbook(_ finished: FinishedRun) throws {
    let path = try OutputPath(place(of: RunWorkbook.name, finished), force: force)
    try RunWorkbook(finished, language: .current).write(path.name, to: path.folder)
    try end(path)
  }

  /// Gives a file its name and says where it is.
  private func end(_ path: OutputPath) throws {
    try path.folder.commit()
    try say(path.folder.path + "/" + path.name)
  }

  private func say(_ place: String) throws {
    try standardOutput(localized(en: "Written to \(place)\n", zh: "已写入 \(place)\n"))
  }
}
