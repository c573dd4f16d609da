import ArgumentParser
import CoverageReport
import GeoFormats

/// `livingcircle extract`: the tables of communities and outlets out of an OpenStreetMap file.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: localized(
      en: "Makes tables of communities, outlets and their entrances out of OpenStreetMap data.",
      zh: "从 OpenStreetMap 数据生成社区表、商业网点表及其出入口表。"))

  @Argument(
    help: .localized(
      en: "The file: .osm.pbf, .osm, .osm.gz or .osm.bz2.",
      zh: "数据文件：.osm.pbf、.osm、.osm.gz 或 .osm.bz2。"))
  var file: String

  @Option(
    help: .localized(
      en: "The folder for outlets.csv, entrances.csv, communities.csv and ATTRIBUTION.txt.",
      zh: "存放 outlets.csv、entrances.csv、communities.csv 和 ATTRIBUTION.txt 的文件夹。"))
  var output: String

  @Flag(
    help: .localized(en: "Replace an earlier run in that folder.", zh: "覆盖该文件夹中先前的结果。"))
  var force = false

  @OptionGroup var communities: OriginOption

  @Option(
    help: ArgumentHelp(
      localized(
        en: "A crosswalk from tags to categories, by id or file; repeatable. (default: osm)",
        zh: "标签到业态的对照表：编号或文件；可重复使用。（默认：osm）"),
      valueName: "id|file"))
  var crosswalk: [String] = []

  @OptionGroup var parallel: ThreadsOption

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if output == "" {
      throw ValidationError(en: "--output: name a folder.", zh: "--output：请指定文件夹。")
    }
  }

  func run() async throws {
    // The folder first: nobody wants to wait for results that cannot be written.
    let folder = try OutputFolder(path: output, names: OSMExtract.fileNames, force: force)
    Interruption.cleanUp { folder.removePartial() }
    var options = OSMExtract.Options(path: file)
    options.origins = communities.origins
    if !crosswalk.isEmpty { options.crosswalks = crosswalk }
    let extract = try await OSMExtract.extract(options, workers: parallel.workers)
    try extract.write(to: folder)
    let place = localized(en: "\nWritten to \(output)\n", zh: "\n结果已写入 \(output)\n")
    try standardOutput(extract.text(Terminal.style) + place)
  }
}
