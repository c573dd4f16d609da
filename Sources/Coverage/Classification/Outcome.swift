/// One category of an outlet, and why.
public struct Assignment: Hashable, Sendable {
  /// The category's id.
  public var category: String
  /// How sure the rule is, 0...1.
  public var confidence: Double
  /// The rule that made it: crosswalk, pattern and word, such as `amap 050300 + 早餐` or `names 药店`.
  public var rule: String

  /// States a category and why.
  public init(category: String, confidence: Double, rule: String) {
    self.category = category
    self.confidence = confidence
    self.rule = rule
  }
}

/// What is known of an outlet's categories.
public struct Outcome: Hashable, Sendable {
  /// Why an outlet has no category.
  public enum Reason: String, CaseIterable, Sendable {
    /// The name has words of different categories, and nothing else decides.
    case ambiguous
    /// A word in the name rules out what would apply, or the code is known to be something else.
    case rejected
    /// No rule knows the text, and no word is in the name.
    case noRule = "no rule"
  }

  /// The categories in the order of their rules, each once with the surest rule.
  public var assignments: [Assignment]
  /// Why there are none.
  public var reason: Reason?
  /// The rules that would have applied: those that a word ruled out, or those that disagree.
  public var rules: [String]

  /// States categories.
  public init(_ assignments: [Assignment]) {
    self.assignments = assignments
    reason = nil
    rules = []
  }

  /// States why there are none.
  public init(_ reason: Reason, rules: [String] = []) {
    assignments = []
    self.reason = reason
    self.rules = rules
  }

  /// The surest assignment's confidence; 0 where there is none.
  public var confidence: Double { assignments.reduce(0) { max($0, $1.confidence) } }
}
