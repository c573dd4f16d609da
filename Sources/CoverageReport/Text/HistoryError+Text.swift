extension HistoryError {
  /// What is wrong and what to do about it.
  public func text(in language: Language) -> String {
    fileText(language) ?? contentText(language)
  }

  /// What is wrong with the file; `nil` where it is something that the file holds.
  private func fileText(_ language: Language) -> String? {
    switch self {
    case .missing(let file):
      language.choose(
        en: "\(file): there is no such history. Check the path, or begin one with history add.",
        zh: "\(file)：历史文件不存在。请检查路径，或先用 history add 建立。")
    case .notAHistory(let file):
      language.choose(
        en: "\(file): is not a history of livingcircle. Name another file; this one is as it was.",
        zh: "\(file)：不是 livingcircle 的历史文件，未作任何改动。请指定其他文件。")
    case .newer(let file):
      language.choose(
        en: """
          \(file): a later version of livingcircle has written this history. Use that version; the \
          file is as it was.
          """,
        zh: "\(file)：该历史文件由更新版本的 livingcircle 写入，未作任何改动。请使用该版本。")
    case .damaged(let file):
      language.choose(
        en: """
          \(file): the history is damaged. Take its last copy, or make it anew from the runs' folders \
          with history add.
          """,
        zh: "\(file)：历史文件已损坏。请改用备份，或用 history add 由各次结果文件夹重新建立。")
    case .busy(let file, let seconds):
      language.choose(
        en: """
          \(file): another program has been writing into the history for \(Self.number(seconds)) s. \
          Wait for it and try again.
          """,
        zh: "\(file)：其他程序正在写入历史文件，已等待 \(Self.number(seconds)) 秒。请待其完成后重试。")
    case .readOnly(let file):
      language.choose(
        en: """
          \(file): the history cannot be written. Give yourself the right to write the file and into its \
          folder, where SQLite keeps its log; to read it, a copy elsewhere will do.
          """,
        zh: """
          \(file)：历史文件不可写入。请取得该文件及其所在文件夹的写权限（SQLite 的日志存放于此）；\
          如只需查看，可复制到别处。
          """)
    case .full(let file):
      language.choose(
        en: "\(file): the disk is full; the history is as it was. Make room and try again.",
        zh: "\(file)：磁盘已满，历史文件未作改动。请腾出空间后重试。")
    case .system(let file, let message):
      language.choose(
        en: """
          \(file): the history cannot be used: \(message). Check the path, the disk and your right to \
          read and write there.
          """,
        zh: """
          \(file)：无法使用历史文件：\(SystemMessage.chinese(for: message))。\
          请检查路径、磁盘和读写权限。
          """)
    default: nil
    }
  }

  private func contentText(_ language: Language) -> String {
    switch self {
    case .noCity(let folder):
      language.choose(
        en: "\(folder): the run does not say of which city it is. Say it: --city NAME.",
        zh: "\(folder)：结果中没有城市名称。请用 --city 指定。")
    case .noQuarter(let folder):
      language.choose(
        en: """
          \(folder): the run's data does not say of when it is. Say which quarter it stands for: \
          --quarter 2026Q3.
          """,
        zh: "\(folder)：结果的数据没有日期。请指定所属季度，例如 --quarter 2026Q3。")
    case .unknownCity(let file, let city, let known):
      language.choose(
        en: """
          \(file): the history has no city "\(city.printable)"; it has \(Self.some(known, language)). \
          Check --city.
          """,
        zh: "\(file)：历史文件中没有城市“\(city.printable)”，已有：\(Self.some(known, language))。请检查 --city。")
    case .noRun(let file, let city, let quarter, let known):
      language.choose(
        en: """
          \(file): the history has no run of \(city.printable) in \(quarter); it has \
          \(Self.some(known, language)). Add it with history add.
          """,
        zh: """
          \(file)：历史文件中没有\(city.printable) \(quarter) 的结果，已有：\(Self.some(known, language))。\
          请用 history add 加入。
          """)
    case .empty(let file):
      language.choose(
        en: "\(file): the history has no runs yet. Add them with history add.",
        zh: "\(file)：历史文件中还没有结果。请用 history add 加入。")
    case .emptyQuarter(let file, let quarter, let known):
      language.choose(
        en: """
          \(file): the history has no run of \(quarter); it has \(Self.some(known, language)). \
          Add runs with history add.
          """,
        zh: "\(file)：历史文件中没有 \(quarter) 的结果，已有：\(Self.some(known, language))。请用 history add 加入。")
    case .nothingInCommon(let before, let after):
      language.choose(
        en: """
          The two runs have no standard in common: \(Self.some(before, language)) and \
          \(Self.some(after, language)). Analyze both under one standard: --standard.
          """,
        zh: """
          两次结果没有共同的标准：\(Self.some(before, language))与\(Self.some(after, language))。\
          请用 --standard 按同一标准分析。
          """)
    default: ""
    }
  }

  /// The first few of many names.
  private static func some(_ names: [String], _ language: Language) -> String {
    if names.isEmpty { return language.choose(en: "none", zh: "无") }
    let shown = language.list(names.prefix(8).map(\.printable))
    return names.count > 8 ? shown + language.choose(en: ", …", zh: "……") : shown
  }

  private static func number(_ seconds: Double) -> String {
    seconds == seconds.rounded() && seconds < 1e9 ? "\(Int(seconds))" : "\(seconds)"
  }
}
