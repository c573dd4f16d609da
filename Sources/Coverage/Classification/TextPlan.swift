/// What an outlet's code, tags or category text says before its name is read.
struct TextPlan: Hashable, Sendable {
  /// The rules with a pattern that is in the text, and the first such pattern, in the rules' order.
  var matches: [Match] = []
  /// Whether there is any text.
  var hasText = false

  /// A rule and its pattern.
  struct Match: Hashable, Sendable {
    var rule: Int
    var pattern: Int
  }

  /// Reads a text.
  ///
  /// - Complexity: O(rules + text).
  init(_ text: String, _ book: RuleBook) {
    // Services write [] where they have no value.
    let trimmed = text.trimmed()
    guard !trimmed.isEmpty, trimmed != "[]" else { return }
    hasText = true
    let codes = CodePattern.codes(in: text)
    let tags = TagPattern.tags(in: text)
    let levels = LevelPattern.texts(in: text)
    for (number, rule) in book.rules.enumerated() {
      let pattern = rule.patterns.firstIndex { pattern in
        switch pattern {
        case .code(let pattern): codes.contains { pattern.codes.contains($0) }
        case .tags(let pattern): pattern.matches(tags)
        case .levels(let pattern): levels.contains { pattern.matches($0) }
        }
      }
      if let pattern { matches.append(Match(rule: number, pattern: pattern)) }
    }
  }
}
