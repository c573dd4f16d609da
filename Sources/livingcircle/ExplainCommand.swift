import ArgumentParser
import CoverageReport

/// `livingcircle explain`: one community's verdicts with their reasons.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says for one community which outlets are nearest and why each verdict is what it is."
  )

  @Argument(help: "The community's id.")
  var id: String

  @OptionGroup var inputs: InputOptions

  @Option(help: "How many of the nearest outlets of each category to name.")
  var nearest = 3

  func validate() throws {
    guard nearest >= 1 else { throw ValidationError("--nearest \(nearest): at least one.") }
  }

  func run() async throws {
    let explanation = try await Explanation.explain(
      id, try inputs.runOptions(), outletsPerCategory: nearest, workers: inputs.workers)
    try standardOutput(explanation.text(Terminal.style))
  }
}
