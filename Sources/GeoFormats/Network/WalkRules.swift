public import GeoCore

/// What tags say of ways to someone on foot; what a walking profile comes to for a reader.
public struct WalkRules: Hashable, Sendable {
  /// Conditions on tags that all have to be met.
  public typealias Pattern = [OSMQuery.Condition]

  /// Patterns of which one has to match, and others of which none may.
  public struct Rule: Hashable, Sendable {
    /// Of these, one has to match.
    public var patterns: [Pattern]
    /// Of these, none may match.
    public var exceptions: [Pattern]

    /// States a rule.
    public init(_ patterns: [Pattern], unless exceptions: [Pattern] = []) {
      self.patterns = patterns
      self.exceptions = exceptions
    }
  }

  /// Which ways are walked: the first rule that applies says as what.
  public var classRules: [Rule]
  /// What each of these counts.
  public var classCosts: [WayCost]
  /// Ways that are not walked, whatever else they are; the first that applies counts.
  public var leftOut: [Rule]
  /// Areas that are walked across.
  public var squares: Rule
  /// Nodes where nobody gets through.
  public var barriers: [Rule]

  /// States the rules.
  ///
  /// - Precondition: There is a cost for each class.
  public init(
    classRules: [Rule], classCosts: [WayCost], leftOut: [Rule], squares: Rule, barriers: [Rule]
  ) {
    precondition(classRules.count == classCosts.count, "one cost for each class")
    self.classRules = classRules
    self.classCosts = classCosts
    self.leftOut = leftOut
    self.squares = squares
    self.barriers = barriers
  }

  /// What is read of a file: whatever meets the first condition of some pattern.
  var query: OSMQuery {
    func firsts(_ rules: [Rule]) -> [OSMQuery.Condition] {
      var seen: Set<OSMQuery.Condition> = []
      return rules.flatMap(\.patterns).compactMap(\.first).filter { seen.insert($0).inserted }
    }
    return OSMQuery(
      points: barriers.isEmpty ? nil : firsts(barriers), lines: firsts(classRules + leftOut),
      areas: squares.patterns.isEmpty ? nil : firsts([squares]))
  }
}
