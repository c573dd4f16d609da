import ArgumentParser
import CoverageReport
import GeoFormats

/// `livingcircle network build`: a network in a file, from which it is read in milliseconds.
struct NetworkBuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: localized(
      en: "Builds a network once, for analyses to read in milliseconds.",
      zh: "一次生成路网文件，供以后的分析快速读取。"))

  @OptionGroup var input: NetworkSourceOptions

  @Option(help: .localized(en: "The file to write, .lcnet.", zh: "写入的文件（.lcnet）。"))
  var output: String

  @Flag(help: .localized(en: "Replace that file where it is there.", zh: "文件已存在时覆盖。"))
  var force = false

  func validate() throws {
    if output == "" {
      throw ValidationError(en: "--output: name a file.", zh: "--output：请指定文件。")
    }
  }

  func run() async throws {
    let file = try OutputPath(output, force: force)
    let network = try await input.read()
    try network.write(input.options, to: file.folder, name: file.name)
    try file.folder.commit()
    let place = localized(en: "\nWritten to \(output)\n", zh: "\n结果已写入 \(output)\n")
    try standardOutput(network.text(Terminal.style) + place)
  }
}
