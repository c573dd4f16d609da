public import Coverage

/// What tags say of ways to someone on foot: which may be walked, and what a metre of each counts.
public struct WalkingProfile: Hashable, Sendable {
  /// Tags that have to be there, and others that must not.
  public struct Rule: Hashable, Sendable {
    /// Its id in the file.
    public var id: String
    /// What it is about.
    public var title: LocalText
    /// Patterns of which one has to match.
    public var patterns: [TagPattern]
    /// Patterns of which none may match.
    public var exceptions: [TagPattern]
    /// Where it comes from.
    public var basis: Basis
  }

  /// Ways that are walked, and what they count.
  public struct WayClass: Hashable, Sendable {
    /// Which ways.
    public var rule: Rule
    /// Metres of level walking for each metre.
    public var cost: Sourced<Double>
    /// Metres of level walking that each way counts beyond its length.
    public var extraMetres: Sourced<Double>
  }

  /// What heights along a line do to its length.
  public enum Slope: String, CaseIterable, Hashable, Sendable {
    /// Nothing.
    case none
    /// Tobler's hiking function, there and back averaged.
    case tobler
  }

  /// The file's id.
  public var id: String
  /// Ways, of which the first that applies counts.
  public var classes: [WayClass]
  /// Ways that are not walked, whatever their class; the first that applies is named.
  public var leftOut: [Rule]
  /// Areas that are walked across.
  public var squares: [TagPattern]
  /// Nodes where nobody gets through.
  public var barriers: [Rule]
  /// What heights do.
  public var slope: Sourced<Slope>

  /// How many different conditions the rules of a profile may have.
  public static let mostConditions = 256
}
