/// Decides on an outlet from what its text and its name say.
struct OutcomeMaker {
  let book: RuleBook
  /// The bits of ``NameScanner``.
  let bits: [UInt64]

  private var found: [Assignment] = []
  private var rejected: [String] = []

  init(_ book: RuleBook, bits: [UInt64]) {
    self.book = book
    self.bits = bits
  }

  /// Codes and tags first; the name alone only where they give nothing.
  mutating func outcome(_ plan: TextPlan) -> Outcome {
    if let other = applyText(plan), found.isEmpty { return Outcome(.rejected, rules: [other]) }
    if !found.isEmpty { return Outcome(found) }
    return nameOutcome(limit: plan.hasText ? book.confidenceBesideText : 1)
  }

  /// Applies the rules that the text meets.
  ///
  /// - Returns: The first of them that says the outlet is something else.
  private mutating func applyText(_ plan: TextPlan) -> String? {
    var other: String?
    for match in plan.matches {
      let rule = book.rules[match.rule]
      var text = "\(rule.crosswalk) \(rule.patterns[match.pattern].text)"
      if let words = rule.words {
        guard let word = first(of: words, isRejecting: false) else { continue }
        text += " + \(book.wordTexts[word])"
      }
      if rule.targets.isEmpty, other == nil { other = text }
      apply(rule.targets, rule.confidence, text)
    }
    return other
  }

  /// The outcome of entries that don't disagree.
  private mutating func nameOutcome(limit: Double) -> Outcome {
    var kinds: Set<Int> = []
    var names: [String] = []
    for entry in book.entries {
      guard let word = first(of: entry.words, isRejecting: false) else { continue }
      let text = "names \(book.wordTexts[word])"
      if apply(entry.targets, min(entry.confidence, limit), text) {
        kinds.insert(entry.kind)
        names.append(text)
      }
    }
    if kinds.count > 1 { return Outcome(.ambiguous, rules: names) }
    if !found.isEmpty { return Outcome(found) }
    return rejected.isEmpty ? Outcome(.noRule) : Outcome(.rejected, rules: rejected)
  }

  /// Adds the categories that no word rules out, each with its surest rule.
  ///
  /// - Returns: Whether there is any.
  @discardableResult
  private mutating func apply(
    _ targets: [RuleBook.Target], _ confidence: Double, _ rule: String
  ) -> Bool {
    var isAny = false
    for target in targets {
      if let word = first(of: target.rejecting, isRejecting: true) {
        rejected.append("\(rule) - \(book.wordTexts[word])")
        continue
      }
      isAny = true
      let new = Assignment(category: target.category, confidence: confidence, rule: rule)
      if let known = found.firstIndex(where: { $0.category == target.category }) {
        if found[known].confidence < confidence { found[known] = new }
      } else {
        found.append(new)
      }
    }
    return isAny
  }

  /// The first word of a list that the name has.
  private func first(of words: [Int], isRejecting: Bool) -> Int? {
    let offset = isRejecting ? bits.count / 2 : 0
    return words.first { bits[offset + $0 / 64] >> UInt64($0 % 64) & 1 != 0 }
  }
}
