import ArgumentParser
import CoverageReport
import GeoFormats

/// `livingcircle explain`: one community's verdicts with their reasons.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: localized(
      en: "Says for one community which outlets are nearest and why each verdict is what it is.",
      zh: "给出一个社区各类业态最近的商业网点，并说明判定理由。"))

  @Argument(help: .localized(en: "The community's id.", zh: "社区编号。"))
  var id: String

  @OptionGroup var inputs: InputOptions

  @Option(
    help: .localized(
      en: "How many of the nearest outlets of each category to name.",
      zh: "每类业态列出最近的几个商业网点。"))
  var nearest = 3

  @Option(
    help: ArgumentHelp(
      localized(
        en: "Write the walks to the nearest outlets as lines (GeoJSON); for --reach network.",
        zh: "将到最近网点的步行路线写为 GeoJSON 线；用于 --reach network。"),
      valueName: "file"))
  var path: String?

  @Flag(help: .localized(en: "Replace that file where it is there.", zh: "文件已存在时覆盖。"))
  var force = false

  func validate() throws {
    if path != nil, inputs.reach.choice == .circle {
      throw ValidationError(
        en: "--path is for walking networks: --reach network or both.",
        zh: "--path 仅用于步行路网：--reach network 或 both。")
    }
    guard nearest >= 1 else {
      throw ValidationError(
        en: "--nearest \(nearest): at least one.", zh: "--nearest \(nearest)：至少为 1。")
    }
  }

  func run() async throws {
    let options = try inputs.runOptions()
    let file = try path.map { try OutputPath($0, force: force) }
    guard options.standards.isEmpty else {
      let explanations = try await StandardExplanation.explain(
        id, options, outletsPerCategory: nearest, workers: inputs.workers)
      try write(explanations.first?.paths ?? [], to: file)
      try standardOutput(explanations.map { $0.text(Terminal.style) }.joined(separator: "\n"))
      return
    }
    let explanation = try await Explanation.explain(
      id, options, outletsPerCategory: nearest, workers: inputs.workers)
    try write(explanation.paths, to: file)
    try standardOutput(explanation.text(Terminal.style))
  }

  private func write(_ paths: [WalkedPath], to file: OutputPath?) throws {
    guard let file else { return }
    try file.folder.write(file.name, paths.geoJSON(community: id))
    try file.folder.commit()
  }
}
