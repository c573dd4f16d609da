import ArgumentParser

/// How many threads a command may use.
struct ThreadsOption: ParsableArguments {
  @Option(
    help: .localized(
      en: "The largest number of threads. (default: all processors)",
      zh: "最多使用的线程数。（默认：全部处理器）"))
  var threads: Int?

  func validate() throws {
    if let threads { try Self.validate(threads) }
  }

  /// - Throws: `ValidationError` for a number of threads that no machine has.
  static func validate(_ threads: Int) throws {
    guard (1...1_024).contains(threads) else {
      throw ValidationError(
        en: "--threads \(threads): must be between 1 and 1024.",
        zh: "--threads \(threads)：应在 1 到 1024 之间。")
    }
  }

  /// The largest number of tasks.
  var workers: Int { threads ?? processorCount() }
}
