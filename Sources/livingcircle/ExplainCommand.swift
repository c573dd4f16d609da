import ArgumentParser
import CoverageReport

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

  @Option(
    help: ArgumentHelp(
      localized(
        en: "Write what is walked to in 5, 10 and 15 minutes as areas (GeoJSON), for show.",
        zh: "将 5、10、15 分钟步行可达范围写为 GeoJSON 面，仅供展示。"),
      valueName: "file"))
  var isochrones: String?

  @Flag(help: .localized(en: "Replace files that are there.", zh: "文件已存在时覆盖。"))
  var force = false

  func validate() throws {
    let files = [("--path", path), ("--isochrones", isochrones)]
    if inputs.reach.choice == .circle, let (name, _) = files.first(where: { $0.1 != nil }) {
      throw ValidationError(
        en: "\(name) is for walking networks: --reach network or both.",
        zh: "\(name) 仅用于步行路网：--reach network 或 both。")
    }
    guard nearest >= 1 else {
      throw ValidationError(
        en: "--nearest \(nearest): at least one.", zh: "--nearest \(nearest)：至少为 1。")
    }
  }

  func run() async throws {
    let options = try inputs.runOptions()
    let lines = try path.map { try OutputPath($0, force: force) }
    let areas = try isochrones.map { try OutputPath($0, force: force) }
    let (text, walks) = try await explained(options)
    if let walks {
      try lines?.write(walks.paths().geoJSON(community: id))
      try areas?.write(walks.isochrones().geoJSON(community: id))
    }
    try standardOutput(text)
  }

  /// The words, and the walks that go with them: with several standards those to what the first asks for.
  private func explained(_ options: RunOptions) async throws -> (String, CommunityWalks?) {
    guard options.standards.isEmpty else {
      let explanations = try await StandardExplanation.explain(
        id, options, outletsPerCategory: nearest, workers: inputs.workers)
      let texts = explanations.map { $0.text(Terminal.style) }
      return (texts.joined(separator: "\n"), explanations.first?.walks)
    }
    let explanation = try await Explanation.explain(
      id, options, outletsPerCategory: nearest, workers: inputs.workers)
    return (explanation.text(Terminal.style), explanation.walks)
  }
}
