public import Catalogue
import Coverage
public import GeoFormats

/// Entries of the lists of pilot areas, as text, CSV and JSON.
public struct PilotsTable: Sendable {
  private let areas: [PilotArea]

  /// Takes entries over, in their order.
  public init(_ areas: [PilotArea]) { self.areas = areas }

  private struct Entry: Encodable {
    var list: String
    var seq: Int?
    var provincePrinted: String
    var province: String
    var areaPrinted: String
    var area: String
    var note: String
    var fromBatch: String?
    var provenance: String
    var document: String
    var date: String

    init(_ area: PilotArea) {
      list = area.list.rawValue
      seq = area.number
      (provincePrinted, province) = (area.provincePrinted, area.province)
      (areaPrinted, self.area) = (area.areaPrinted, area.area)
      note = area.note
      fromBatch = area.batch?.rawValue
      provenance = area.provenance.rawValue
      (document, date) = (area.document, area.date)
    }
  }

  /// A list of the entries with the keys of `pilots.csv`.
  ///
  /// - Returns: JSON in UTF-8.
  /// - Throws: `EncodingError`.
  public func json() throws -> ByteWriter { try jsonDocument(areas.map { Entry($0) }) }

  /// The entries with the columns of `pilots.csv`.
  ///
  /// - Returns: The table in UTF-8 with a header line.
  public func csv() -> ByteWriter {
    var writer = ByteWriter()
    writer.append("list,seq,province_printed,province,area_printed,area,note,from_batch,")
    writer.append("provenance,document,date\n")
    for entry in areas.map({ Entry($0) }) {
      let fields = [
        entry.list, entry.seq.map { "\($0)" } ?? "", entry.provincePrinted, entry.province,
        entry.areaPrinted, entry.area, entry.note, entry.fromBatch ?? "", entry.provenance,
        entry.document, entry.date,
      ]
      for (place, field) in fields.enumerated() {
        if place > 0 { writer.append(44) }
        writer.append(field: field)
      }
      writer.append(10)
    }
    return writer
  }

  /// The entries list by list under the document that each list comes from.
  ///
  /// - Parameter style: How it may look.
  /// - Returns: Lines of text.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    var lines: [String] = []
    for list in PilotArea.List.allCases {
      let entries = areas.filter { $0.list == list }
      guard let first = entries.first else { continue }
      let mark = first.provenance.mark(in: language)
      let count = grouped(entries.count)
      let heading = language.choose(
        en: "\(list.text(in: language)): \(count), \(first.document), \(first.date)",
        zh: "\(list.text(in: language))：\(count) 个，\(first.document)，\(first.date)")
      let marked = mark.isEmpty ? "" : language.choose(en: " (\(mark))", zh: "（\(mark)）")
      lines.append(style.paint(heading + marked, .bold))
      lines += entries.map { Self.line($0, language) }
      lines.append("")
    }
    if lines.isEmpty {
      let none = language.choose(
        en: "No entry of the lists fits. Names are Chinese, such as --province 江苏省 --area 南京市.",
        zh: "没有符合条件的试点地区。地名请用中文，例如 --province 江苏省 --area 南京市。")
      lines = [none, ""]
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ area: PilotArea, _ language: Language) -> String {
    var line = (area.number.map { "\($0)" } ?? "–").rightAligned(4) + "  "
    line += area.province.fitted(18) + area.area.fitted(22)
    var remarks: [String] = []
    if area.areaPrinted != area.area {
      remarks.append(
        language.choose(en: "printed \(area.areaPrinted)", zh: "原文 \(area.areaPrinted)"))
    }
    if let batch = area.batch { remarks.append(batch.text(in: language)) }
    if !area.note.isEmpty { remarks.append(area.note) }
    return (line + language.list(remarks)).trimmingEnd
  }
}

extension PilotArea.List {
  /// The list's name.
  public func text(in language: Language) -> String {
    switch self {
    case .batch1: language.choose(en: "batch 1", zh: "第一批")
    case .batch2: language.choose(en: "batch 2", zh: "第二批")
    case .batch3: language.choose(en: "batch 3", zh: "第三批")
    case .batch4: language.choose(en: "batch 4", zh: "第四批")
    case .fullCoverage1: language.choose(en: "first full-coverage areas", zh: "首批全域推进先行区")
    }
  }
}
