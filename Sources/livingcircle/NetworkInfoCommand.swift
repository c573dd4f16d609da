import ArgumentParser
import GeoFormats
import CoverageReport

/// `livingcircle network info`: how well a network hangs together.
struct NetworkInfoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: localized(
      en: "Says what is in a network, what was left out, and where it has gaps.",
      zh: "说明路网的内容、未采用的部分和可能的断点。"))

  /// What is shown on standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var input: NetworkSourceOptions

  @Option(help: .localized(en: "text or json.", zh: "text（文字）或 json。"))
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      localized(
        en: "A file for the gaps: .geojson lines, or else a table.",
        zh: "存放断点的文件：.geojson 为线，其他为表格。"),
      valueName: "file"))
  var output: String?

  @Flag(help: .localized(en: "Replace that file where it is there.", zh: "文件已存在时覆盖。"))
  var force = false

  func validate() throws {
    if output == "" {
      throw ValidationError(en: "--output: name a file.", zh: "--output：请指定文件。")
    }
  }

  func run() async throws {
    let file = try output.map { path throws(OutputError) in try OutputPath(path, force: force) }
    let network = try await input.read()
    let health = NetworkHealth(network)
    if let file {
      let isJSON = [".geojson", ".json"].contains { file.name.lowercased().hasSuffix($0) }
      if isJSON {
        try file.folder.write(file.name, health.gapsGeoJSON())
      } else {
        try file.folder.write(file.name, health.gapsTable())
      }
      try file.folder.commit()
    }
    switch format {
    case .text: try standardOutput(network.text(Terminal.style, health))
    case .json: try network.json(health).withBytes { try standardOutput($0) }
    }
  }
}
