public import Catalogue

extension DataFileError {
  /// The mistakes, a line each, and how many more there are.
  public func text(in language: Language) -> String {
    var lines = problems.map { $0.text(in: language) }
    if count > problems.count {
      let more = count - problems.count
      lines.append(
        language.choose(
          en: "... and \(counted(more, "more mistake", "more mistakes")).",
          zh: "……另有 \(grouped(more)) 处错误。"))
    }
    return lines.joined(separator: "\n")
  }
}

extension DataFileProblem {
  /// The mistake and its remedy, with file, line, path and value.
  public func text(in language: Language) -> String {
    let (problem, remedy) = (explanation(in: language), remedy(in: language))
    return language.choose(
      en: "\(place(in: .en)) \(problem). \(remedy)",
      zh: "\(place(in: .zh))\(problem)。\(remedy)"
    ).printable
  }

  /// File, line, path and value, as far as they are known, up to where the explanation begins.
  private func place(in language: Language) -> String {
    // A standard that is asked for on the command line has no file.
    var place = file
    if let line { place += language.choose(en: ":\(line)", zh: " 第 \(line) 行") }
    if !place.isEmpty { place += language.choose(en: ":", zh: "：") }
    if !path.isEmpty { place += language.choose(en: " \(path)", zh: "\(path) ") }
    if let value, showsValue {
      place += language.choose(
        en: place.isEmpty ? "\"\(value)\"" : " \"\(value)\"", zh: "“\(value)”")
    }
    return place
  }

  /// The value says nothing where something else is missing, or where the path ends with it.
  private var showsValue: Bool {
    switch reason {
    case .missingKey, .missingOneOf, .unknownKey, .exclusive, .empty, .tooMany: false
    default: true
    }
  }

  /// What is wrong, said of what stands at the place.
  private func explanation(in language: Language) -> String {
    switch reason {
    case .unreadable, .notUTF8, .notText, .tooLarge, .tooDeep, .alias, .syntax, .empty, .tooMany:
      documentExplanation(in: language)
    case .notAnID, .wrongType, .notAllowed, .pattern, .outOfRange, .duplicateID, .format:
      valueExplanation(in: language)
    case .missingKey(let key):
      language.choose(en: "has no key \(key)", zh: "缺少键 \(key)")
    case .missingOneOf(let keys):
      language.choose(
        en: "has none of the keys \(language.list(keys))",
        zh: "以下各键须有其一：\(language.list(keys))")
    case .unknownKey: language.choose(en: "means nothing here", zh: "在此处没有意义")
    case .unknownReference(let what, _):
      language.choose(
        en: "is the id of no \(what.text(in: .en))", zh: "不是任何\(what.text(in: .zh))的编号")
    case .cycle(let names):
      language.choose(
        en: "leads back to itself: \(names.joined(separator: " → "))",
        zh: "循环引用：\(names.joined(separator: " → "))")
    case .exclusive(let keys):
      language.choose(
        en: "has \(keys.joined(separator: " and ")), which exclude each other",
        zh: "\(keys.joined(separator: " 与 ")) 不能同时使用")
    }
  }

  private func documentExplanation(in language: Language) -> String {
    switch reason {
    case .unreadable(let message):
      language.choose(
        en: "cannot be read: \(message)", zh: "无法读取：\(SystemMessage.chinese(for: message))")
    case .notUTF8: language.choose(en: "is not UTF-8 text", zh: "不是 UTF-8 编码的文本")
    case .notText: language.choose(en: "is not text but binary", zh: "不是文本，而是二进制数据")
    case .tooLarge(let limit):
      language.choose(
        en: "is longer than \(grouped(limit)) bytes", zh: "超过 \(grouped(limit)) 字节")
    case .tooDeep(let limit):
      language.choose(
        en: "has things in each other more than \(limit) deep", zh: "嵌套超过 \(limit) 层")
    case .alias:
      language.choose(
        en: "has an anchor (&) or alias (*), which are not read", zh: "不支持锚点（&）和别名（*）")
    case .syntax(let message):
      language.choose(
        en: "is not YAML here: \(message)", zh: "不是合法的 YAML：\(YAMLMessage.chinese(for: message))")
    case .tooMany(let limit):
      language.choose(
        en: "has more than \(grouped(limit)) items", zh: "超过 \(grouped(limit)) 项")
    default: language.choose(en: "has nothing in it", zh: "内容为空")
    }
  }

  private func valueExplanation(in language: Language) -> String {
    switch reason {
    case .wrongType(let kind):
      language.choose(
        en: "is not \(kind.text(in: .en))", zh: "不是\(kind.text(in: .zh))")
    case .notAllowed: language.choose(en: "is none of the words allowed", zh: "不是允许的取值")
    case .outOfRange(let range):
      language.choose(en: "is not in \(range)", zh: "不在 \(range) 之间")
    case .duplicateID(let line):
      language.choose(en: "is the id of line \(line) too", zh: "与第 \(line) 行的编号重复")
    case .format:
      language.choose(
        en: "is a format that this version does not read", zh: "是本版本不支持的格式")
    case .pattern: language.choose(en: "does not have the form needed", zh: "格式不符")
    default:
      language.choose(
        en: "is no id: it is empty, or holds a blank or one of | ; , / \"",
        zh: "不能作编号：为空，或含有空白或 | ; , / \" 之一")
    }
  }
}

extension DataFileProblem.ValueKind {
  fileprivate func text(in language: Language) -> String {
    switch self {
    case .text: language.choose(en: "text", zh: "文字")
    case .number: language.choose(en: "a number", zh: "数字")
    case .integer: language.choose(en: "a whole number", zh: "整数")
    case .flag: language.choose(en: "true or false", zh: " true 或 false")
    case .list: language.choose(en: "a list", zh: "列表")
    case .mapping: language.choose(en: "a group of keys with values", zh: "一组键和值")
    }
  }
}

extension DataFileProblem.Reference {
  fileprivate func text(in language: Language) -> String {
    switch self {
    case .category: language.choose(en: "category", zh: "业态")
    case .tier: language.choose(en: "tier", zh: "层级")
    case .standard: language.choose(en: "standard", zh: "标准")
    case .indicator: language.choose(en: "indicator", zh: "指标")
    case .crosswalk: language.choose(en: "crosswalk", zh: "对照表")
    case .profile: language.choose(en: "walking profile", zh: "步行规则")
    }
  }
}

/// What the parser of YAML says of a text that is none.
private enum YAMLMessage {
  private static let chinese = [
    ("mapping values are not allowed", "此处不能再出现冒号"),
    ("could not find expected ':'", "缺少冒号"),
    ("did not find expected key", "此处应为键"),
    ("did not find expected '-' indicator", "此处应以“-”开头"),
    ("did not find expected ',' or ']'", "缺少逗号或右方括号"),
    ("did not find expected ',' or '}'", "缺少逗号或右花括号"),
    ("found character that cannot start any token", "有不能使用的字符，例如制表符"),
    ("found unexpected end of stream", "引号或括号没有闭合"),
    ("found undefined alias", "别名没有定义"),
    ("found another document", "一个文件中有多份文档"),
    ("control characters are not allowed", "含有控制字符"),
  ]

  /// The message in Chinese; as it is where it is none that users meet.
  static func chinese(for message: String) -> String {
    if let known = chinese.first(where: { message.contains($0.0) }) { return known.1 }
    let parts = message.split(separator: " ")
    if message.hasPrefix("the key "), message.hasSuffix(" stands there twice"), parts.count > 5 {
      return "键 \(parts[2]) 出现了两次"
    }
    return message
  }
}
