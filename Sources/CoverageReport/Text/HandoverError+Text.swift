extension HandoverError {
  /// What is wrong and what to do about it.
  public func text(in language: Language) -> String {
    switch self {
    case .notWGS84(let folder, let frame):
      language.choose(
        en: """
          \(folder): the run was measured in \(frame), and GeoJSON holds positions on WGS 84 alone \
          (RFC 7946). Use --format gpkg, which says in which frame it is; or analyze tables on WGS 84.
          """,
        zh: """
          \(folder)：该结果在 \(frame) 中量算，而 GeoJSON 只能采用 WGS 84 坐标（RFC 7946）。\
          请改用 --format gpkg（文件中注明坐标系），或用 WGS 84 坐标的表重新分析。
          """)
    case .tooManyColumns(let folder, let sheet, let count, let most):
      language.choose(
        en: """
          \(folder): the sheet "\(sheet)" would have \(count) columns, and a workbook has room for \
          \(most). Leave columns out of the table of communities.
          """,
        zh: "\(folder)：工作表“\(sheet)”将有 \(count) 列，超出工作簿上限 \(most) 列。请减少社区表的列数。")
    }
  }
}
