extension FinishedRun {
  /// What a look at the inputs found, in a sentence.
  package func text(of concern: Concern, in language: Language) -> String {
    let table = CoverageReport.Concern.Table(rawValue: concern.table) ?? .both
    let rows = record.inputs[concern.table]?.rows ?? concern.count
    // How far, and why, only a new look at the inputs can say.
    if concern.concern == "offset" {
      return language.choose(
        en: """
          The outlets lie a constant way off the communities: check the frames; livingcircle check \
          says how far.
          """,
        zh: "商业网点与社区整体存在固定偏移：请核对坐标系；livingcircle check 可给出偏移量。")
    }
    if concern.concern == "off-streets" {
      return language.choose(
        en: """
          The \(table.name(in: .en)) lie a constant way off the streets: check the frames; \
          livingcircle check --network says how far.
          """,
        zh: """
          \(table.name(in: .zh))相对路网存在固定偏移：请核对坐标系；\
          livingcircle check --network 可给出偏移量。
          """)
    }
    guard let kind = CoverageReport.Concern.Kind(id: concern.concern) else {
      return language.choose(
        en: "\(concern.concern): see livingcircle check.",
        zh: "\(concern.concern)：详见 livingcircle check。")
    }
    return CoverageReport.Concern(kind, .care, table, count: concern.count, of: rows, [])
      .text(in: language)
  }

  /// How much it matters, in a word.
  package func severity(of concern: Concern, in language: Language) -> String {
    CoverageReport.Concern.Severity(rawValue: concern.severity)?.text(in: language)
      ?? concern.severity
  }

  /// Whether the data is fit, in a sentence.
  package func verdict(_ check: DataCheck, in language: Language) -> String {
    InputCheck.Verdict(rawValue: check.verdict)?.text(in: language) ?? check.verdict
  }
}

extension Concern.Kind {
  /// The kind that goes by a name; `nil` for those that say more than their name.
  fileprivate init?(id: String) {
    let kinds: [Concern.Kind] = [
      .metresAsDegrees, .rejectedRows, .swappedAxes, .zeroPosition, .farAway, .outsideArea, .edge,
      .duplicate, .nearDuplicate, .stacked, .noCategory, .unknownCategory, .sentinelResidents,
      .hugeResidents, .noResidents,
    ]
    guard let kind = kinds.first(where: { $0.id == id }) else { return nil }
    self = kind
  }
}
