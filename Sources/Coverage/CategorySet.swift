public import GeoCore

/// The categories of a table of outlets, and which outlets have which.
public struct CategorySet: Sendable {
  /// The categories' ids, ascending.
  public let names: [String]
  /// Which categories each outlet has, as indices of `names`.
  public let grouping: Grouping
  /// How many outlets each category has.
  public let outletCounts: [Int]
  /// How many outlets have none: their texts hold nothing but separators.
  public let outletsWithoutCategory: Int

  /// Finds categories in the outlets' category texts; several in one text are joined by `;` or `|`.
  ///
  /// - Parameters:
  ///   - labels: The number of each outlet's text.
  ///   - texts: The different texts.
  public init(labels: ContiguousArray<UInt32>, texts: [String]) {
    let split = texts.map(Self.categories)
    let names = Set(split.joined()).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let groups = split.map { categories in categories.compactMap { numbers[$0] } }
    self.names = names
    grouping = Grouping(labels: labels, groups: groups, groupCount: names.count)
    var labelCounts = [Int](repeating: 0, count: texts.count)
    for label in labels { labelCounts[Int(label)] += 1 }
    var counts = [Int](repeating: 0, count: names.count)
    for (label, count) in labelCounts.enumerated() {
      for category in groups[label] { counts[category] += count }
    }
    outletCounts = counts
    outletsWithoutCategory = labelCounts.indices.reduce(0) {
      groups[$1].isEmpty ? $0 + labelCounts[$1] : $0
    }
  }

  /// The categories in one text, each once.
  static func categories(_ text: String) -> [String] {
    var seen: Set<String> = []
    return text.split { $0 == ";" || $0 == "|" }
      .map { trim($0) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private static func trim(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
