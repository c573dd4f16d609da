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
