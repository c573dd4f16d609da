import ArgumentParser
import CoverageReport
import FoundationEssentials
import GeoFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `livingcircle worker`: does the tasks of a batch that any engine hands it.
struct WorkerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: localized(
      en: "Does tasks of a batch, read a line each, and answers a line each.",
      zh: "逐行读取批次任务并执行，每项任务输出一行结果。"),
    discussion: localized(
      en: """
        Tasks come from batch --plan. The answers, put together as batch.journal in the batch's \
        folder, are taken over by batch --resume, which does what is missing.
        """,
      zh: """
        任务来自 batch --plan。将各行结果汇总为批次文件夹中的 batch.journal，\
        再由 batch --resume 接收并补做缺少的部分。
        """))

  @Option(
    help: .localized(
      en: "The largest number of threads for a task.", zh: "每项任务最多使用的线程数。"))
  var threads = 1

  @OptionGroup var language: LanguageOption

  func validate() throws { try ThreadsOption.validate(threads) }

  func run() async throws {
    var number = 0
    while let line = readLine() {
      number += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      guard let task = BatchTask(line: line) else {
        throw BatchError.noTask(line: number)
      }
      try BatchNote(await done(task)).line().withBytes { try standardOutput($0) }
    }
  }

  /// Does one city; what goes wrong is said in its place.
  private func done(_ task: BatchTask) async -> BatchRecord.City {
    if task.city.failure != nil { return task.city }
    do {
      guard FileManager.default.changeCurrentDirectoryPath(task.home) else {
        throw OutputError(.system(ENOENT), path: task.home)
      }
      let inputs = try InputOptions.parse(task.city.arguments ?? [])
      let job = BatchJob(city: task.city, options: try inputs.runOptions())
      let output = try OutputFolder(
        path: task.output + "/" + task.city.folder, names: CoverageRun.fileNames, force: true)
      Interruption.cleanUp { output.removePartial() }
      return try await job.done(into: output, workers: threads)
    } catch {
      var city = task.city
      city.failure = LivingCircle.words(for: error) ?? InputOptions.message(for: error)
      return city
    }
  }
}
