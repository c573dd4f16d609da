import ArgumentParser
import CoverageReport

/// The command line: one file a subcommand.
@main
struct LivingCircle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "livingcircle",
    abstract: localized(
      en: "Says which basic services each community lacks within a walk.",
      zh: "一刻钟便民生活圈覆盖分析：每个社区步行范围内缺少哪些基本服务。"),
    version: "livingcircle \(livingCircleVersion)",
    subcommands: [
      AnalyzeCommand.self, BatchCommand.self, WorkerCommand.self, RollupCommand.self,
      ReportCommand.self, ExplainCommand.self, CheckCommand.self,
      ExtractCommand.self, ClassifyCommand.self, ConvertCommand.self,
      NetworkCommand.self, StandardsCommand.self, PilotsCommand.self, HistoryCommand.self,
      CompareCommand.self, QuarterlyCommand.self,
    ])

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
