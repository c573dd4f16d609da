import Catalogue
public import Coverage

/// How a network came about: what of its source is in it, and what was left out and why.
public struct NetworkReport: Codable, Hashable, Sendable {
  /// What a network is made of.
  public enum Origin: String, Codable, Hashable, Sendable {
    /// OpenStreetMap data.
    case openStreetMap = "openstreetmap"
    /// Lines of one's own.
    case lines
  }

  /// The profile by which ways were chosen.
  public struct Profile: Codable, Hashable, Sendable {
    /// Its id.
    public var id: String
    /// The file's own version.
    public var version: String
    /// SHA-256 of the file, in hexadecimal digits.
    public var sha256: String
  }

  /// What a rule of the profile applies to.
  public struct Row: Codable, Hashable, Sendable {
    /// The rule's id.
    public var id: String
    /// What it is about.
    public var title: LocalText
    /// How many ways or nodes.
    public var count: Int
  }

  /// A place.
  public struct Place: Codable, Hashable, Sendable {
    /// Degrees east and north.
    public var lon: Double, lat: Double
  }

  /// What it is made of.
  public var origin: Origin
  /// The profile.
  public var profile: Profile
  /// The ways that are walked, by class.
  public var classes: [Row] = []
  /// The ways that are left out, by rule.
  public var leftOut: [Row] = []
  /// The ways that no class of the profile names.
  public var unnamed = 0
  /// The nodes where nobody gets through, by rule.
  public var barriers: [Row] = []
  /// Where these nodes are.
  public var closedPlaces: [Place] = []
  /// The areas that are walked across, and the lines across them.
  public var squares = 0, crossings = 0
  /// Squares with more places where ways join than lines are drawn between.
  public var limitedSquares = 0
  /// Areas left out because nodes or ways of theirs are not in the file.
  public var incompleteAreas = 0
  /// Ways cut because nodes of theirs are not in the file, and how many nodes these are.
  public var cutWays = 0, missingNodes = 0
  /// Ways left out because fewer than two different nodes follow one another in them.
  public var waysWithoutLength = 0
  /// Ways left out because a coordinate is not on Earth.
  public var waysOffEarth = 0
  /// Edges left out because they are too long for a network.
  public var edgesTooLong = 0
  /// Lines of one's own.
  public var lines = 0
  /// Features of one's own that are no lines.
  public var featuresWithoutLine = 0
  /// Whether slopes count: the profile says so, and the lines have heights.
  public var countsSlopes = false

  /// Nothing left out yet.
  init(_ origin: Origin, _ file: ProfileFile) {
    self.origin = origin
    profile = Profile(id: file.profile.id, version: file.version, sha256: file.source.sha256)
  }
}

extension NetworkReport.Row {
  /// A rule with how many it applies to.
  init(_ rule: WalkingProfile.Rule, _ count: Int) {
    self.init(id: rule.id, title: rule.title, count: count)
  }
}
