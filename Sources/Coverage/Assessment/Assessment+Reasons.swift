extension Assessment {
  /// One rule of a grade, held against a community.
  public struct RuleOutcome: Hashable, Sendable {
    /// The grade, as an index of the standard's.
    public var grade: Int
    /// The rule.
    public var rule: Sourced<GradeRule>
    /// Whether the community meets it.
    public var isMet: Bool
    /// The figure that the rule compares; NaN where it is not known.
    public var value: Double
  }

  /// Every rule of every grade with what the community has, the lowest grade first.
  ///
  /// - Parameters:
  ///   - community: The community's row.
  ///   - facts: What the assessment was made with.
  /// - Returns: The rules in the standard's order.
  public func rules(of community: Int, facts: CommunityFacts) -> [RuleOutcome] {
    var tally = Tally(scale)
    tally.take(states(of: community))
    return standard.grades.enumerated().flatMap { number, grade in
      zip(grade.rules, scale.conditions[number]).map { rule, condition in
        RuleOutcome(
          grade: number, rule: rule, isMet: scale.isMet(condition, tally, facts, community),
          value: scale.value(of: condition, tally, facts, community))
      }
    }
  }

  /// Weights that make the score: 100 × covered ÷ required.
  public func weights(of community: Int) -> (covered: Double, required: Double) {
    var tally = Tally(scale)
    tally.take(states(of: community))
    return (tally.coveredWeight, tally.requiredWeight)
  }
}
