extension FinishedRunError {
  /// What is wrong and what to do about it.
  public func text(in language: Language) -> String {
    switch self {
    case .notARun(let folder):
      language.choose(
        en: """
          \(folder): is not the folder of a finished run: it has no manifest.json of livingcircle. \
          Name the folder that analyze wrote (--output).
          """,
        zh: """
          \(folder)：不是分析结果文件夹，其中没有 livingcircle 的 manifest.json。\
          请指定 analyze 用 --output 写入的文件夹。
          """)
    case .incomplete(let folder, let file):
      language.choose(
        en: "\(folder): \(file) is missing from the run. Run analyze once more, with --force.",
        zh: "\(folder)：结果不完整，缺少 \(file)。请用 --force 重新运行 analyze。")
    case .otherFormat(let folder, let format):
      language.choose(
        en: """
          \(folder): the run is in the form \(format ?? "of an earlier version"), and this version \
          reads \(Manifest.format). Run analyze once more, with --force.
          """,
        zh: """
          \(folder)：结果的格式为 \(format ?? "早期版本")，本版本只读取 \(Manifest.format)。\
          请用 --force 重新运行 analyze。
          """)
    case .changed(let file):
      language.choose(
        en: """
          \(file): is not as the run wrote it: its SHA-256 differs from the one in manifest.json. \
          Work on a copy, and run analyze once more, with --force.
          """,
        zh: """
          \(file)：内容已被修改，SHA-256 与 manifest.json 中的不符。\
          请在副本上修改，并用 --force 重新运行 analyze。
          """)
    case .inconsistent(let file, let line):
      Self.inconsistent(file, line, language)
    }
  }

  private static func inconsistent(
    _ file: String, _ line: Int?, _ language: Language
  ) -> String {
    let place = line.map { language.choose(en: "\(file):\($0)", zh: "\(file) 第 \($0) 行") } ?? file
    return language.choose(
      en: """
        \(place): does not go with the other files of the run. \
        Run analyze once more, with --force.
        """,
      zh: "\(place)：与同一结果中的其他文件不一致。请用 --force 重新运行 analyze。")
  }
}
