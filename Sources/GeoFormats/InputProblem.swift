/// Something in an input file that cannot be used: what, where, and which value.
///
/// What it means and what to do about it is said by `description`.
public struct InputProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The field holds no number.
    case notANumber
    /// The field holds neither yes nor no.
    case notAFlag
    /// The number lies outside these bounds.
    case outOfRange(Double, Double)
    /// The coordinate system cannot take the position to longitude and latitude.
    case notConvertible(frame: String)
    /// The field is empty.
    case empty
    /// An earlier line has the same id.
    case duplicateID(line: Int)
    /// The row has another number of fields than the header.
    case fieldCount(expected: Int)
    /// A quotation mark is opened and never closed, or closed in the middle of a field.
    case quotation
    /// The system does not open or read the file.
    case unreadable(String)
    /// The file has no header line.
    case noHeader
    /// The file has a header and no rows, or no usable ones.
    case noRows
    /// No column is recognised for a role.
    case missingColumn(role: ColumnRole, headers: [String])
    /// Two columns claim one role.
    case ambiguousColumn(role: ColumnRole, headers: [String])
    /// A column that an option names is not in the header.
    case unknownColumn(headers: [String])
    /// The file is not UTF-8 text.
    case encoding(String)
    /// The file is not read as OpenStreetMap data.
    case openStreetMap(OSMFault)
  }

  /// What is wrong.
  public var reason: Reason
  /// The file's path.
  public var file: String
  /// The line it is on, from 1; `nil` where it concerns the whole file.
  public var line: Int?
  /// The header of the column.
  public var field: String?
  /// The text found there, shortened where it is long.
  public var value: String?

  /// Describes a problem.
  public init(
    _ reason: Reason, file: String, line: Int? = nil, field: String? = nil, value: String? = nil
  ) {
    self.reason = reason
    self.file = file
    self.line = line
    self.field = field
    self.value = value.map { $0.count > 60 ? $0.prefix(57) + "..." : $0 }
  }
}

/// All that keeps a run from using its inputs.
public struct InputError: Error, Sendable {
  /// The problems, in the order of files and lines; the first few of many.
  public var problems: [InputProblem]
  /// How many there are.
  public var count: Int

  /// Collects problems.
  public init(_ problems: [InputProblem], count: Int? = nil) {
    self.problems = problems
    self.count = count ?? problems.count
  }
}
