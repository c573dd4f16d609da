import ArgumentParser
import CoverageReport

/// The command line: one file a subcommand.
@main
struct LivingCircle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "livingcircle",
    abstract: "Says which basic services each community lacks within a walk.",
    version: "livingcircle \(livingCircleVersion)",
    subcommands: [AnalyzeCommand.self, ExplainCommand.self])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      exit(reporting: error)
    }
  }
}
