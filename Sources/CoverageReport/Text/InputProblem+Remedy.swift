public import GeoFormats

extension InputProblem {
  /// What to do about it.
  public func remedy(in language: Language) -> String {
    switch reason {
    case .notANumber:
      language.choose(
        en: "Write a number such as 114.3052 with a point, or --bad-rows skip.",
        zh: "请写成 114.3052 这样带小数点的数字，或用 --bad-rows skip 跳过。")
    case .notAFlag:
      language.choose(
        en: "Write 1, yes or 是, or 0, no, 否 or nothing.",
        zh: "请写“是”、1 或 yes，或“否”、0、no 或留空。")
    case .outOfRange(_, let high): Self.range(high, language)
    case .notConvertible:
      language.choose(
        en: "Check --crs and the order of the columns, or --bad-rows skip.",
        zh: "请检查 --crs 和各列的顺序，或用 --bad-rows skip 跳过。")
    case .empty:
      language.choose(
        en: "Fill the field in, or --bad-rows skip to set such rows aside.",
        zh: "请填写，或用 --bad-rows skip 跳过这样的行。")
    case .duplicateID:
      language.choose(
        en: "Give each row an id of its own, or --bad-rows skip to keep the first.",
        zh: "请给每行一个唯一的编号，或用 --bad-rows skip 只保留第一行。")
    case .fieldCount:
      language.choose(
        en: "Put fields that hold a comma in quotation marks, or --bad-rows skip.",
        zh: "含逗号的字段请加引号，或用 --bad-rows skip 跳过。")
    case .quotation:
      language.choose(
        en: "Double quotation marks inside a quoted field.",
        zh: "引号内的字段如含引号，请写成两个。")
    case .unreadable:
      language.choose(en: "Check the path and your right to read it.", zh: "请检查路径和读取权限。")
    case .noHeader:
      language.choose(
        en: "The first line must name the columns, such as id,name,lon,lat.",
        zh: "第一行应写列名，例如 id,name,lon,lat。")
    case .noRows: language.choose(en: "Check that this is the right file.", zh: "请确认文件是否正确。")
    case .encoding: language.choose(en: "Save it as CSV in UTF-8.", zh: "请另存为 UTF-8 编码的 CSV。")
    case .openStreetMap(let fault): fault.remedy(in: language)
    case .missingColumn(let role, _): Self.missingColumn(role, language)
    case .ambiguousColumn(let role, let headers): Self.ambiguousColumn(role, headers, language)
    case .unknownColumn: language.choose(en: "Name a column of this file.", zh: "请指定该文件中的列。")
    }
  }

  private static func range(_ high: Double, _ language: Language) -> String {
    switch high {
    case 90:
      language.choose(
        en: """
          Latitude and longitude may be swapped, or the frame is not in degrees: \
          see --column and --crs.
          """,
        zh: "经纬度可能颠倒，或坐标系不以度为单位：参见 --column 和 --crs。")
    case 180:
      language.choose(
        en: "If these are metres, say which frame they are in: --crs EPSG:…",
        zh: "如果单位是米，请用 --crs EPSG:… 指明坐标系。")
    default:
      language.choose(
        en: "Correct the value, or leave the field empty where it is unknown.",
        zh: "请更正；不详时请留空。")
    }
  }

  private static func missingColumn(_ role: ColumnRole, _ language: Language) -> String {
    let (option, known) = ("--column \(role.rawValue)", language.list(role.headers))
    return language.choose(
      en: "Recognised are \(known); or say \(option)=HEADER.",
      zh: "可识别的列名有：\(known)；或用 \(option)=列名 指定。")
  }

  private static func ambiguousColumn(
    _ role: ColumnRole, _ headers: [String], _ language: Language
  ) -> String {
    guard Set(headers).count == headers.count else {
      return language.choose(en: "Give them different names.", zh: "请改成不同的列名。")
    }
    let option = "--column \(role.rawValue)=\(headers.first ?? "")"
    return language.choose(en: "Say which one: \(option).", zh: "请指定其中一列：\(option)。")
  }
}
