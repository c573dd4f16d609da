public import GeoCore

/// A table of places, read: communities or outlets.
public struct PointTable: Sendable {
  /// The file and what it held.
  public struct Source: Hashable, Sendable {
    /// The path as given.
    public var path: String
    /// SHA-256 of the file, in hexadecimal digits.
    public var sha256: String
    /// The file's size.
    public var bytes: Int
    /// The rows in the file, blank lines and the header left out.
    public var rows: Int
    /// What the coordinates in the file mean.
    public var frame: Frame
    /// Who says so.
    public var frameDeclaration: FrameDeclaration
  }

  /// The file and what it held.
  public var source: Source
  /// Identities, each different from the others; of entrances those of their outlets.
  public var ids: StringColumn
  /// Positions in ``workingFrame``, where distances are measured.
  public internal(set) var positions: Positions
  /// What ``positions`` mean: of a table by itself, WGS 84, or GCJ-02 where the file is in GCJ-02 or BD-09.
  public internal(set) var workingFrame: WorkingFrame
  /// The rows' outlines in ``workingFrame``, where they were asked for and the file has geometries.
  public internal(set) var outlines: Outlines?
  /// Names, where they were asked for and the file has them.
  public var names: StringColumn?
  /// The number of each row's category text, for outlets.
  public var labels: ContiguousArray<UInt32>
  /// The different category texts, by number.
  public var labelTexts: [String]
  /// Residents, NaN where unknown; `nil` where the file has no such column.
  public var populations: ContiguousArray<Double>?
  /// The file's headers; of communities, those of the columns in ``texts``.
  public var headers: [String]
  /// The headers of the columns that have a role, each in its role.
  public internal(set) var roles: [ColumnRole: String]
  /// Columns kept as text: of communities every one, of outlets the attributes that were asked for.
  public var texts: [StringColumn]
  /// Where the attributes that were asked for stand in `texts`, of those that the file has.
  var attributes: [ColumnRole: Int]
  /// What ``line(ofRow:)`` counts.
  public internal(set) var unit = InputProblem.Unit.line
  /// The line of each row.
  var lines: LineNumbers
  /// The rows set aside, with reasons, in the file's order.
  public var rejected: [InputProblem]

  /// The number of usable rows.
  public var count: Int { positions.count }

  /// The texts of an attribute that was asked for; `nil` where the file has no such column.
  public func attribute(_ role: ColumnRole) -> StringColumn? {
    attributes[role].map { texts[$0] }
  }

  /// The line that a row stands in.
  public func line(ofRow row: Int) -> Int { lines.line(of: row) }
}

extension PointTable {
  /// Which table to read, and how.
  public struct Request: Sendable {
    /// What the rows are.
    public enum Kind: Sendable {
      /// Places whose residents need services; every column is kept.
      case communities
      /// Places that serve, with categories.
      case outlets
      /// Where outlets are entered; one outlet may have several.
      case entrances
    }

    /// What to do with rows that cannot be used.
    public enum BadRows: String, CaseIterable, Sendable {
      /// Stop, naming them.
      case stop
      /// Set them aside, with reasons.
      case skip
    }

    /// The file to read.
    public var path: String
    /// What its rows are.
    public var kind: Kind
    /// What its coordinates mean; `nil` for what the file declares, or else WGS 84.
    public var frame: Frame?
    /// What is to be known of the file beyond what it says itself.
    public var format = InputFormat()
    /// What to do with rows that cannot be used.
    public var badRows: BadRows = .stop
    /// Headers of columns that go by other names.
    public var columns: [ColumnRole: String] = [:]
    /// Whether names are kept.
    public var keepsNames = false
    /// Whether outlets may have an empty field of categories: where their names are to decide.
    public var mayLackCategory = false
    /// Whether the outlines of areas and lines are kept.
    public var keepsOutlines = false
    /// Columns that are kept as text beside the usual ones, where the file has them.
    public var attributes: [ColumnRole] = []

    /// The table's text, where it does not stand in the file itself.
    public var text: TableText?

    /// Asks for a file with everything else as usual.
    public init(path: String, kind: Kind) {
      self.path = path
      self.kind = kind
    }

    /// Asks for a table that was made of a file of another kind.
    public init(_ text: TableText, kind: Kind) {
      self.init(path: text.path, kind: kind)
      self.text = text
    }
  }
}
