public import Coverage

/// An entry of a list of pilot areas of the quarter-hour living circle (一刻钟便民生活圈试点地区).
public struct PilotArea: Hashable, Sendable {
  /// The lists.
  public enum List: String, CaseIterable, Codable, Sendable {
    /// The first batch, 2021.
    case batch1 = "batch-1"
    /// The second batch, 2022; inferred, because no printed list is known.
    case batch2 = "batch-2"
    /// The third batch, 2023.
    case batch3 = "batch-3"
    /// The fourth batch, 2024.
    case batch4 = "batch-4"
    /// The first full-coverage areas (先行区), 2024, each of an earlier batch.
    case fullCoverage1 = "full-coverage-1"

    /// The batch's number; `nil` for full-coverage areas.
    public var batch: Int? { rawValue.hasPrefix("batch-") ? Int(rawValue.dropFirst(6)) : nil }
  }

  /// The list.
  public var list: List
  /// The number printed before the entry.
  public var number: Int?
  /// The province as the document has it.
  public var provincePrinted: String
  /// The province's full official name.
  public var province: String
  /// The area as the document has it; several spellings are joined by `；`.
  public var areaPrinted: String
  /// The area's full name.
  public var area: String
  /// The list's remark; empty where there is none.
  public var note: String
  /// For full-coverage areas, the batch that the area belongs to.
  public var batch: List?
  /// How well the entry is known.
  public var provenance: Provenance
  /// The document.
  public var document: String
  /// The document's date, as 2024-09-06.
  public var date: String
}

extension PilotArea {
  /// Whether the entry has a province by this name, official or printed, in full or its beginning.
  public func isIn(province name: String) -> Bool {
    let name = Self.withoutSpaces(name)
    return province.hasPrefix(name) || Self.withoutSpaces(provincePrinted).hasPrefix(name)
  }

  /// Whether the entry's area, official or printed, has this name or part of a name.
  public func hasArea(_ name: String) -> Bool {
    let name = Self.withoutSpaces(name)
    return area.contains(name) || Self.withoutSpaces(areaPrinted).contains(name)
  }

  /// Whether this is the entry's name and nothing less, official or printed, with or without its province before it; a
  /// city's 市 may be missing.
  public func isNamed(_ name: String) -> Bool {
    let names = names
    return Self.variants(of: name).contains { names.contains($0) }
  }

  /// All that the entry is called, official or printed, with and without its province before it.
  var names: Set<String> {
    let areas = [area] + Self.withoutSpaces(areaPrinted).split(separator: "；").map(String.init)
    return Set(areas.flatMap { [$0, province + $0, provincePrinted + $0] })
  }

  /// A name as it may stand among ``names``: without spaces, and with the 市 that may be missing.
  static func variants(of name: String) -> [String] {
    let name = withoutSpaces(name)
    return [name, name + "市"]
  }

  private static func withoutSpaces(_ text: String) -> String {
    text.filter { !$0.isWhitespace }
  }
}
