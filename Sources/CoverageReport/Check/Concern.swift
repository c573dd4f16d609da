public import GeoCore
public import GeoFormats

/// Something about the inputs that a result could suffer from: what, how badly, and where.
public struct Concern: Sendable {
  /// How much it matters.
  public enum Severity: String, Comparable, Encodable, Sendable {
    /// Worth knowing.
    case note
    /// Results are right for most places and doubtful for some.
    case care
    /// Results would be wrong.
    case unfit

    /// The less grave comes first.
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .care: 1
      case .unfit: 2
      }
    }
  }

  /// Which table it is in.
  public enum Table: String, Encodable, Sendable {
    case communities
    case outlets
    /// Between the two.
    case both
  }

  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// An error that keeps a run from its answer; its words say what it is.
    case failure(Failure)
    /// All positions of a table look like metres and are read as degrees.
    case metresAsDegrees
    /// Rows were set aside; how many for each reason, by an example.
    case rejectedRows
    /// Rows whose longitude and latitude changed places.
    case swappedAxes
    /// Positions at longitude 0, latitude 0.
    case zeroPosition
    /// Positions far from everything of the other table.
    case farAway
    /// Communities outside the study area.
    case outsideArea
    /// Communities whose reach leaves the study area.
    case edge
    /// The same outlet under two ids: the same category and the same place.
    case duplicate
    /// The same category and name within a few steps.
    case nearDuplicate
    /// Many outlets of different names at exactly one position, as a geocoder leaves those that it does not find.
    case stacked
    /// The outlets lie a constant way off the communities.
    case offset(Offset)
    /// A table lies a constant way off the streets of the network.
    case offStreets(StreetOffset)
    /// Outlets without a category.
    case noCategory
    /// Categories that the vocabulary and the standards do not have.
    case unknownCategory
    /// Numbers of residents that stand for something else, such as 9999.
    case sentinelResidents
    /// More residents than a community has, or than there is room for.
    case hugeResidents
    /// Communities that do not say how many residents they have.
    case noResidents
  }

  /// An error, by the error itself.
  public enum Failure: Hashable, Sendable {
    case input(InputProblem)
    case frame(FrameError)
    case run(RunError)
  }

  /// A constant way that one table lies off the other.
  public struct Offset: Hashable, Sendable {
    /// Metres that the outlets would have to move east.
    public var east: Double
    /// Metres that they would have to move north.
    public var north: Double
    /// Frames of the communities and the outlets that would explain it.
    public var explanation: [Frame]
  }

  /// A constant way that a table lies off the streets.
  public struct StreetOffset: Hashable, Sendable {
    /// Metres that it would have to move east.
    public var east: Double
    /// Metres that it would have to move north.
    public var north: Double
    /// The mean distance to the nearest street in metres, of which what is further than 60 m counts as 60 m.
    public var metres: Double
    /// The same after the move.
    public var metresMoved: Double
    /// The frame of the table that would explain it.
    public var frame: Frame?
  }

  /// One place that is concerned.
  public struct Place: Hashable, Sendable {
    /// Its table.
    public var table: Table
    /// Its line in the table.
    public var line: Int?
    /// Its id.
    public var id: String
    /// Where it is; `nil` where nobody knows.
    public var position: Coordinate?
    /// What about it: a value, a category, the id of the other of a pair.
    public var detail: String
  }

  /// What it is.
  public var kind: Kind
  /// How much it matters.
  public var severity: Severity
  /// Where it is.
  public var table: Table
  /// How many rows.
  public var count: Int
  /// Of how many.
  public var total: Int
  /// All places concerned, in the order of the table's rows.
  public var places: [Place]

  init(
    _ kind: Kind, _ severity: Severity, _ table: Table, count: Int? = nil, of total: Int,
    _ places: [Place]
  ) {
    (self.kind, self.severity, self.table) = (kind, severity, table)
    (self.count, self.total, self.places) = (count ?? places.count, total, places)
  }
}

extension Concern.Kind {
  /// The name by which programs know it.
  public var id: String {
    switch self {
    case .failure(.input): "unreadable"
    case .failure(.frame): "frame"
    case .failure(.run): "unusable"
    case .metresAsDegrees: "metres-as-degrees"
    case .rejectedRows: "rejected-rows"
    case .swappedAxes: "swapped-axes"
    case .zeroPosition: "zero-position"
    case .farAway: "far-away"
    case .outsideArea: "outside-area"
    case .edge: "edge"
    case .duplicate: "duplicate"
    case .nearDuplicate: "near-duplicate"
    case .stacked: "stacked"
    case .offset: "offset"
    case .offStreets: "off-streets"
    case .noCategory: "no-category"
    case .unknownCategory: "unknown-category"
    case .sentinelResidents: "sentinel-residents"
    case .hugeResidents: "huge-residents"
    case .noResidents: "no-residents"
    }
  }
}

extension PointTable {
  /// A row as a place of a concern.
  func place(_ row: Int, _ table: Concern.Table, _ detail: String = "") -> Concern.Place {
    Concern.Place(
      table: table, line: line(ofRow: row), id: ids[row], position: positions[row], detail: detail)
  }
}
