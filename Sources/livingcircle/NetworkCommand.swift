import ArgumentParser
import Catalogue
import CoverageReport

/// `livingcircle network`: walking networks of OpenStreetMap data or of lines.
struct NetworkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: localized(
      en: "Builds, examines and exports walking networks.", zh: "生成、检查和导出步行路网。"),
    subcommands: [
      NetworkBuildCommand.self, NetworkInfoCommand.self, NetworkExportCommand.self,
    ])
}

/// The file of a network, and how it is read.
struct NetworkSourceOptions: ParsableArguments {
  @Argument(
    help: .localized(
      en: """
        OpenStreetMap data (.osm.pbf, .osm, .osm.gz, .osm.bz2), lines (GeoJSON, GeoPackage), or a network \
        that was built before (.lcnet).
        """,
      zh: """
        OpenStreetMap 数据（.osm.pbf、.osm、.osm.gz、.osm.bz2）、线状数据（GeoJSON、GeoPackage），\
        或已生成的路网文件（.lcnet）。
        """))
  var file: String

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The walking profile, by id or file; a network that was built before has its own.",
        zh: "步行规则：编号或文件；已生成的路网文件沿用生成时的规则。"),
      valueName: "id|file"))
  var profile = ProfileFile.usual

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The layer of the lines, where the file has several.", zh: "线所在的图层（文件中有多个时）。"),
      valueName: "name"))
  var layer: String?

  @OptionGroup var parallel: ThreadsOption

  @OptionGroup var language: LanguageOption

  /// What is read.
  var options: NetworkInput.Options {
    NetworkInput.Options(path: file, profile: profile, layer: layer)
  }

  /// The network.
  func read() async throws -> NetworkInput {
    try await NetworkInput.read(options, workers: parallel.workers)
  }
}
