/// What a table says in texts of each outlet: its id, its name and its code, tags or category, without a position.
public struct TextTable: Sendable {
  /// The path as given.
  public let path: String
  /// SHA-256 of the file, in hexadecimal digits.
  public let sha256: String
  /// The ids; `nil` where the table has none.
  public let ids: StringColumn?
  /// The names; `nil` where the table has none.
  public let names: StringColumn?
  /// The header of the column of codes, tags or category texts; `nil` where there is none.
  public let textHeader: String?
  /// The number of each row's text; all 0 where the table has no such column.
  public let labels: ContiguousArray<UInt32>
  /// The different texts, by number.
  public let texts: [String]

  /// The number of rows.
  public var count: Int { labels.count }

  /// The headers of columns that hold codes, tags or category texts, the more telling first, in lower case.
  public static let textHeaders =
    ["typecode", "分类编码", "类型编码", "编码", "tags", "tag", "标签", "category", "type"]
    + ["业态", "类别", "分类", "类型"]

  /// Reads a table: text with a header line, GeoJSON, a layer of a GeoPackage, or a sheet of a workbook.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - columns: Headers of `id`, `name` and `category` that go by other names.
  ///   - format: What is to be known of the file beyond what it says itself.
  /// - Returns: All rows, in the file's order.
  /// - Throws: `InputError` with the first problems, each with its line.
  /// - Complexity: O(bytes) time; the kept columns in memory.
  public static func read(
    path: String, columns: [ColumnRole: String] = [:], format: InputFormat = InputFormat()
  ) throws(InputError) -> TextTable {
    let reader = try RecordReader(path: path, format: format)
    var piece = RecordReader.Piece()
    guard try reader.next(&piece) else { throw InputError([InputProblem(.noHeader, file: path)]) }
    let made = reader.madeRows
    let header = try Header(&piece, file: path, made: made)
    var rows = try TextRows(header, columns, path, made?.unit ?? .line)
    defer { rows.fields.deallocate() }
    reader.use(delimiter: header.delimiter)
    var start = header.end
    repeat {
      rows.take(&piece, from: start)
      start = 0
    } while try reader.next(&piece)
    return try rows.table(reader)
  }
}

/// The rows of a table as they are read.
private struct TextRows {
  let fields: RowFields
  private let header: Header
  private let path: String
  private let unit: InputProblem.Unit
  private let id: Int?
  private let name: Int?
  private let text: Int?
  private var ids = StringColumn()
  private var names = StringColumn()
  private var labels: ContiguousArray<UInt32> = []
  private var labelTable = LabelTable()
  private var line: Int
  private var problems: [InputProblem] = []
  private var problemCount = 0

  init(
    _ header: Header, _ columns: [ColumnRole: String], _ path: String,
    _ unit: InputProblem.Unit
  ) throws(InputError) {
    self.unit = unit
    let choice = TextColumns(header, columns)
    id = try choice.column(.id, ColumnRole.id.headers)
    name = try choice.column(.name, ColumnRole.name.headers)
    text = try choice.column(.category, TextTable.textHeaders)
    guard name != nil || text != nil else {
      throw InputError([
        InputProblem(
          .missingColumn(role: .category, headers: header.names), file: path, line: 1)
      ])
    }
    self.header = header
    self.path = path
    line = header.lines
    fields = RowFields(width: header.names.count)
  }

  mutating func take(_ piece: inout RecordReader.Piece, from offset: Int) {
    let fields = fields
    piece.forEachRecord(from: offset, into: fields, delimiter: header.delimiter) { record in
      take(record)
      line += unit == .line ? record.lines : 1
    }
  }

  private mutating func take(_ record: SplitRecord) {
    if let problem = record.problem(width: fields.width) {
      return note(problem, problem == .quotation ? nil : "\(record.count)")
    }
    // A blank line may be a row of one empty field.
    if record.isBlank, record.count == 1, fields.width > 1 || fields.count(0) == 0 { return }
    if let id { ids.append(utf8: record.field(id, fields)) }
    if let name { names.append(utf8: record.field(name, fields)) }
    let text = text.map { record.field($0, fields) }
    let label = text.map { labelTable.label($0, hash: hash($0.baseAddress!, count: $0.count)) }
    labels.append(label ?? 0)
  }

  private mutating func note(_ reason: InputProblem.Reason, _ value: String? = nil) {
    problemCount += 1
    guard problems.count < 20 else { return }
    problems.append(InputProblem(reason, file: path, line: line + 1, unit: unit, value: value))
  }

  func table(_ reader: RecordReader) throws(InputError) -> TextTable {
    if problemCount > 0 { throw InputError(problems, count: problemCount) }
    guard !labels.isEmpty else { throw InputError([InputProblem(.noRows, file: path)]) }
    let texts = labelTable.texts
    guard [ids, names, texts].allSatisfy(TextCheck.isText) else {
      throw InputError([InputProblem(.encoding(.unknown), file: path)])
    }
    return TextTable(
      path: path, sha256: reader.digest.sha256, ids: id == nil ? nil : ids,
      names: name == nil ? nil : names, textHeader: text.map { header.names[$0] }, labels: labels,
      texts: text == nil ? [""] : (0..<texts.count).map { texts[$0] })
  }
}

/// Which column of a table has which role, where the first of several names wins.
private struct TextColumns {
  private let header: Header
  private let overrides: [ColumnRole: String]

  init(_ header: Header, _ overrides: [ColumnRole: String]) {
    self.header = header
    self.overrides = overrides
  }

  func column(_ role: ColumnRole, _ names: [String]) throws(InputError) -> Int? {
    if let name = overrides[role] {
      return try header.column(
        role, named: [name.trimmingSpaces().lowercased()], isNamed: true)
    }
    for name in names {
      if let column = try header.column(role, named: [name], isNamed: false) { return column }
    }
    return nil
  }
}
