public import GeoFormats

extension InputProblem {
  /// The problem and its remedy, with file, line, field and value.
  public func text(in language: Language) -> String {
    let (problem, remedy) = (explanation(in: language), remedy(in: language))
    return language.choose(
      en: "\(place(in: .en)) \(problem). \(remedy)",
      zh: "\(place(in: .zh))\(problem)。\(remedy)"
    ).printable
  }

  /// What is wrong, said of what stands at the place; `rejected.csv` has places in columns of their own.
  public func explanation(in language: Language) -> String {
    switch reason {
    case .notANumber: language.choose(en: "is not a number", zh: "不是数字")
    case .notAFlag: language.choose(en: "is neither yes nor no", zh: "不是“是”或“否”")
    case .outOfRange(let low, let high): Self.range(Int(low), Int(high), language)
    case .notConvertible(let frame):
      language.choose(en: "is no position in \(frame)", zh: "不是坐标系 \(frame) 中的位置")
    case .empty: language.choose(en: "is empty", zh: "为空")
    case .duplicateID(let line):
      language.choose(en: "is the id of line \(line) too", zh: "与第 \(line) 行的编号重复")
    case .fieldCount(let expected): fieldCount(expected, language)
    case .quotation:
      language.choose(
        en: "a quotation mark is not closed, or text follows a closed one",
        zh: "引号没有闭合，或闭合的引号后面还有文字")
    case .unreadable(let message):
      language.choose(
        en: "cannot be read: \(message)", zh: "无法读取：\(SystemMessage.chinese(for: message))")
    case .noHeader: language.choose(en: "has no header line", zh: "没有表头行")
    case .noRows: language.choose(en: "has no usable row", zh: "没有可用的数据行")
    case .missingColumn(let role, let headers): Self.missingColumn(role, headers, language)
    case .ambiguousColumn(let role, let headers): Self.ambiguousColumn(role, headers, language)
    case .unknownColumn(let headers): Self.unknownColumn(headers, language)
    case .encoding(let name): Self.encoding(name, language)
    case .openStreetMap(let fault): fault.text(in: language)
    }
  }

  /// File, line, field and value, as far as they are known, up to where the explanation begins.
  private func place(in language: Language) -> String {
    var place = file
    if let line { place += language.choose(en: ":\(line)", zh: " 第 \(line) 行") }
    place += language.choose(en: ":", zh: "：")
    if let field { place += language.choose(en: " \(field)", zh: "\(field) ") }
    if case .fieldCount = reason { return place }
    if let value {
      place += language.choose(en: " \"\(value)\"", zh: value.isEmpty ? "" : "“\(value)”")
    }
    return place
  }

  private static func range(_ low: Int, _ high: Int, _ language: Language) -> String {
    language.choose(
      en: "is not between \(low) and \(high)", zh: "不在 \(low) 到 \(high) 之间")
  }

  private static func missingColumn(
    _ role: ColumnRole, _ headers: [String], _ language: Language
  ) -> String {
    language.choose(
      en: "has no column for \(role.rawValue); its columns are \(language.list(headers))",
      zh: "没有可作 \(role.rawValue) 的列，现有的列为：\(language.list(headers))")
  }

  private static func ambiguousColumn(
    _ role: ColumnRole, _ headers: [String], _ language: Language
  ) -> String {
    language.choose(
      en: "has several columns for \(role.rawValue): \(language.list(headers))",
      zh: "有多列都可作 \(role.rawValue)：\(language.list(headers))")
  }

  private static func unknownColumn(_ headers: [String], _ language: Language) -> String {
    language.choose(
      en: "is not one of the columns: \(language.list(headers))",
      zh: "不是其中任何一列，现有的列为：\(language.list(headers))")
  }

  private func fieldCount(_ expected: Int, _ language: Language) -> String {
    language.choose(
      en: """
        the row has \(value ?? "another number of") \(value == "1" ? "field" : "fields"), \
        the header has \(expected)
        """,
      zh: value.map { "该行有 \($0) 个字段，表头有 \(expected) 个" } ?? "该行的字段数与表头的 \(expected) 个不同")
  }

  private static func encoding(_ name: String, _ language: Language) -> String {
    switch name {
    case "CR":
      language.choose(en: "ends its lines with carriage returns alone", zh: "各行仅以回车符（CR）结尾")
    case "NUL": language.choose(en: "is not text but binary", zh: "不是文本，而是二进制文件")
    case "other":
      language.choose(
        en: "is not UTF-8 text but in another encoding, such as GB18030",
        zh: "不是 UTF-8 文本，而是其他编码，例如 GB18030")
    default:
      language.choose(en: "is not UTF-8 text but \(name)", zh: "不是 UTF-8 文本，而是 \(name)")
    }
  }
}

extension InputError {
  /// The problems, a line each, and how many more there are.
  public func text(in language: Language) -> String {
    var lines = problems.map { $0.text(in: language) }
    let more = count - problems.count
    if more > 0 {
      lines.append(language.choose(en: "... and \(more) more problems.", zh: "……另有 \(more) 个问题。"))
    }
    return lines.joined(separator: "\n")
  }
}
