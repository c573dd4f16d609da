public import Catalogue
public import CoverageReport
public import GeoFormats

/// The runs of a history, as text, CSV and JSON.
public struct HistoryTable: Sendable {
  private let entries: [HistoryEntry]

  /// Takes runs over, in their order.
  public init(_ entries: [HistoryEntry]) { self.entries = entries }

  private struct Line: Encodable {
    var city: String
    var quarter: String
    var communities: Int
    var outlets: Int
    var standards: [String]
    var manifestSha256: String
  }

  /// A list of the runs.
  ///
  /// - Throws: `EncodingError`.
  public func json() throws -> ByteWriter {
    try jsonDocument(
      entries.map {
        Line(
          city: $0.city, quarter: $0.quarter.description, communities: $0.communities,
          outlets: $0.outlets, standards: $0.standards, manifestSha256: $0.manifestSHA256)
      })
  }

  /// A row for each run under a header.
  public func csv() -> ByteWriter {
    var writer = ByteWriter()
    writer.append("city,quarter,communities,outlets,standards,manifest_sha256\n")
    for entry in entries {
      writer.append(
        row: [
          entry.city, "\(entry.quarter)", "\(entry.communities)", "\(entry.outlets)",
          entry.standards.joined(separator: "|"), entry.manifestSHA256,
        ])
    }
    return writer
  }

  /// The runs for people.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    if entries.isEmpty {
      return language.choose(en: "The history is empty.\n", zh: "历史文件中没有结果。\n")
    }
    let table = PrintedTable(
      [
        .init(header: language.choose(en: "city", zh: "城市")),
        .init(header: language.choose(en: "quarter", zh: "季度")),
        .init(header: language.choose(en: "communities", zh: "社区"), isNumber: true),
        .init(header: language.choose(en: "outlets", zh: "商业网点"), isNumber: true),
        .init(header: language.choose(en: "standards", zh: "标准")),
      ],
      entries.map {
        [
          $0.city, "\($0.quarter)", grouped($0.communities), grouped($0.outlets),
          language.list($0.standards),
        ]
      })
    return table.lines(style).joined(separator: "\n") + "\n"
  }
}

extension HistoryStore.Addition {
  /// What came of adding a run, in a line.
  public func text(city: String, quarter: Quarter, language: Language) -> String {
    let (city, quarter) = (city.printable, quarter.description)
    return switch self {
    case .added:
      language.choose(en: "\(city) \(quarter): added\n", zh: "\(city) \(quarter)：已加入\n")
    case .replaced:
      language.choose(
        en: "\(city) \(quarter): put in the place of an earlier run\n",
        zh: "\(city) \(quarter)：已替换先前的结果\n")
    case .unchanged:
      language.choose(
        en: "\(city) \(quarter): was there already\n", zh: "\(city) \(quarter)：已存在，未作改动\n")
    }
  }
  /// What came of adding many runs, in a line.
  public static func text(_ counts: [Self: Int], file: String, language: Language) -> String {
    func count(_ addition: Self) -> String { grouped(counts[addition] ?? 0) }
    let file = file.printable
    return language.choose(
      en: """
        History \(file): \(count(.added)) added, \(count(.replaced)) put in the place of earlier \
        runs, \(count(.unchanged)) there already

        """,
      zh: """
        历史文件 \(file)：加入 \(count(.added)) 个，替换 \(count(.replaced)) 个，已存在 \
        \(count(.unchanged)) 个

        """)
  }
}
