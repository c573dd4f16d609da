import GeoFormats

extension InputProblem.Unit {
  /// What a row is called in its file.
  func name(in language: Language) -> String {
    switch self {
    case .line: language.choose(en: "line", zh: "行")
    case .feature: language.choose(en: "feature", zh: "个要素")
    case .row: language.choose(en: "row", zh: "行")
    }
  }
}

extension FileKind {
  /// What such a file is called.
  func name(in language: Language) -> String {
    switch self {
    case .gzip: language.choose(en: "gzip file", zh: " gzip 文件")
    case .geoJSON: language.choose(en: "GeoJSON file", zh: " GeoJSON 文件")
    case .geoPackage: language.choose(en: "GeoPackage", zh: " GeoPackage 文件")
    case .workbook: language.choose(en: "workbook", zh: " XLSX 工作簿")
    case .network: language.choose(en: "network (.lcnet)", zh: "步行路网文件（.lcnet）")
    }
  }

  /// What its tables are called.
  func part(in language: Language) -> String {
    self == .workbook
      ? language.choose(en: "sheet", zh: "工作表") : language.choose(en: "layer", zh: "图层")
  }
}

extension RefusedKind {
  /// What such a file is.
  func explanation(in language: Language) -> String {
    switch self {
    case .shapefile:
      language.choose(en: "is part of a shapefile, which is not read", zh: "是 Shapefile 的一部分，不支持")
    case .flatGeobuf:
      language.choose(en: "is FlatGeobuf, which is not read", zh: "是 FlatGeobuf，不支持")
    case .oldWorkbook:
      language.choose(
        en: "is a workbook of Excel 97-2003 (.xls), which is not read",
        zh: "是 Excel 97-2003 工作簿（.xls），不支持")
    case .openDocument:
      language.choose(
        en: "is an OpenDocument file, which is not read", zh: "是 OpenDocument 文件，不支持")
    case .archive:
      language.choose(
        en: "is a zip archive that holds no workbook", zh: "是压缩包（zip），其中没有工作簿")
    case .database:
      language.choose(
        en: "is an SQLite database, but no GeoPackage", zh: "是 SQLite 数据库，但不是 GeoPackage")
    case .packed:
      language.choose(
        en: "is packed, or comes through a pipe, where its kind of file cannot be read",
        zh: "经过压缩或来自管道，这类文件无法这样读取")
    }
  }

  /// What to do about it.
  func remedy(of file: String, in language: Language) -> String {
    switch self {
    case .shapefile, .flatGeobuf:
      // A shapefile is read by its part .shp, whichever part was named.
      let source = self == .shapefile ? file.replacingSuffix(".dbf", with: ".shp") : file
      let command = "ogr2ogr -f GPKG \(source.withoutSuffix).gpkg \(source)"
      return language.choose(
        en: "Make a GeoPackage of it with GDAL: \(command)",
        zh: "请用 GDAL 转为 GeoPackage：\(command) 。")
    case .oldWorkbook, .openDocument:
      return language.choose(en: "Save it as .xlsx or CSV.", zh: "请另存为 .xlsx 或 CSV。")
    case .archive, .packed:
      return language.choose(en: "Unpack it and name the file inside.", zh: "请先解压，再指定其中的文件。")
    case .database:
      return language.choose(
        en: "Export the table as GeoPackage or CSV.", zh: "请将数据表导出为 GeoPackage 或 CSV。")
    }
  }
}

extension String {
  fileprivate var withoutSuffix: String {
    guard let dot = lastIndex(of: "."), !self[dot...].contains("/") else { return self }
    return String(self[..<dot])
  }

  fileprivate func replacingSuffix(_ suffix: String, with other: String) -> String {
    lowercased().hasSuffix(suffix) ? String(dropLast(suffix.count)) + other : self
  }
}
