/// How one source's codes, tags or category texts translate to categories, as values.
public struct Crosswalk: Hashable, Sendable {
  /// Its id, such as `amap`.
  public var id: String
  /// What it says of outlets, in its order.
  public var rules: [Rule]

  /// States a crosswalk.
  public init(id: String, rules: [Rule]) {
    self.id = id
    self.rules = rules
  }
}

extension Crosswalk {
  /// What in an outlet's text a rule is about.
  public enum Pattern: Hashable, Sendable {
    /// A six-digit type code.
    case code(CodePattern)
    /// OpenStreetMap tags.
    case tags(TagPattern)
    /// A category text with levels.
    case levels(LevelPattern)

    /// The pattern as it was written.
    public var text: String {
      switch self {
      case .code(let pattern): pattern.description
      case .tags(let pattern): pattern.description
      case .levels(let pattern): pattern.description
      }
    }
  }

  /// What a rule asks of an outlet's name.
  public enum NameCondition: Hashable, Sendable {
    /// Nothing.
    case none
    /// One of the words that ``NameWords`` accepts for one of the rule's categories.
    case wordsOfCategory
    /// One of these words.
    case words([String])
  }

  /// A pattern, what else has to hold, and the categories that follow.
  public struct Rule: Hashable, Sendable {
    /// The patterns of which one is needed.
    public var patterns: [Pattern]
    /// What the name has to hold.
    public var name: NameCondition
    /// Words that rule it out, beyond those that ``NameWords`` rejects for its categories.
    public var rejecting: [String]
    /// The categories, one outlet to many. None: the outlet is known to be something else, and its name isn't asked.
    public var categories: [String]
    /// How sure it is, 0...1.
    public var confidence: Double

    /// States a rule.
    public init(
      _ patterns: [Pattern], name: NameCondition = .none, rejecting: [String] = [],
      categories: [String], confidence: Double
    ) {
      self.patterns = patterns
      self.name = name
      self.rejecting = rejecting
      self.categories = categories
      self.confidence = confidence
    }
  }
}

/// What words in names say about categories, for all crosswalks.
public struct NameWords: Hashable, Sendable {
  /// Words and categories.
  public struct Entry: Hashable, Sendable {
    /// The categories.
    public var categories: [String]
    /// Words of which one is enough.
    public var accepting: [String]
    /// Words that rule the categories out, whatever else says so, codes and tags too.
    public var rejecting: [String]
    /// How sure the name alone is, 0...1.
    public var confidence: Double

    /// States what words say.
    public init(
      categories: [String], accepting: [String], rejecting: [String] = [], confidence: Double
    ) {
      self.categories = categories
      self.accepting = accepting
      self.rejecting = rejecting
      self.confidence = confidence
    }
  }

  /// What words say, in order.
  public var entries: [Entry]
  /// The most that a name can say beside a code, tag or text that no rule knows.
  public var confidenceBesideText: Double

  /// States what words say; nothing, unless given.
  public init(entries: [Entry] = [], confidenceBesideText: Double = 1) {
    self.entries = entries
    self.confidenceBesideText = confidenceBesideText
  }
}
