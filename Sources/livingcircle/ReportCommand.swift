import ArgumentParser
import CoverageReport
import GeoFormats

/// `livingcircle report`: a finished run as something to hand over.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: localized(
      en: "Makes layers or a workbook of a finished run.", zh: "把已完成的分析结果制成图层或工作簿。"))

  @Argument(
    help: .localized(en: "The folder that analyze wrote.", zh: "analyze 写入结果的文件夹。"))
  var folder: String

  @Option(
    help: .localized(
      en: """
        What to make: gpkg (a GeoPackage for QGIS), geojson (a file for each layer) or xlsx (a \
        workbook); repeatable.
        """,
      zh: "生成什么：gpkg（供 QGIS 使用的 GeoPackage）、geojson（每个图层一个文件）或 xlsx（工作簿）；可重复使用。"))
  var format: [LayerFormat]

  @Option(
    help: .localized(
      en: "The folder for the files. (default: that of the run)", zh: "存放文件的文件夹。（默认：结果所在文件夹）"))
  var output: String?

  @Flag(help: .localized(en: "Replace files that are there.", zh: "覆盖已有文件。"))
  var force = false

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if output == "" {
      throw ValidationError(en: "--output: name a folder.", zh: "--output：请指定文件夹。")
    }
    if format.isEmpty {
      throw ValidationError(
        en: "Say what to make: --format gpkg, geojson or xlsx.",
        zh: "请指明生成什么：--format gpkg、geojson 或 xlsx。")
    }
  }

  func run() async throws {
    let run = try FinishedRun.read(folder)
    let formats = LayerFormat.allCases.filter(format.contains)
    let place = output ?? run.folder
    let files = try OutputFolder(path: place, names: formats.flatMap(\.names), force: force)
    Interruption.cleanUp { files.removePartial() }
    for format in formats { try format.write(run, to: files) }
    try files.commit()
    try standardOutput(localized(en: "Written to \(place)\n", zh: "结果已写入 \(place)\n"))
  }
}
