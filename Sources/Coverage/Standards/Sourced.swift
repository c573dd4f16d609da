/// How well a figure is known.
public enum Provenance: String, CaseIterable, Codable, Sendable {
  /// Stands in one of the policy documents that the project serves.
  case seed
  /// Stands in a public source, which is named.
  case found
  /// General knowledge that nobody has checked against the printed document.
  case unverified
  /// Follows from other figures, but is printed nowhere.
  case inferred
  /// The project's own choice where no official figure is public.
  case projectDefault = "project-default"
  /// A city's own choice.
  case local
}

/// Where a figure comes from.
public struct Basis: Hashable, Codable, Sendable {
  /// The document and clause.
  public var source: String
  /// How well the figure is known.
  public var provenance: Provenance

  /// Names a source.
  public init(source: String, provenance: Provenance) {
    self.source = source
    self.provenance = provenance
  }
}

/// A value with where it comes from.
public struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value.
  public var value: Value
  /// Where it comes from.
  public var basis: Basis

  /// States a value and its source.
  public init(_ value: Value, _ basis: Basis) {
    self.value = value
    self.basis = basis
  }
}

/// A name or title in Simplified Chinese and in English.
public struct LocalText: Hashable, Codable, Sendable {
  /// In Simplified Chinese.
  public var zh: String
  /// In English.
  public var en: String

  /// States both.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }
}
