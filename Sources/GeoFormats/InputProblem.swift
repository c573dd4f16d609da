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
    /// The outlet is another row's, as the user wished them to be told apart.
    case duplicateOutlet(id: String)
    /// An entrance names an outlet that is not in the table of outlets.
    case unknownOutlet
    /// An entrance is further from its outlet than any outlet is large.
    case farFromOutlet(metres: Double)
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
    /// The file is not text, or not in an encoding that is known.
    case encoding(EncodingFault)
    /// The field is a position in degrees, minutes and seconds.
    case degreesMinutesSeconds
    /// The geometry has no position, or is none.
    case geometry(GeometryFault)
    /// The file is damaged, or not what its first bytes say.
    case damaged(FileKind)
    /// What is packed in the file is out of all proportion to it.
    case inflated(FileKind)
    /// The file is of a kind that is not read.
    case refused(RefusedKind)
    /// The file has several layers or sheets, and nobody has said which one.
    case severalLayers(FileKind, [String])
    /// The file has no such layer or sheet, or none at all.
    case unknownLayer(FileKind, [String])
    /// Another program has written to the file and not finished.
    case unfinished
    /// The file is JSON and not a collection of features.
    case noFeatures
    /// The file is not read as OpenStreetMap data.
    case openStreetMap(OSMFault)
    /// The file of a network is of a version that is not read.
    case networkVersion
  }

  /// What a row is in its file.
  public enum Unit: Hashable, Sendable {
    /// A line of text.
    case line
    /// A feature of a geographic file, counted from 1.
    case feature
    /// A row of a sheet, as the sheet numbers it.
    case row
  }

  /// What is wrong.
  public var reason: Reason
  /// The file's path.
  public var file: String
  /// The line, feature or row it is in, from 1; `nil` where it concerns the whole file.
  public var line: Int?
  /// What `line` counts.
  public var unit: Unit
  /// The header of the column.
  public var field: String?
  /// The text found there, shortened where it is long.
  public var value: String?

  /// Describes a problem.
  public init(
    _ reason: Reason, file: String, line: Int? = nil, unit: Unit = .line, field: String? = nil,
    value: String? = nil
  ) {
    self.reason = reason
    self.file = file
    self.line = line
    self.unit = unit
    self.field = field
    self.value = value.map { $0.count > 60 ? $0.prefix(57) + "..." : $0 }
  }
}

/// Why bytes cannot be read as text.
public enum EncodingFault: Hashable, Sendable {
  /// There are bytes that no text has.
  case binary
  /// The text is not UTF-8, and its encoding is not recognised.
  case unknown
  /// The text is not in this encoding throughout.
  case not(String)
  /// No encoding goes by this name.
  case noSuch(String)
}

/// Why a geometry gives no position.
public enum GeometryFault: Hashable, Sendable {
  /// There is none, or it is empty.
  case none
  /// It cannot be read.
  case malformed
  /// It is no area, where one is needed.
  case notAnArea
  /// There are no lines, where they are needed.
  case notALine
}

/// A kind of file that holds a table.
public enum FileKind: String, Hashable, Sendable, CaseIterable {
  /// Text packed by gzip.
  case gzip
  /// RFC 7946.
  case geoJSON = "GeoJSON"
  /// A database of layers, OGC 12-128.
  case geoPackage = "GeoPackage"
  /// An Excel workbook (.xlsx), ISO/IEC 29500.
  case workbook = "XLSX"
  /// A walking network of this project's own (.lcnet).
  case network
}

/// A kind of file that is recognised and not read.
public enum RefusedKind: String, Hashable, Sendable, CaseIterable {
  /// ESRI's shapefile, any part of it.
  case shapefile
  /// FlatGeobuf.
  case flatGeobuf
  /// A workbook of Excel 97 to 2003 (.xls).
  case oldWorkbook
  /// A spreadsheet of LibreOffice (.ods).
  case openDocument
  /// A zip archive of something else.
  case archive
  /// A database that is not a GeoPackage.
  case database
  /// A GeoPackage or workbook that comes packed by gzip, or a GeoPackage through a pipe.
  case packed
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
