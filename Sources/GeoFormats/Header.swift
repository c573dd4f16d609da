/// The header line of a table.
package struct Header {
  package let names: [String]
  package let delimiter: UInt8
  /// The offset in the file's first piece where the rows begin.
  package let end: Int
  /// How many lines the header takes.
  let lines: Int
  private let file: String
  /// What the rows were made of; `nil` where they are lines of text.
  private let made: MadeRows?

  /// Reads the header from a file's first piece.
  package init(
    _ piece: inout RecordReader.Piece, file: String, made: MadeRows? = nil
  ) throws(InputError) {
    self.file = file
    self.made = made
    let (line, most) = Self.firstRecord(piece.buffer.prefix(piece.count))
    let delimiter = made == nil ? most : UInt8(ascii: ",")
    self.delimiter = delimiter
    let fields = RowFields(width: line.count + 1)
    defer { fields.deallocate() }
    let count = piece.count
    let (names, end, lines, isMalformed) = piece.buffer.withUnsafeMutableBufferPointer { buffer in
      var record = QuotedRecord(buffer.baseAddress!, count, 0, delimiter)
      let width = min(record.split(into: fields), fields.width)
      let names = (0..<width).map { field in
        String(decoding: buffer[fields.starts[field]..<fields.ends[field]], as: UTF8.self)
      }
      return (names, record.end + 1, record.lines, record.isMalformed)
    }
    self.names = names.map { $0.trimmingSpaces() }
    self.end = min(end, count)
    // Made rows are counted, whatever line breaks are in them.
    self.lines = made?.header ?? lines
    if isMalformed { throw InputError([problem(.quotation)]) }
    if self.names.allSatisfy(\.isEmpty) {
      throw InputError([problem(.noHeader)])
    }
  }

  /// A problem of the header itself.
  private func problem(_ reason: InputProblem.Reason) -> InputProblem {
    InputProblem(
      reason, file: file, line: made == nil ? 1 : made?.header == 0 ? nil : made?.header,
      unit: made?.unit ?? .line)
  }

  /// What may delimit fields.
  static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// The bytes of the first record, and which delimiter it has most of outside quotations.
  private static func firstRecord(
    _ bytes: ContiguousArray<UInt8>.SubSequence
  ) -> (line: ContiguousArray<UInt8>.SubSequence, delimiter: UInt8) {
    var scanner = RecordScanner(delimiters: delimiters)
    var counts = delimiters.map { _ in 0 }
    var end = bytes.endIndex
    for place in bytes.indices {
      if scanner.take(bytes[place]) {
        end = place
        break
      }
      guard !scanner.isQuoted, let which = delimiters.firstIndex(of: bytes[place]) else { continue }
      counts[which] += 1
    }
    let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    return (bytes[..<end], counts[most] == 0 ? delimiters[0] : delimiters[most])
  }

  /// Which column is which.
  func layout(for request: PointTable.Request) throws(InputError) -> RowLayout {
    let roles = try ColumnRoles(self, request)
    var missing: [InputProblem] = []
    func required(_ role: ColumnRole) -> Int {
      if let column = roles.columns[role] { return column }
      missing.append(problem(.missingColumn(role: role, headers: names)))
      return 0
    }
    let attributes = request.attributes.compactMap { role in
      roles.columns[role].map { (role, $0) }
    }
    let isCommunities = request.kind == .communities
    let textColumns = isCommunities ? roles.textColumns : attributes.map(\.1)
    let location = roles.columns[.location]
    let layout = RowLayout(
      file: file, headers: names, delimiter: delimiter,
      id: required(request.kind.identity),
      longitude: location ?? required(.longitude), latitude: location ?? required(.latitude),
      category: request.kind == .outlets ? required(.category) : nil,
      population: isCommunities ? roles.columns[.population] : nil,
      name: request.keepsNames ? roles.columns[.name] : nil,
      mayLackCategory: request.mayLackCategory,
      textColumns: textColumns,
      attributes: Dictionary(
        attributes.map { role, column in (role, textColumns.firstIndex(of: column) ?? 0) },
        uniquingKeysWith: { first, _ in first }),
      roles: roles.columns.mapValues { names[$0] }, hasLocation: location != nil,
      hasDecimalComma: request.format.decimalComma && made == nil, unit: made?.unit ?? .line)
    guard missing.isEmpty else { throw InputError(missing) }
    return layout
  }

  /// The column with a name that the user gave, or one of those that are recognised.
  ///
  /// - Parameters:
  ///   - role: What it is wanted for.
  ///   - wanted: Names in lower case.
  ///   - isNamed: Whether the user gave the name, so that the column has to be there.
  /// - Returns: The column's place; `nil` where none has a name that is recognised.
  /// - Throws: `InputError` where several have one, or none has the name that the user gave.
  func column(
    _ role: ColumnRole, named wanted: [String], isNamed: Bool
  ) throws(InputError) -> Int? {
    let geometry = made?.position
    let matches = names.indices.filter { column in
      wanted.contains(names[column].lowercased())
        && (isNamed || (column != geometry?.longitude && column != geometry?.latitude))
    }
    guard let first = matches.first else {
      guard isNamed else { return nil }
      var problem = problem(.unknownColumn(headers: names))
      problem.value = wanted.first
      throw InputError([problem])
    }
    guard matches.count == 1 else {
      throw InputError([problem(.ambiguousColumn(role: role, headers: matches.map { names[$0] }))])
    }
    return first
  }

  /// The columns that a geometry was made into.
  var geometry: (longitude: Int, latitude: Int)? { made?.position }
}
