import ArgumentParser
import CoverageReport
import GeoFormats

/// `livingcircle network export`: a network as two tables, for other programs.
struct NetworkExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: localized(
      en: "Writes a network as tables of nodes and edges.", zh: "将路网导出为节点表和边表。"))

  @OptionGroup var input: NetworkSourceOptions

  @Option(
    help: .localized(
      en: "The folder for nodes.csv and edges.csv.", zh: "存放 nodes.csv 和 edges.csv 的文件夹。"))
  var output: String

  @Flag(
    help: .localized(en: "Replace an earlier export in that folder.", zh: "覆盖该文件夹中先前的结果。"))
  var force = false

  func validate() throws {
    if output == "" {
      throw ValidationError(en: "--output: name a folder.", zh: "--output：请指定文件夹。")
    }
  }

  func run() async throws {
    let folder = try OutputFolder(path: output, names: NetworkInput.exportNames, force: force)
    Interruption.cleanUp { folder.removePartial() }
    try await input.read().export(to: folder)
    try standardOutput(localized(en: "Written to \(output)\n", zh: "结果已写入 \(output)\n"))
  }
}
