public import GeoFormats

/// The communities of a finished run, in the order of the table's rows.
public struct FinishedCommunities: Sendable {
  /// Identities, each different from the others.
  public internal(set) var ids = StringColumn()
  /// Names; `nil` where the table has none.
  public internal(set) var names: StringColumn?
  /// Where they are.
  public internal(set) var positions = FinishedPositions()
  /// Residents, NaN where unknown; `nil` where the table does not say.
  public internal(set) var residents: ContiguousArray<Double>?
  /// Districts; `nil` where the table has none.
  public internal(set) var districts: StringColumn?
  /// Whether the reach of each leaves the area that the data covers; `nil` where nobody can tell.
  public internal(set) var isEdge: ContiguousArray<Bool>?
  /// The headers of the table that was read.
  public internal(set) var headers: [String] = []
  /// Its columns as text.
  public internal(set) var texts: [StringColumn] = []

  /// The number of communities.
  public var count: Int { ids.count }
}

extension FinishedCommunities {
  /// Gives columns the roles that the run's manifest names.
  ///
  /// - Returns: `nil` where there is no column of ids, or one of them comes twice.
  init?(headers: [String], texts: [StringColumn], edges: [Bool?], record: RunRecord) {
    let roles = record.inputs["communities"]?.columns ?? [:]
    func column(_ role: ColumnRole) -> StringColumn? {
      roles[role.rawValue].flatMap { name in headers.firstIndex(of: name) }.map { texts[$0] }
    }
    guard let ids = column(.id), IDIndex(ids) != nil else { return nil }
    (self.headers, self.texts, self.ids) = (headers, texts, ids)
    (names, districts) = (column(.name), column(.district))
    residents = column(.population).map { texts in
      ContiguousArray(
        (0..<texts.count).map { row in
          Self.residents(texts[row], hasDecimalComma: record.options.decimalComma ?? false)
        })
    }
    let known = edges.compactMap { $0 }
    if known.count == edges.count { isEdge = ContiguousArray(known) }
  }

  private static func residents(_ text: String, hasDecimalComma: Bool) -> Double {
    var text = text.trimmingSpaces()
    if hasDecimalComma { text = String(text.map { $0 == "," ? "." : $0 }) }
    guard let number = Double(text), (0...1e10).contains(number) else { return .nan }
    return number
  }
}
