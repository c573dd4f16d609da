public import GeoFormats

extension InputProblem {
  /// What to do about it.
  public func remedy(in language: Language) -> String {
    switch reason {
    case .notANumber:
      language.choose(
        en: """
          Write a number such as 114.3052 with a point (or say --decimal-comma), or --bad-rows skip.
          """,
        zh: "请写成 114.3052 这样带小数点的数字（小数用逗号时加 --decimal-comma），或用 --bad-rows skip 跳过。")
    case .notAFlag:
      language.choose(
        en: "Write 1, yes or 是, or 0, no, 否 or nothing.",
        zh: "请写“是”、1 或 yes，或“否”、0、no 或留空。")
    case .outOfRange(_, let high): Self.range(high, language)
    case .notConvertible:
      language.choose(
        en: "Check the frame and the order of the columns, or --bad-rows skip.",
        zh: "请检查坐标系和各列的顺序，或用 --bad-rows skip 跳过。")
    case .empty:
      language.choose(
        en: "Fill the field in, or --bad-rows skip to set such rows aside.",
        zh: "请填写，或用 --bad-rows skip 跳过这样的行。")
    case .duplicateOutlet:
      language.choose(en: "See --dedupe.", zh: "参见 --dedupe。")
    case .unknownOutlet:
      language.choose(
        en: "Write the outlet's id as the table of outlets has it, or --bad-rows skip.",
        zh: "请按商业网点表填写编号，或用 --bad-rows skip 跳过。")
    case .farFromOutlet:
      language.choose(
        en: """
          Check the id, the order of longitude and latitude and the frame (--outlets-crs), \
          or --bad-rows skip.
          """,
        zh: "请检查编号、经纬度的顺序和坐标系（--outlets-crs），或用 --bad-rows skip 跳过。")
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
    case .encoding(let fault): Self.encoding(fault, language)
    case .degreesMinutesSeconds:
      language.choose(
        en: """
          Write decimal degrees: degrees + minutes ÷ 60 + seconds ÷ 3600, so that 116°23′17″ is \
          116.388056; west and south are negative.
          """,
        zh: "请写成十进制度：度 + 分 ÷ 60 + 秒 ÷ 3600，例如 116°23′17″ 为 116.388056；西经和南纬为负。")
    case .geometry(.none):
      language.choose(
        en: "Draw it on the map, or --bad-rows skip to set it aside.",
        zh: "请补上几何图形，或用 --bad-rows skip 跳过。")
    case .geometry(.malformed):
      language.choose(
        en: "Write 116.48,39.99 (lon,lat) or POINT (116.48 39.99), or --bad-rows skip.",
        zh: "请写成“116.48,39.99”（经度在前）或 POINT (116.48 39.99)，或用 --bad-rows skip 跳过。")
    case .geometry(.notAnArea):
      language.choose(
        en: "Draw it as a Polygon or MultiPolygon.", zh: "请绘制为 Polygon 或 MultiPolygon。")
    case .geometry(.notALine):
      language.choose(
        en: "Give OpenStreetMap data, or GeoJSON or a GeoPackage with LineStrings.",
        zh: "请使用 OpenStreetMap 数据，或含有 LineString 的 GeoJSON 或 GeoPackage。")
    case .damaged, .inflated:
      language.choose(en: "Get or save the file again.", zh: "请重新获取或另存该文件。")
    case .refused(let kind): kind.remedy(of: file, in: language)
    case .severalLayers(_, let names): Self.layer(names, language)
    case .unknownLayer(_, let names):
      names.isEmpty
        ? language.choose(en: "Check that this is the right file.", zh: "请确认文件是否正确。")
        : Self.layer(names, language)
    case .unfinished:
      language.choose(
        en: "Close the program that has it open, such as QGIS.", zh: "请关闭打开它的程序（例如 QGIS）。")
    case .noFeatures:
      language.choose(
        en: "Export it as a FeatureCollection, with id and category as properties.",
        zh: "请导出为 FeatureCollection，并以 id、category 等作为属性。")
    case .openStreetMap(let fault): fault.remedy(in: language)
    case .networkVersion:
      language.choose(
        en: "Build it again: livingcircle network build.",
        zh: "请重新生成：livingcircle network build。")
    case .missingColumn(let role, _): Self.missingColumn(role, language)
    case .ambiguousColumn(let role, let headers): Self.ambiguousColumn(role, headers, language)
    case .unknownColumn: language.choose(en: "Name a column of this file.", zh: "请指定该文件中的列。")
    }
  }

  private static func encoding(_ fault: EncodingFault, _ language: Language) -> String {
    switch fault {
    case .binary:
      language.choose(
        en: "Save it as CSV in UTF-8, or as GeoJSON, GeoPackage or XLSX.",
        zh: "请另存为 UTF-8 编码的 CSV，或 GeoJSON、GeoPackage、XLSX。")
    case .unknown, .not:
      language.choose(
        en:
          "Save it as CSV in UTF-8, or say what it is in: --encoding NAME, such as BIG5 or LATIN1.",
        zh: "请另存为 UTF-8 编码的 CSV，或用 --encoding 名称 指明编码，例如 BIG5 或 LATIN1。")
    case .noSuch:
      language.choose(
        en: "Name one that iconv -l lists, such as GB18030, UTF-16LE or BIG5.",
        zh: "请用 iconv -l 列出的名称，例如 GB18030、UTF-16LE 或 BIG5。")
    }
  }

  private static func layer(_ names: [String], _ language: Language) -> String {
    let name = names.first ?? ""
    return language.choose(
      en: """
        Say which one: --communities-layer, --outlets-layer or --entrances-layer "\(name)".
        """,
      zh: "请指定其中一个：--communities-layer、--outlets-layer 或 --entrances-layer “\(name)”。")
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
