public import Catalogue

extension DataFileError {
  /// The problems, a line each, and how many more there are.
  public func text(in language: Language) -> String {
    var lines = problems.map { $0.text(in: language) }
    if count > problems.count {
      let more = grouped(count - problems.count)
      lines.append(language.choose(en: "... and \(more) more problems.", zh: "……另有 \(more) 处问题。"))
    }
    return lines.joined(separator: "\n")
  }
}

extension DataFileProblem {
  /// The problem and its remedy, with file, line, place and value.
  public func text(in language: Language) -> String {
    var place = file.isEmpty ? "" : file
    if let line {
      place += language.choose(en: ":\(line)", zh: " 第 \(line) 行")
    }
    if !place.isEmpty { place += language.choose(en: ": ", zh: "：") }
    if !path.isEmpty { place += path + " " }
    if let value, !value.isEmpty { place += language.choose(en: "\"\(value)\" ", zh: "“\(value)”") }
    return (place + explanation(in: language)).printable
  }

  /// What is wrong and what to do about it.
  private func explanation(in language: Language) -> String {
    switch reason {
    case .unreadable(let message):
      language.choose(
        en: "cannot be read: \(message). Check the path and your right to read it.",
        zh: "无法读取：\(SystemMessage.chinese(for: message))。请检查路径和读取权限。")
    case .notUTF8:
      language.choose(en: "is not UTF-8 text. Save it in UTF-8.", zh: "不是 UTF-8 文本。请另存为 UTF-8。")
    case .notText:
      language.choose(
        en: "holds control characters. Check that this is the right file.",
        zh: "含有控制字符。请确认文件是否正确。")
    case .tooLarge(let limit):
      language.choose(
        en: "is longer than \(grouped(limit)) bytes. Check that this is the right file.",
        zh: "超过 \(grouped(limit)) 字节。请确认文件是否正确。")
    case .tooDeep(let limit):
      language.choose(
        en: "is nested deeper than \(limit) levels. Write it flatter.",
        zh: "嵌套超过 \(limit) 层。请减少嵌套。")
    case .alias:
      language.choose(
        en: "uses an anchor or alias (& or *), which data files may not. Write the value out.",
        zh: "使用了锚点或别名（& 或 *），数据文件不允许。请把值写全。")
    case .syntax(let message):
      language.choose(
        en: "is no YAML: \(message). Check indentation, colons and quotation marks.",
        zh: "不是合法的 YAML（\(message)）。请检查缩进、冒号和引号。")
    case .format(let expected):
      language.choose(
        en: "is a format that is not read here. Write \(expected.joined(separator: " or ")).",
        zh: "不是这里能读取的格式。请写 \(expected.joined(separator: " 或 "))。")
    default: contentExplanation(language)
    }
  }

  /// What is wrong with what the document says.
  private func contentExplanation(_ language: Language) -> String {
    switch reason {
    case .empty: language.choose(en: "is empty. Fill it in.", zh: "为空。请填写。")
    case .notAnID:
      language.choose(
        en: "is no id: ids hold no blanks, commas, semicolons or bars.",
        zh: "不能作编号：编号不得含空格、逗号、分号或竖线。")
    case .wrongType(let kind):
      language.choose(
        en: "is not \(kind.text(in: language)). Write \(kind.text(in: language)) here.",
        zh: "不是\(kind.text(in: language))。此处应写\(kind.text(in: language))。")
    case .missingKey(let key):
      language.choose(en: "has no \(key). Add it.", zh: "缺少 \(key)。请补上。")
    case .missingOneOf(let keys):
      language.choose(
        en: "needs one of \(language.list(keys)). Add it.",
        zh: "须有 \(language.list(keys)) 之一。请补上。")
    case .tooMany(let limit):
      language.choose(
        en: "has more than \(grouped(limit)) items. Divide it.",
        zh: "超过 \(grouped(limit)) 项。请拆分。")
    case .outOfRange(let range):
      language.choose(en: "is not in \(range). Correct it.", zh: "不在 \(range) 之内。请更正。")
    case .duplicateID(let line):
      language.choose(
        en: "is the id of line \(line) too. Give each an id of its own.",
        zh: "与第 \(line) 行的编号重复。请使用不同的编号。")
    case .cycle(let names):
      language.choose(
        en: "contains itself: \(names.joined(separator: " → ")). Take one of them out.",
        zh: "循环引用：\(names.joined(separator: " → "))。请去掉其中之一。")
    case .exclusive(let keys):
      language.choose(
        en: "has several of \(language.list(keys)), which exclude each other. Keep one.",
        zh: "同时有 \(language.list(keys))，只能保留一个。")
    default: choiceExplanation(language)
    }
  }

  /// What would have been understood.
  private func choiceExplanation(_ language: Language) -> String {
    switch reason {
    case .unknownKey(let similar, let allowed):
      hint(
        similar.isEmpty ? allowed : similar,
        en: "means nothing here", zh: "在此处没有意义", language)
    case .notAllowed(let allowed):
      hint(allowed, en: "is not allowed here", zh: "在此处不允许", language)
    case .pattern(let examples):
      hint(examples, en: "does not have the form that is needed", zh: "格式不对", language)
    case .unknownReference(let what, let similar):
      hint(
        similar, en: "is no known \(what.rawValue)",
        zh: "不是已知的\(what.text)", language)
    default: ""
    }
  }

  /// A sentence with what may have been meant, where anything is known.
  private func hint(
    _ names: [String], en: String, zh: String, _ language: Language
  ) -> String {
    let list = language.list(names)
    guard !names.isEmpty else { return language.choose(en: en + ".", zh: zh + "。") }
    return language.choose(en: "\(en). Known: \(list).", zh: "\(zh)。可用：\(list)。")
  }
}

extension DataFileProblem.ValueKind {
  fileprivate func text(in language: Language) -> String {
    switch self {
    case .text: language.choose(en: "a text", zh: "文字")
    case .number: language.choose(en: "a number", zh: "数字")
    case .integer: language.choose(en: "a whole number", zh: "整数")
    case .flag: language.choose(en: "true or false", zh: " true 或 false")
    case .list: language.choose(en: "a list", zh: "列表")
    case .mapping: language.choose(en: "keys with values", zh: "键值")
    }
  }
}

extension DataFileProblem.Reference {
  /// The thing's name in Chinese; its raw value is the English one.
  fileprivate var text: String {
    switch self {
    case .category: "业态"
    case .tier: "层级"
    case .standard: "标准"
    case .indicator: "指标"
    case .crosswalk: "对照表"
    }
  }
}
