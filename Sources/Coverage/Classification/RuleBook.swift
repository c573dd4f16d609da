/// Crosswalks and name words, prepared: words are numbers, and a rule's text is put together once.
struct RuleBook: Sendable {
  /// One category that a rule or an entry gives, and what rules it out.
  struct Target: Sendable {
    var category: String
    /// The numbers of the words that rule it out, in order.
    var rejecting: [Int]
  }

  /// A rule of a crosswalk.
  struct Rule: Sendable {
    var crosswalk: String
    var patterns: [Crosswalk.Pattern]
    /// The numbers of the words of which the name needs one, in order; `nil` where it needs none.
    var words: [Int]?
    var targets: [Target]
    var confidence: Double
  }

  /// Words that decide on their own.
  struct Entry: Sendable {
    var words: [Int]
    var targets: [Target]
    var confidence: Double
    /// Entries for the same categories have the same number; those of different ones disagree.
    var kind: Int
  }

  let rules: [Rule]
  let entries: [Entry]
  let words: WordList
  /// The words in lower case, by number.
  let wordTexts: [String]
  let confidenceBesideText: Double

  init(_ crosswalks: [Crosswalk], _ names: NameWords) {
    let rules = crosswalks.flatMap(\.rules)
    let accepting = names.entries.flatMap(\.accepting) + rules.flatMap(\.name.ownWords)
    let rejecting = names.entries.flatMap(\.rejecting) + rules.flatMap(\.rejecting)
    let words = WordList(accepting: accepting, rejecting: rejecting)
    self.words = words
    wordTexts = words.texts
    confidenceBesideText = names.confidenceBesideText
    let lexicon = Lexicon(names, words)
    self.rules = crosswalks.flatMap { crosswalk -> [Rule] in
      crosswalk.rules.map { lexicon.rule($0, of: crosswalk.id) }
    }
    entries = lexicon.entries(names)
  }
}

/// What the name words say of each category.
private struct Lexicon {
  private var accepting: [String: [Int]] = [:]
  private var rejecting: [String: [Int]] = [:]
  private let words: WordList

  init(_ names: NameWords, _ words: WordList) {
    self.words = words
    for entry in names.entries {
      for category in entry.categories {
        accepting[category, default: []] += entry.accepting.map(words.number)
        rejecting[category, default: []] += entry.rejecting.map(words.number)
      }
    }
  }

  func rule(_ rule: Crosswalk.Rule, of crosswalk: String) -> RuleBook.Rule {
    let needed: [Int]? =
      switch rule.name {
      case .none: nil
      case .words(let texts): texts.map(words.number)
      case .wordsOfCategory: rule.categories.flatMap { accepting[$0] ?? [] }
      }
    return RuleBook.Rule(
      crosswalk: crosswalk, patterns: rule.patterns, words: needed,
      targets: targets(rule.categories, rule.rejecting), confidence: rule.confidence)
  }

  func entries(_ names: NameWords) -> [RuleBook.Entry] {
    var kinds: [[String]: Int] = [:]
    return names.entries.map { entry in
      let kind = kinds[entry.categories.sorted(), default: kinds.count]
      kinds[entry.categories.sorted()] = kind
      return RuleBook.Entry(
        words: entry.accepting.map(words.number), targets: targets(entry.categories, []),
        confidence: entry.confidence, kind: kind)
    }
  }

  private func targets(_ categories: [String], _ more: [String]) -> [RuleBook.Target] {
    categories.map { category in
      RuleBook.Target(
        category: category,
        rejecting: more.map(words.number) + (rejecting[category] ?? []))
    }
  }
}

extension Crosswalk.NameCondition {
  /// The words that only this condition names.
  fileprivate var ownWords: [String] {
    if case .words(let words) = self { words } else { [] }
  }
}
