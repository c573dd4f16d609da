/// An area of a file: a district, a study area, a main urban area.
public struct Area: Hashable, Sendable {
  /// The parts of the area, in the file's coordinates.
  public var polygons: [Polygon]
  /// What else the file says of it, by header.
  public var properties: [String: String]

  /// Whether a place is in one of the parts.
  ///
  /// - Complexity: O(points).
  public func contains(_ place: PlanePoint) -> Bool {
    polygons.contains { $0.contains(place) }
  }
}

/// The areas of a file: GeoJSON, a layer of a GeoPackage, or a table with a column of WKT.
public struct AreaFile: Sendable {
  /// The path as given.
  public let path: String
  /// SHA-256 of the file, in hexadecimal digits.
  public let sha256: String
  /// What the file says its coordinates mean; `nil` where it says nothing.
  public let declaredFrame: Frame?
  /// The areas, in the file's order.
  public let areas: [Area]

  /// Reads areas.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - format: What is to be known of it beyond what it says itself.
  /// - Returns: The areas, one at least.
  /// - Throws: `InputError` where it cannot be read, has no geometries, or one of them is no area.
  /// - Complexity: O(bytes) time and memory.
  public static func read(
    path: String, format: InputFormat = InputFormat()
  ) throws(InputError) -> AreaFile {
    let reader = try RecordReader(path: path, format: format, keepsShapes: true)
    var piece = RecordReader.Piece()
    guard try reader.next(&piece) else { throw InputError([InputProblem(.noHeader, file: path)]) }
    let header = try Header(&piece, file: path, made: reader.madeRows)
    var rows = try AreaRows(header, path, reader.madeRows?.unit ?? .line)
    defer { rows.fields.deallocate() }
    reader.use(delimiter: header.delimiter)
    var start = header.end
    repeat {
      rows.take(&piece, from: start, shapes: reader.madeRows?.shapes)
      start = 0
    } while try reader.next(&piece)
    guard rows.problems.isEmpty else { throw InputError(rows.problems) }
    guard !rows.areas.isEmpty else { throw InputError([InputProblem(.noRows, file: path)]) }
    return AreaFile(
      path: path, sha256: reader.digest.sha256, declaredFrame: reader.declaredFrame,
      areas: rows.areas)
  }
}

/// The areas of a file as they are read.
private struct AreaRows {
  let fields: RowFields
  private(set) var areas: [Area] = []
  private(set) var problems: [InputProblem] = []
  private let header: Header
  private let path: String
  private let unit: InputProblem.Unit
  /// The column of WKT, of tables without geometries of their own.
  private let location: Int?
  private var row = 0
  private var line: Int

  init(_ header: Header, _ path: String, _ unit: InputProblem.Unit) throws(InputError) {
    location =
      header.geometry == nil
      ? try header.column(.location, named: ColumnRole.location.headers, isNamed: false) : nil
    guard header.geometry != nil || location != nil else {
      throw InputError([
        InputProblem(.missingColumn(role: .location, headers: header.names), file: path)
      ])
    }
    self.header = header
    self.path = path
    self.unit = unit
    line = header.lines
    fields = RowFields(width: header.names.count)
  }

  mutating func take(_ piece: inout RecordReader.Piece, from offset: Int, shapes: [Geometry?]?) {
    let count = piece.count
    piece.buffer.withUnsafeMutableBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      var start = offset
      while start < count {
        var record = QuotedRecord(bytes, count, start, header.delimiter)
        let found = record.split(into: fields)
        let isBlank = record.end <= start + 1 && found == 1
        if !isBlank { take(bytes, found, isMalformed: record.isMalformed, shapes) }
        line += unit == .line ? record.lines : 1
        start = record.end + 1
      }
    }
  }

  private mutating func take(
    _ bytes: UnsafePointer<UInt8>, _ found: Int, isMalformed: Bool, _ shapes: [Geometry?]?
  ) {
    defer { row += 1 }
    if isMalformed { return note(.quotation) }
    guard found == fields.width else {
      return note(.fieldCount(expected: fields.width), "\(found)")
    }
    let texts = (0..<fields.width).map { field in
      String(
        decoding: UnsafeBufferPointer(
          start: bytes + fields.starts[field], count: fields.count(field)), as: UTF8.self)
    }
    let shape = location.map { WKTReader.geometry(texts[$0]) } ?? shapes?[row]
    guard let shape else { return note(.geometry(.malformed), location.map { texts[$0] }) }
    guard !shape.polygons.isEmpty else { return note(.geometry(.notAnArea)) }
    let isKept = { (column: Int) in
      column != location && column != header.geometry?.longitude
        && column != header.geometry?.latitude
    }
    areas.append(
      Area(
        polygons: shape.polygons,
        properties: Dictionary(
          texts.indices.filter(isKept).map { (header.names[$0], texts[$0]) },
          uniquingKeysWith: { first, _ in first })))
  }

  private mutating func note(_ reason: InputProblem.Reason, _ value: String? = nil) {
    guard problems.count < 20 else { return }
    problems.append(InputProblem(reason, file: path, line: line + 1, unit: unit, value: value))
  }
}
