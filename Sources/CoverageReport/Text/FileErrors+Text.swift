public import GeoFormats

extension OutputError {
  /// What is wrong and what to do about it.
  public func text(in language: Language) -> String {
    switch reason {
    case .exists:
      language.choose(
        en: "\(path): an earlier run is there. Name another folder, or say --force to replace it.",
        zh: "\(path)：已有先前的结果。请换一个文件夹，或用 --force 覆盖。")
    case .notAFolder:
      language.choose(
        en: "\(path): is a file, not a folder. Name a folder: --output DIR.",
        zh: "\(path)：是文件，不是文件夹。请指定文件夹：--output 文件夹。")
    case .system:
      language.choose(
        en: """
          \(path): cannot be written: \(systemMessage ?? ""). \
          Check the path, the disk's room and your right to write there.
          """,
        zh: """
          \(path)：无法写入：\(SystemMessage.chinese(for: systemMessage ?? ""))。\
          请检查路径、磁盘空间和写入权限。
          """)
    }
  }
}

extension FrameError {
  /// What is wrong and what to do about it.
  public func text(in language: Language) -> String {
    language.choose(
      en: """
        --crs "\(frame)": \(reason). \
        Give an EPSG code such as EPSG:4326 or EPSG:4549, WKT, or a PROJ string.
        """,
      zh: """
        --crs “\(frame)”：\(chineseReason)。\
        请给出 EPSG 代码（例如 EPSG:4326、EPSG:4549）、WKT 或 PROJ 字符串。
        """)
  }

  /// The reason in Chinese; as it is where it is none of those that reading a table gives.
  private var chineseReason: String {
    if reason.hasPrefix("PROJ knows no such") { return "PROJ 不认识这样的平面坐标系" }
    if reason.hasPrefix("PROJ knows no way") { return "PROJ 无法将其换算为 WGS 84" }
    guard let file = reason.between("the values of ", " look like degrees ("),
      let values = reason.between(" look like degrees (", ")")
    else { return reason }
    return "该坐标系不以度为单位，而 \(file) 中的数值像是度（\(values)）"
  }
}

extension String {
  /// What stands between two texts, both of which are there.
  fileprivate func between(_ start: String, _ end: String) -> String? {
    let parts = split(separator: start, maxSplits: 1)
    guard parts.count == 2 else { return nil }
    return parts[1].split(separator: end, maxSplits: 1).first.map(String.init)
  }
}
