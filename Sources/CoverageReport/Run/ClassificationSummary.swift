import Coverage
import GeoFormats

/// How many outlets have which categories, how surely, and what is left without.
public struct ClassificationSummary: Encodable, Sendable {
  /// One category.
  public struct Category: Encodable, Sendable {
    /// Its id.
    public var category: String
    /// How many outlets have it.
    public var outlets: Int
    /// How many have it with a confidence of at least 0.9, then of at least 0.6, then of less.
    public var byConfidence: [Int]
  }

  /// Outlets with the same confidence.
  public struct Level: Encodable, Sendable {
    /// The confidence of an outlet's surest category.
    public var confidence: Double
    /// How many outlets.
    public var outlets: Int
  }

  /// A code, tag or category text whose outlets are left without a category.
  public struct Text: Encodable, Sendable {
    /// The text; empty for outlets without one.
    public var text: String
    /// Why.
    public var reason: String
    /// How many outlets.
    public var outlets: Int
    /// The first of them by name; empty where there are no names.
    public var example: String
    /// The rules that would have applied to that one.
    public var rules: [String]
  }

  /// How many outlets there are.
  public var outlets: Int
  /// How many have a category.
  public var classified: Int
  /// How many have none, by reason.
  public var unclassified: [String: Int]
  /// The confidences that there are, the surest first.
  public var confidences: [Level]
  /// The categories, ascending by id.
  public var categories: [Category]
  /// The texts that are left without a category most often; of equally frequent ones, those that come first in the table.
  public var texts: [Text]

  /// The bounds of ``Category/byConfidence``.
  static let bounds = [0.9, 0.6]

  /// Counts.
  ///
  /// - Complexity: O(rows).
  public init(_ run: ClassificationRun, longest: Int = 20) {
    let found = run.classification
    let counts = found.counts
    var levels: [Double: Int] = [:]
    var categories: [String: Category] = [:]
    unclassified = Dictionary(
      uniqueKeysWithValues: Outcome.Reason.allCases.map { ($0.rawValue, 0) })
    for (outcome, count) in zip(found.outcomes, counts) {
      if let reason = outcome.reason { unclassified[reason.rawValue, default: 0] += count }
      if !outcome.assignments.isEmpty { levels[outcome.confidence, default: 0] += count }
      for assignment in outcome.assignments {
        let none = Category(category: assignment.category, outlets: 0, byConfidence: [0, 0, 0])
        let level = Self.bounds.firstIndex { assignment.confidence >= $0 } ?? 2
        categories[assignment.category, default: none].outlets += count
        categories[assignment.category, default: none].byConfidence[level] += count
      }
    }
    outlets = found.count
    classified = outlets - unclassified.values.reduce(0, +)
    confidences = levels.sorted { $0.key > $1.key }.map { Level(confidence: $0, outlets: $1) }
    self.categories = categories.values.sorted { $0.category < $1.category }
    texts = Self.texts(run, longest)
  }

  /// A text and an outcome without a category.
  private struct Key: Hashable {
    var label: UInt32
    var reason: Outcome.Reason
  }

  private static func texts(_ run: ClassificationRun, _ longest: Int) -> [Text] {
    let found = run.classification
    let reasons = found.outcomes.map(\.reason)
    var counts: [Key: (count: Int, first: Int)] = [:]
    for (row, number) in found.numbers.enumerated() {
      guard let reason = reasons[Int(number)] else { continue }
      let key = Key(label: found.labels[row], reason: reason)
      counts[key, default: (0, row)].count += 1
    }
    let order = counts.sorted { a, b in
      (-a.value.count, a.value.first) < (-b.value.count, b.value.first)
    }
    return order.prefix(longest).map { key, value in
      Text(
        text: found.texts[Int(key.label)], reason: key.reason.rawValue, outlets: value.count,
        example: run.table.names?[value.first] ?? "", rules: found[value.first].rules)
    }
  }
}
