/// What holds of one community and one category of a standard.
public struct CategoryState: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Takes bits over.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The category is asked of this community.
  public static let required = CategoryState(rawValue: 1)
  /// It has what is asked.
  public static let met = CategoryState(rawValue: 2)
  /// Whether it has could turn over within the position error.
  public static let borderline = CategoryState(rawValue: 4)
  /// Nothing is known, of this category or any other; stands alone.
  public static let unknown = CategoryState(rawValue: 8)

  /// Whether the community lacks something that is asked of it.
  public var isMissing: Bool { contains(.required) && !contains(.met) }

  /// Whether the community has something that is asked of it.
  public var isCovered: Bool { contains([.required, .met]) }

  /// The verdict.
  public var verdict: Verdict {
    if contains(.unknown) { return .unknown }
    if !contains(.required) { return .notRequired }
    if contains(.borderline) { return .borderline }
    return contains(.met) ? .covered : .missing
  }
}
