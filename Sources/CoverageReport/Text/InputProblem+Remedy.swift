public import GeoFormats

extension InputProblem {
  /// What to do about it.
  public func remedy(in language: Language) -> String {
    switch reason {
    case .notANumber, .outOfRange, .notConvertible, .empty: valueRemedy(in: language)
    case .duplicateID, .fieldCount, .quotation: rowRemedy(in: language)
    case .missingColumn, .ambiguousColumn, .unknownColumn: columnRemedy(in: language)
    case .unreadable:
      language.choose(en: "Check the path and your right to read it.", zh: "请检查路径和读取权限。")
    case .noHeader:
      language.choose(
        en: "The first line must name the columns, such as id,name,lon,lat.",
        zh: "第一行应写列名，例如 id,name,lon,lat。")
    case .noRows: language.choose(en: "Check that this is the right file.", zh: "请确认文件是否正确。")
    case .encoding: language.choose(en: "Save it as CSV in UTF-8.", zh: "请另存为 UTF-8 编码的 CSV。")
    }
  }

  private func valueRemedy(in language: Language) -> String {
    switch reason {
    case .notANumber:
      language.choose(
        en: "Write a number such as 114.3052 with a point, or --bad-rows skip.",
        zh: "请写成 114.3052 这样带小数点的数字，或用 --bad-rows skip 跳过。")
    case .outOfRange(_, 90):
      language.choose(
        en: """
          Latitude and longitude may be swapped, or the frame is not in degrees: \
          see --column and --crs.
          """,
        zh: "经纬度可能颠倒，或坐标系不以度为单位：参见 --column 和 --crs。")
    case .outOfRange(_, 180):
      language.choose(
        en: "If these are metres, say which frame they are in: --crs EPSG:…",
        zh: "如果单位是米，请用 --crs EPSG:… 指明坐标系。")
    case .outOfRange:
      language.choose(
        en: "Correct the value, or leave the field empty where it is unknown.",
        zh: "请更正；不详时请留空。")
    case .notConvertible:
      language.choose(
        en: "Check --crs and the order of the columns, or --bad-rows skip.",
        zh: "请检查 --crs 和各列的顺序，或用 --bad-rows skip 跳过。")
    default:
      language.choose(
        en: "Fill the field in, or --bad-rows skip to set such rows aside.",
        zh: "请填写，或用 --bad-rows skip 跳过这样的行。")
    }
  }

  private func rowRemedy(in language: Language) -> String {
    switch reason {
    case .duplicateID:
      language.choose(
        en: "Give each row an id of its own, or --bad-rows skip to keep the first.",
        zh: "请给每行一个唯一的编号，或用 --bad-rows skip 只保留第一行。")
    case .fieldCount:
      language.choose(
        en: "Put fields that hold a comma in quotation marks, or --bad-rows skip.",
        zh: "含逗号的字段请加引号，或用 --bad-rows skip 跳过。")
    default:
      language.choose(
        en: "Double quotation marks inside a quoted field.",
        zh: "引号内的字段如含引号，请写成两个。")
    }
  }

  private func columnRemedy(in language: Language) -> String {
    switch reason {
    case .missingColumn(let role, _):
      language.choose(
        en: """
          Recognised are \(language.list(role.headers)); \
          or say --column \(role.rawValue)=HEADER.
          """,
        zh: "可识别的列名有：\(language.list(role.headers))；或用 --column \(role.rawValue)=列名 指定。")
    case .ambiguousColumn(_, let headers) where Set(headers).count < headers.count:
      language.choose(en: "Give them different names.", zh: "请改成不同的列名。")
    case .ambiguousColumn(let role, let headers):
      language.choose(
        en: "Say which one: --column \(role.rawValue)=\(headers.first ?? "HEADER").",
        zh: "请指定其中一列：--column \(role.rawValue)=\(headers.first ?? "列名")。")
    default: language.choose(en: "Name a column of this file.", zh: "请指定该文件中的列。")
    }
  }
}
