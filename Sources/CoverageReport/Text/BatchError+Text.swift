extension BatchError {
  /// What is wrong and what to do about it.
  public func text(in language: Language) -> String {
    switch self {
    case .noCityColumn(let file, let headers):
      let columns = headers.prefix(12).joined(separator: language.choose(en: ", ", zh: "、"))
      return language.choose(
        en: "\(file):1: no column is called city. It has: \(columns). Name one of them city.",
        zh: "\(file):1：没有 city（城市）列。现有列：\(columns)。请将城市名称所在列命名为 city。")
    case .noCities(let file):
      return language.choose(
        en: "\(file): names no city. Give each city a line, or an entry under cities.",
        zh: "\(file)：未列出任何城市。请每行写一个城市，或在 cities 下逐项列出。")
    case .cityName(let file, let line, let city):
      return language.choose(
        en: """
          \(file):\(line): city "\(city)" cannot be the name of a folder. Give it a name without \
          / \\ : * ? " < > | and not beginning with a dot.
          """,
        zh: """
          \(file):\(line)：城市名称“\(city)”不能用作文件夹名。请改用不含 / \\ : * ? " < > | \
          且不以点开头的名称。
          """)
    case .sameCity(let file, let line, let city, let first):
      return language.choose(
        en: """
          \(file):\(line): city \(city) is there already, in line \(first): their results would go to \
          one folder. Give one of them another name.
          """,
        zh: "\(file):\(line)：城市 \(city) 与第 \(first) 行重复，结果会写入同一文件夹。请更改其中一个名称。")
    case .notForOneCity(let file, let line, let city, let option):
      return language.choose(
        en: """
          \(file):\(line): \(city): \(option) is for the whole batch. Take it out of the manifest and \
          give it to the command: --\(option).
          """,
        zh: "\(file):\(line)：\(city)：\(option) 适用于整个批次。请从清单中删除，改在命令中指定：--\(option)。")
    case .options(let file, let line, let city, let message):
      return language.choose(
        en: "\(file):\(line): \(city): \(message)", zh: "\(file):\(line)：\(city)：\(message)")
    case .locked(let folder):
      return language.choose(
        en: "\(folder): another batch is writing there. Wait for its end, or name another folder.",
        zh: "\(folder)：另一个批次正在写入该文件夹。请等待其结束，或换一个文件夹。")
    case .exists(let folder):
      return language.choose(
        en: """
          \(folder): a batch is there. Say --resume to do what is missing or has changed, --force to do \
          all of it again, or name another folder.
          """,
        zh: "\(folder)：已有一个批次。用 --resume 只做缺少或有变化的城市，用 --force 全部重做，或换一个文件夹。")
    case .damagedRecord(let file):
      return language.choose(
        en: "\(file): is damaged, or from a newer livingcircle. Do the batch again: --force.",
        zh: "\(file)：已损坏，或由更新版本的 livingcircle 写入。请用 --force 重做该批次。")
    case .noTask(let line):
      return language.choose(
        en: "line \(line) is no task of this version. Make tasks with: batch MANIFEST --plan.",
        zh: "第 \(line) 行不是此版本的任务。请用 batch 清单 --plan 生成任务。")
    }
  }
}

extension BatchHalt {
  /// Why, and what to do about it.
  public func text(in language: Language) -> String {
    language.choose(
      en: "not begun, because the disk took no more. Make room, then go on with --resume.",
      zh: "磁盘无法继续写入，未开始处理。请腾出空间，再用 --resume 继续。")
  }
}
