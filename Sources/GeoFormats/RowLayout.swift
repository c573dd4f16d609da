/// How the rows of one file are to be read.
struct RowLayout: Sendable {
  var file: String
  var headers: [String]
  var delimiter: UInt8
  var id: Int
  var longitude: Int
  var latitude: Int
  var category: Int?
  var population: Int?
  var name: Int?
  /// Whether the field of categories may be empty.
  var mayLackCategory = false
  /// The columns that are kept as text.
  var textColumns: [Int]
  /// Where attributes stand among those.
  var attributes: [ColumnRole: Int] = [:]
  /// The headers of the columns that have a role.
  var roles: [ColumnRole: String] = [:]
  /// Whether positions are in degrees, so that their bounds can be checked here.
  var isGeographic = true
  /// Whether the position is in one column, which then stands for both.
  var hasLocation = false
  /// Whether numbers have a comma for the decimal point.
  var hasDecimalComma = false
  /// What a row is in the file.
  var unit = InputProblem.Unit.line

  /// The header of the position's column, or both.
  var positionHeader: String {
    hasLocation ? headers[longitude] : "\(headers[longitude]), \(headers[latitude])"
  }
}

/// What the parsing of one piece of a file yields.
struct ParsedPiece: Sendable {
  var number: Int
  var columns: PieceColumns
  var labelTexts: StringColumn
  /// Problems of rows, with line numbers counted from the piece's first line.
  var problems: [InputProblem]
  var lineCount: Int
  var byteCount: Int
}

/// The fields of one row, as offsets into the piece; memory that its owner has to give back.
///
/// Raw because a million rows are split through it, and checks of bounds and uniqueness cost as much as the splitting.
package struct RowFields {
  let width: Int
  package let starts: UnsafeMutablePointer<Int>
  package let ends: UnsafeMutablePointer<Int>

  package init(width: Int) {
    self.width = width
    starts = .allocate(capacity: width)
    ends = .allocate(capacity: width)
    starts.initialize(repeating: 0, count: width)
    ends.initialize(repeating: 0, count: width)
  }

  package func deallocate() {
    starts.deallocate()
    ends.deallocate()
  }

  /// Sets a field; those beyond the header's are only counted by the caller.
  @inline(__always)
  func set(_ field: Int, _ start: Int, _ end: Int) {
    guard field < width else { return }
    starts[field] = start
    ends[field] = end
  }

  @inline(__always)
  func count(_ field: Int) -> Int { ends[field] &- starts[field] }
}
