/// Which category texts with levels a rule means, such as Baidu's `购物;便利店` and Tencent's `美食:小吃快餐`.
///
/// A pattern gives levels from the top, and a parent stands for its children: `医疗;药店` covers `医疗;药店;连锁`. Where it begins
/// with `*`, its levels may be anywhere: `*;便利店`. The levels of patterns and texts are joined by `;` or `:`, in either width.
public struct LevelPattern: Hashable, Sendable, CustomStringConvertible {
  /// The pattern as it was written.
  public let description: String
  let levels: [String]
  let isAnywhere: Bool

  /// Reads a pattern; `nil` where it is none.
  public init?(_ text: String) {
    var levels = text.split(omittingEmptySubsequences: false, whereSeparator: Self.isSeparator)
      .map { $0.trimmed() }
    isAnywhere = levels.first == "*"
    if isAnywhere { levels.removeFirst() }
    guard !levels.isEmpty, levels.allSatisfy({ !$0.isEmpty && $0 != "*" }) else { return nil }
    self.levels = levels
    description = text
  }

  /// Whether levels begin with the pattern's, or hold them one after the other.
  func matches(_ text: [String]) -> Bool {
    guard isAnywhere else { return text.starts(with: levels) }
    return text.indices.contains { text[$0...].starts(with: levels) }
  }

  /// The category texts of an outlet, joined by `|`, each with its levels.
  static func texts(in text: String) -> [[String]] {
    text.split(separator: "|").map { text in
      text.split(whereSeparator: isSeparator).map { $0.trimmed() }.filter { !$0.isEmpty }
    }
  }

  private static func isSeparator(_ character: Character) -> Bool {
    ";；:：".contains(character)
  }
}
