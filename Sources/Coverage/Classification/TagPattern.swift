/// Which OpenStreetMap tags a rule means: conditions that all have to hold.
///
/// Written `shop=convenience`, several values as `shop=greengrocer;butcher`, several conditions as
/// `amenity=restaurant & breakfast=yes`. The value `*` is any value, and a key that ends in `*` is every key that begins so.
public struct TagPattern: Hashable, Sendable, CustomStringConvertible {
  /// One key and the values that it may have.
  public struct Condition: Hashable, Sendable {
    /// The key, or what it begins with.
    public var key: String
    /// Whether every key that begins so is meant.
    public var isPrefix: Bool
    /// The values of which one is needed; `nil` where any will do.
    public var values: [String]?
  }

  /// The pattern as it was written.
  public let description: String
  /// The conditions, at least one.
  public let conditions: [Condition]

  /// Reads a pattern; `nil` where it is none.
  public init?(_ text: String) {
    var conditions: [Condition] = []
    for part in text.split(separator: "&", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { return nil }
      let key = sides[0].trimmed()
      let values = sides[1].split(separator: ";", omittingEmptySubsequences: false)
        .map { $0.trimmed() }
      guard !key.isEmpty, key != "*", values.allSatisfy({ !$0.isEmpty }) else { return nil }
      conditions.append(
        Condition(
          key: key.hasSuffix("*") ? String(key.dropLast()) : key, isPrefix: key.hasSuffix("*"),
          values: values == ["*"] ? nil : values))
    }
    self.conditions = conditions
    description = text
  }

  /// Whether tags meet all conditions.
  func matches(_ tags: [String: [String]]) -> Bool {
    conditions.allSatisfy { condition in
      if !condition.isPrefix { return tags[condition.key].map(condition.allows) ?? false }
      return tags.contains { $0.key.hasPrefix(condition.key) && condition.allows($0.value) }
    }
  }

  /// The tags in an outlet's text: `key=value` joined by `;` or `|`, and a part without `=` is one more value of the key before
  /// it, as in `shop=bakery;pastry`.
  static func tags(in text: String) -> [String: [String]] {
    var tags: [String: [String]] = [:]
    var key: String?
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "|" || $0.isNewline }) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if sides.count == 2 { key = sides[0].trimmed() }
      let value = sides[sides.count - 1].trimmed()
      if let key, !key.isEmpty, !value.isEmpty { tags[key, default: []].append(value) }
    }
    return tags
  }
}

extension TagPattern.Condition {
  func allows(_ found: [String]) -> Bool {
    guard let values else { return true }
    return found.contains { values.contains($0) }
  }
}

extension StringProtocol {
  /// Without spaces at both ends.
  func trimmed() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
