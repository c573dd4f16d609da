import GeoFormats

extension OSMFault {
  /// What is wrong with the file.
  func text(in language: Language) -> String {
    switch self {
    case .format:
      language.choose(
        en: "is not named as an OpenStreetMap file that is read here",
        zh: "不是可读取的 OpenStreetMap 文件名")
    case .damaged(let detail):
      language.choose(
        en: "is damaged, ends too early or is not what its name says (\(detail))",
        zh: "已损坏、不完整，或内容与扩展名不符")
    case .memory: language.choose(en: "does not fit into memory", zh: "内存不足，无法读取")
    }
  }

  /// What to do about it.
  func remedy(in language: Language) -> String {
    switch self {
    case .format:
      language.choose(
        en: "Give a file .osm.pbf, .osm, .osm.gz or .osm.bz2.",
        zh: "请使用 .osm.pbf 或 .osm 文件，后者可用 gzip 或 bzip2 压缩。")
    case .damaged:
      language.choose(
        en: "Fetch it again, and compare its size or checksum with the source's.",
        zh: "请重新下载，并与来源核对文件大小或校验值。")
    case .memory:
      language.choose(
        en: "Cut the city out of it first, for example with osmium extract.",
        zh: "请先截取所需城市的数据，例如用 osmium extract。")
    }
  }
}
