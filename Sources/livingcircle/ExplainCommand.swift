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

  func validate() throws {
    guard nearest >= 1 else {
      throw ValidationError(
        en: "--nearest \(nearest): at least one.", zh: "--nearest \(nearest)：至少为 1。")
    }
  }

  func run() async throws {
    let options = try inputs.runOptions()
    guard options.standards.isEmpty else {
      let explanations = try await StandardExplanation.explain(
        id, options, outletsPerCategory: nearest, workers: inputs.workers)
      try standardOutput(explanations.map { $0.text(Terminal.style) }.joined(separator: "\n"))
      return
    }
    let explanation = try await Explanation.explain(
      id, options, outletsPerCategory: nearest, workers: inputs.workers)
    try standardOutput(explanation.text(Terminal.style))
  }
}
