import ArgumentParser
import CoverageReport
import GeoFormats

/// `livingcircle convert`: a table's coordinates in another frame.
struct ConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: localized(
      en: "Takes a table's coordinates from one frame to another; all else stays byte for byte.",
      zh: "将表中的坐标从一种坐标系换算到另一种，其余内容逐字节不变。"),
    discussion: localized(
      en: """
        The table is CSV with a header; columns lon and lat (or x and y) are recognised. x is \
        always longitude or easting, y latitude or northing, whatever order the frame's definition \
        has. Degrees get 9 decimals, metres 3.

        Converting GCJ-02 or BD-09 back to WGS 84 may be restricted in mainland China. analyze does \
        not need it: it measures such tables in GCJ-02.
        """,
      zh: """
        表为带表头的 CSV；识别 lon、lat（或 x、y、经度、纬度）列。x 始终为经度或东坐标，y 始终为纬度或北坐标，\
        与坐标系定义中的轴序无关。度保留 9 位小数，米保留 3 位。

        在中国大陆，将 GCJ-02 或 BD-09 坐标还原为 WGS 84 可能受到限制。analyze 不需要还原：这类表直接在 \
        GCJ-02 中量算。
        """))

  @Argument(help: .localized(en: "The table.", zh: "要换算的表。"))
  var table: String

  @Option(
    help: ArgumentHelp(
      localized(
        en: "What its coordinates mean: GCJ-02, BD-09, an EPSG code, WKT or PROJ string.",
        zh: "表中的坐标系：GCJ-02、BD-09、EPSG 代码、WKT 或 PROJ 字符串。"),
      valueName: "frame"))
  var from: String

  @Option(
    help: ArgumentHelp(
      localized(en: "What they are to mean.", zh: "目标坐标系。"), valueName: "frame"))
  var to: String

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The file to write. (default: standard output)", zh: "写入的文件。（默认：标准输出）"),
      valueName: "file"))
  var output: String?

  @Flag(help: .localized(en: "Replace that file where it is there.", zh: "文件已存在时覆盖。"))
  var force = false

  @Option(
    help: .localized(
      en: """
        What to do with rows whose position cannot be used: stop, or skip: leave them out and name \
        them on standard error.
        """,
      zh: "遇到坐标不可用的行：stop 停止，或 skip 略去并在标准错误中列出。"))
  var badRows = PointTable.Request.BadRows.stop

  @Option(
    help: ArgumentHelp(
      localized(
        en: "A column that goes by another name: lon or lat; repeatable.",
        zh: "列名不同时指定：lon 或 lat；可重复使用。"),
      valueName: "role=header"))
  var column: [String] = []

  @OptionGroup var parallel: ThreadsOption

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if output == "" {
      throw ValidationError(en: "--output: name a file.", zh: "--output：请指定文件。")
    }
    guard Frame(from) != Frame(to) else {
      throw ValidationError(
        en: "--from \(from) --to \(to): both are the same frame; there is nothing to convert.",
        zh: "--from \(from) --to \(to)：两者是同一坐标系，无需换算。")
    }
    _ = try columns()
  }

  func run() async throws {
    // The file first: nobody wants to wait for results that cannot be written.
    let file = try output.map { path throws(OutputError) in
      try OutputPath(path, force: force)
    }
    let converted = try await ConvertedTable.convert(
      path: table, from: Frame(from), to: Frame(to), columns: columns(), badRows: badRows,
      workers: parallel.workers)
    if let file {
      let part = try file.folder.begin(file.name)
      try converted.write { try part.write($0) }
      try part.close()
      try file.folder.commit()
    } else {
      try converted.write { try standardOutput($0) }
    }
    report(converted.rejected)
  }

  /// Names rows that were left out, the first of many.
  private func report(_ rejected: [InputProblem]) {
    guard !rejected.isEmpty else { return }
    let (count, shown) = (rejected.count, rejected.prefix(20))
    let rows = shown.map { "  " + $0.statement(in: .current) + "\n" }.joined()
    let rest = count - shown.count
    let more = rest > 0 ? localized(en: "  ... and \(rest) more.\n", zh: "  ……另有 \(rest) 行。\n") : ""
    standardError(
      localized(
        en: "livingcircle: \(count) \(count == 1 ? "row" : "rows") left out:\n\(rows)\(more)",
        zh: "livingcircle：略去 \(count) 行：\n\(rows)\(more)"))
  }

  private func columns() throws -> [ColumnRole: String] {
    try namedColumns(column, among: [.longitude, .latitude])
  }
}
