public import GeoFormats

extension InputProblem {
  /// The problem and its remedy, with file, line, field and value.
  public func text(in language: Language) -> String {
    let (problem, remedy) = (statement(in: language), remedy(in: language).printable)
    return language.choose(en: "\(problem) \(remedy)", zh: "\(problem)\(remedy)")
  }

  /// The problem alone, with file, line, field and value.
  public func statement(in language: Language) -> String {
    let problem = explanation(in: language)
    return language.choose(
      en: "\(place(in: .en)) \(problem).", zh: "\(place(in: .zh))\(problem)。"
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
    case .duplicateOutlet(let id):
      language.choose(en: "is the outlet \(id) once more", zh: "与商业网点 \(id) 重复")
    case .unknownOutlet:
      language.choose(en: "is the id of no outlet", zh: "不是任何商业网点的编号")
    case .farFromOutlet(let metres):
      language.choose(
        en: "has an entrance \(language.distance(metres)) from the outlet itself",
        zh: "的出入口距该网点 \(language.distance(metres))")
    case .duplicateID(let line):
      language.choose(
        en: "is the id of \(unit.name(in: .en)) \(line) too",
        zh: "与第 \(line) \(unit.name(in: .zh))的编号重复")
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
    case .encoding(let fault): Self.encoding(fault, language)
    case .degreesMinutesSeconds:
      language.choose(en: "is in degrees, minutes and seconds", zh: "是度分秒格式")
    case .geometry(.none): language.choose(en: "has no position", zh: "没有位置")
    case .geometry(.malformed):
      language.choose(en: "is no position and no geometry", zh: "不是坐标，也不是几何图形")
    case .geometry(.notAnArea): language.choose(en: "is not an area", zh: "不是面状区域")
    case .geometry(.notALine): language.choose(en: "holds no lines", zh: "没有线状要素")
    case .damaged(let kind): Self.damaged(kind, language)
    case .inflated(let kind):
      language.choose(
        en: "unpacks to far more than a \(kind.name(in: .en)) holds",
        zh: "解压后远大于正常的\(kind.name(in: .zh))")
    case .refused(let kind): kind.explanation(in: language)
    case .severalLayers(let kind, let names):
      language.choose(
        en: "has several \(kind.part(in: .en))s: \(Language.en.list(names))",
        zh: "有多个\(kind.part(in: .zh))：\(Language.zh.list(names))")
    case .unknownLayer(let kind, let names): unknownLayer(kind, names, language)
    case .unfinished:
      language.choose(
        en: "shows that another program has changed the file and not finished",
        zh: "表明另一程序正在修改该文件，尚未完成")
    case .noFeatures:
      language.choose(
        en: "is JSON, but no GeoJSON Feature or FeatureCollection",
        zh: "是 JSON，但不是 GeoJSON 的 Feature 或 FeatureCollection")
    case .openStreetMap(let fault): fault.text(in: language)
    case .networkVersion:
      language.choose(
        en: "is the version of a network that was built by another livingcircle",
        zh: "是由其他版本的 livingcircle 生成的路网文件版本")
    }
  }

  /// File, line, field and value, as far as they are known, up to where the explanation begins.
  private func place(in language: Language) -> String {
    var place = file
    if let line {
      let unit = unit.name(in: language)
      let english = self.unit == .line ? ":\(line)" : ": \(unit) \(line)"
      place += language.choose(en: english, zh: " 第 \(line) \(unit)")
    }
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

  private static func encoding(_ fault: EncodingFault, _ language: Language) -> String {
    switch fault {
    case .binary: language.choose(en: "is not text but binary", zh: "不是文本，而是二进制文件")
    case .unknown:
      language.choose(
        en: "is not UTF-8 text but in another encoding that is not recognised",
        zh: "不是 UTF-8 文本，而是其他无法识别的编码")
    case .not(let name):
      language.choose(en: "is not text in \(name)", zh: "不是 \(name) 编码的文本")
    case .noSuch(let name):
      language.choose(
        en: "cannot be read, because no encoding is called \(name)",
        zh: "无法读取：没有名为 \(name) 的编码")
    }
  }

  private static func damaged(_ kind: FileKind, _ language: Language) -> String {
    language.choose(
      en: "is damaged or cut off: it cannot be read as \(kind.name(in: .en))",
      zh: "已损坏或不完整：无法作为\(kind.name(in: .zh))读取")
  }

  private func unknownLayer(
    _ kind: FileKind, _ names: [String], _ language: Language
  ) -> String {
    guard !names.isEmpty else {
      return language.choose(
        en: "has no \(kind.part(in: .en)) that can be read", zh: "没有可读取的\(kind.part(in: .zh))")
    }
    return language.choose(
      en: "is not one of its \(kind.part(in: .en))s: \(Language.en.list(names))",
      zh: "不是其中任何一个\(kind.part(in: .zh))，现有：\(Language.zh.list(names))")
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
