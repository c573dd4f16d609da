import Catalogue

extension DataFileProblem {
  /// What to do about it.
  func remedy(in language: Language) -> String {
    switch reason {
    case .unreadable: language.choose(en: "Check the path.", zh: "请检查路径和读取权限。")
    case .notUTF8, .notText: language.choose(en: "Save it as UTF-8.", zh: "请另存为 UTF-8 文本。")
    case .tooLarge, .tooMany:
      language.choose(en: "Check that this is the right file.", zh: "请确认文件是否正确。")
    case .tooDeep:
      language.choose(en: "Write it flatter.", zh: "请减少嵌套。")
    case .alias:
      language.choose(
        en: "Write the value out, or put it in quotation marks.", zh: "请直接写出内容，或加引号。")
    case .syntax:
      language.choose(
        en: "Check indentation, colons and quotation marks.", zh: "请检查缩进、冒号和引号。")
    case .empty: language.choose(en: "Fill it in.", zh: "请补充内容。")
    case .missingKey, .missingOneOf: language.choose(en: "Add it.", zh: "请补上。")
    case .unknownReference(let what, let similar): reference(what, similar, language)
    case .cycle: language.choose(en: "Take one of these out.", zh: "请去掉其中一处引用。")
    case .exclusive: language.choose(en: "Keep one of them.", zh: "请只保留其一。")
    case .unknownKey(let similar, let allowed): Self.key(similar, allowed, language)
    default: valueRemedy(in: language)
    }
  }

  private func valueRemedy(in language: Language) -> String {
    switch reason {
    case .notAnID:
      language.choose(en: "Write an id such as wet-market.", zh: "请写成 wet-market 这样的编号。")
    case .wrongType(.text):
      language.choose(en: "Write one text.", zh: "请写成一段文字。")
    case .wrongType(.flag):
      language.choose(en: "Write true or false.", zh: "请写 true 或 false。")
    case .wrongType(.mapping):
      language.choose(
        en: "Write {key: value} or indented lines of them.", zh: "请写成 {key: value}，或分行缩进。")
    case .wrongType(.list): language.choose(en: "Write [a, b].", zh: "请写成 [a, b]。")
    case .wrongType:
      language.choose(
        en: "Write a number without unit and quotation marks.", zh: "请写数字，不带单位和引号。")
    case .notAllowed(let words):
      language.choose(
        en: "Write one of \(language.list(words)).", zh: "请在以下取值中选用：\(language.list(words))。")
    case .pattern(let examples):
      language.choose(
        en: "Write it like \(language.list(examples)).", zh: "请仿照 \(language.list(examples)) 书写。")
    case .format(let formats):
      language.choose(
        en: "Known are \(language.list(formats)).", zh: "支持的格式为 \(language.list(formats))。")
    case .duplicateID:
      language.choose(en: "Give each an id of its own.", zh: "请使用不同的编号。")
    default: language.choose(en: "Correct the value.", zh: "请更正数值。")
    }
  }

  private func reference(
    _ what: Reference, _ similar: [String], _ language: Language
  ) -> String {
    if !similar.isEmpty {
      return language.choose(
        en: "Did you mean \(language.list(similar))?", zh: "是否指 \(language.list(similar))？")
    }
    switch what {
    case .category:
      return language.choose(
        en: "Use an id of GeoData/categories.yaml or of this file, or give it a name of its own.",
        zh: "请使用 GeoData/categories.yaml 或本文件中的编号，或为其命名。")
    case .standard:
      return language.choose(
        en: "See: livingcircle standards list.", zh: "参见 livingcircle standards list。")
    case .tier, .indicator, .crosswalk, .profile:
      return language.choose(en: "Name one that is there.", zh: "请使用已有的编号。")
    }
  }

  private static func key(
    _ similar: [String], _ allowed: [String], _ language: Language
  ) -> String {
    if similar.isEmpty {
      return language.choose(
        en: "Known here are \(language.list(allowed)).",
        zh: "此处可用的键：\(language.list(allowed))。")
    }
    return language.choose(
      en: "Did you mean \(language.list(similar))?", zh: "是否指 \(language.list(similar))？")
  }
}
