/// A grade that a community may reach, such as 基础型.
///
/// A community has the highest grade whose rules and those of all lower grades it meets.
public struct Grade: Hashable, Sendable {
  /// The id.
  public var id: String
  /// The name.
  public var name: LocalText
  /// What it takes, all of it.
  public var rules: [Sourced<GradeRule>]

  /// Names a grade and its rules.
  public init(id: String, name: LocalText, rules: [Sourced<GradeRule>]) {
    self.id = id
    self.name = name
    self.rules = rules
  }
}

/// One condition of a grade.
public enum GradeRule: Hashable, Sendable {
  /// Of a tier's required categories, at least this share is covered, 0...1.
  case share(tier: String, atLeast: Double)
  /// Of a tier's categories, at least so many are covered.
  case count(tier: String, atLeast: Int)
  /// These categories are covered, where they are required.
  case covered([String])
  /// At least so many headlines are covered.
  case headlines(atLeast: Int)
  /// The score is at least this, 0...100.
  case score(atLeast: Double)
  /// An indicator is at least this, as a share of 0...1; not met where it is not known.
  case indicator(id: String, atLeast: Double)
}
