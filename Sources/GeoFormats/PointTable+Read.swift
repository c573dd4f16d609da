import GeoCore

extension PointTable {
  /// The headers of a table, without its rows.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - format: What is to be known of it beyond what it says itself.
  /// - Returns: The names in the header line, in their order.
  /// - Throws: `InputError` where the file cannot be read or has no header line.
  public static func headers(
    path: String, format: InputFormat = InputFormat()
  ) throws -> [String] {
    try TableReading.header(RecordReader(path: path, format: format)).header.names
  }

  /// Reads a table: text with a header line, GeoJSON, a layer of a GeoPackage, or a sheet of a workbook.
  ///
  /// - Parameters:
  ///   - request: Which table, and how.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: The usable rows, and the others with reasons where they are to be skipped.
  /// - Throws: `InputError` with every problem's file, line, field and value; `FrameError`; `CancellationError`.
  /// - Complexity: O(bytes) time; a few bytes more than the kept columns in memory.
  public static func read(_ request: Request, workers: Int = 1) async throws -> PointTable {
    try await TableReading(request).read(workers: workers)
  }
}

/// One reading of one file.
struct TableReading: Sendable {
  let request: PointTable.Request
  let frame: Frame
  private let reader: RecordReader
  private let first: RecordReader.Piece
  private let header: Header
  private let layout: RowLayout
  private let frameDeclaration: FrameDeclaration

  init(_ request: PointTable.Request) throws {
    self.request = request
    reader =
      if let text = request.text {
        RecordReader(TextSource(text))
      } else {
        try RecordReader(
          path: request.path, format: request.format, keepsShapes: request.keepsOutlines)
      }
    (header, first) = try Self.header(reader)
    let declared = reader.declaredFrame
    frame = request.frame ?? declared ?? .wgs84
    frameDeclaration = request.frame != nil ? .user : declared != nil ? .file : .assumed
    var layout = try header.layout(for: request)
    layout.isGeographic = frame.isGeographic
    self.layout = layout
    reader.use(delimiter: header.delimiter)
  }

  /// The header and the piece that it begins.
  static func header(
    _ reader: RecordReader
  ) throws(InputError) -> (header: Header, piece: RecordReader.Piece) {
    var piece = RecordReader.Piece()
    guard try reader.next(&piece) else {
      throw InputError([InputProblem(.noHeader, file: reader.path)])
    }
    let header = try Header(&piece, file: reader.path, made: reader.madeRows)
    return (header, piece)
  }

  /// The whole table.
  func read(workers: Int) async throws -> PointTable {
    let table = emptyTable()
    try await parse(into: table, isFirst: true, workers: workers)
    var usable = try await usableRows(table.take(), workers: workers)
    let drawn = try await outlines(usable.columns, workers: workers)
    usable.outlines = drawn.outlines
    for (row, problem) in drawn.problems { usable.drop(row, problem) }
    // An outlet may have several entrances.
    let duplicates =
      request.kind == .entrances
      ? [] : try await DuplicateFinder.duplicates(usable.columns.ids, workers: workers)
    for duplicate in duplicates {
      let columns = usable.columns
      usable.drop(
        duplicate.row,
        problem(
          line: columns.lines.line(of: duplicate.row), id: columns.ids[duplicate.row],
          first: columns.lines.line(of: duplicate.first)))
    }
    usable.settle()
    try requireUsable(usable.problems, usable.columns.count)
    return makeTable(usable, rows: usable.rows)
  }

  /// A table that has no rows yet.
  func emptyTable() -> ParsedTable {
    ParsedTable(layout, linesBefore: header.lines, expectedBytes: reader.expectedBytes)
  }

  /// No rows, in as many columns as there would be.
  var noRows: UsableRows {
    var columns = TableColumns()
    columns.texts = layout.textColumns.map { _ in StringColumn() }
    return UsableRows(columns: columns, labelTexts: [], problems: [])
  }

  /// Parses pieces until there are no more, or the table is full.
  ///
  /// - Parameters:
  ///   - table: What rows are added to.
  ///   - isFirst: Whether nothing has been parsed yet.
  ///   - workers: The largest number of tasks.
  /// - Throws: `InputError` where the system does not read, `CancellationError`.
  func parse(into table: ParsedTable, isFirst: Bool, workers: Int) async throws {
    _ = try await concurrentMap(workers, workers: workers) { worker in
      try parse(into: table, startingWith: isFirst && worker == 0 ? first : nil)
    }
  }

  private func parse(
    into table: ParsedTable, startingWith first: RecordReader.Piece?
  ) throws {
    var parser = PieceParser(layout)
    defer { parser.deallocate() }
    var piece = RecordReader.Piece()
    if let first {
      piece = first
      table.add(parser.parse(&piece, from: header.end, into: table.freeColumns()))
    }
    while try !table.isFull && reader.next(&piece) {
      table.add(parser.parse(&piece, into: table.freeColumns()))
    }
  }

  /// The rows that can be used, their positions in the frame that they are measured in; duplicates are still there.
  ///
  /// - Throws: `InputError` for bytes that are no text, `FrameError`, `CancellationError`.
  func usableRows(_ parsed: ParsedTable.Content, workers: Int) async throws -> UsableRows {
    var columns = parsed.columns
    var problems = parsed.problems
    if let problem = TextCheck.problem(columns, parsed.labelTexts, layout) {
      throw InputError([problem])
    }
    if let made = reader.madeRows, !made.faults.isEmpty {
      for place in problems.indices where problems[place].reason == .empty {
        guard let fault = problems[place].line.flatMap({ made.faults[$0] }) else { continue }
        problems[place].reason = fault
        problems[place].field = nil
      }
    }
    let failed = try await convert(&columns, workers: workers)
    var usable = UsableRows(columns: columns, labelTexts: parsed.labelTexts, problems: problems)
    for (row, problem) in failed { usable.drop(row, problem) }
    return usable
  }

  /// Refuses rows that cannot be used where they are to stop the run, and a table without any other.
  func requireUsable(_ problems: [InputProblem], _ count: Int) throws(InputError) {
    if request.badRows == .stop, !problems.isEmpty {
      throw InputError(Array(problems.prefix(20)), count: problems.count)
    }
    // A town may have no outlet with an entrance of its own.
    let mayBeEmpty = request.kind == .entrances && problems.isEmpty
    guard mayBeEmpty || count > 0 else {
      let first = InputProblem(.noRows, file: request.path)
      throw InputError([first] + problems.prefix(19), count: problems.count + 1)
    }
  }

  /// The rows' outlines; `nil` where they are not asked for, or the file has no geometries.
  private func outlines(
    _ columns: TableColumns, workers: Int
  ) async throws -> (outlines: Outlines?, problems: [(row: Int, problem: InputProblem)]) {
    guard request.keepsOutlines, let shapes = reader.madeRows?.shapes else { return (nil, []) }
    let drawn = OutlineColumns(
      shapes, features: columns.longitudes.indices.lazy.map { columns.lines.line(of: $0) - 1 })
    let conversion = try FrameConversion(from: frame, to: WorkingFrame(frame).frame)
    let (outlines, bad) = try await drawn.converted(by: conversion, workers: workers)
    let problems = bad.map { row, corner in
      let problem = InputProblem(
        .notConvertible(frame: frame.name), file: request.path, line: columns.lines.line(of: row),
        unit: layout.unit, field: layout.positionHeader, value: "\(corner.x), \(corner.y)")
      return (row, problem)
    }
    return (outlines, problems)
  }

  /// Brings positions to the frame that they are measured in.
  ///
  /// - Returns: The rows whose positions the frame does not have.
  private func convert(
    _ columns: inout TableColumns, workers: Int
  ) async throws -> [(row: Int, problem: InputProblem)] {
    do {
      let conversion = try FrameConversion(from: frame, to: WorkingFrame(frame).frame)
      try conversion.requireMetres(columns.longitudes, columns.latitudes)
      return try await convert(&columns, by: conversion, workers: workers)
    } catch var error as FrameError {
      error.file = request.path
      throw error
    }
  }

  private func convert(
    _ columns: inout TableColumns, by conversion: FrameConversion, workers: Int
  ) async throws -> [(row: Int, problem: InputProblem)] {
    let (x, y) = (columns.longitudes, columns.latitudes)
    let failed = try await conversion.convert(
      &columns.longitudes, &columns.latitudes, workers: workers)
    return failed.map { row in
      let problem = InputProblem(
        .notConvertible(frame: frame.name), file: request.path,
        line: columns.lines.line(of: row), unit: layout.unit, field: layout.positionHeader,
        value: "\(x[row]), \(y[row])")
      return (row, problem)
    }
  }

  /// What is wrong with a row whose id an earlier one has.
  func problem(line: Int, id: String, first: Int) -> InputProblem {
    InputProblem(
      .duplicateID(line: first), file: request.path, line: line, unit: layout.unit,
      field: layout.headers[layout.id], value: id)
  }

  /// The table of some rows.
  ///
  /// - Parameters:
  ///   - usable: The rows.
  ///   - rows: How many have been read so far, the others included.
  /// - Returns: The table, with the file's digest as it is known so far.
  func makeTable(_ usable: UsableRows, rows: Int) -> PointTable {
    let columns = usable.columns
    let digest = reader.digest
    var table = PointTable(
      source: PointTable.Source(
        path: request.path, sha256: digest.sha256, bytes: digest.bytes, rows: rows,
        frame: frame, frameDeclaration: frameDeclaration),
      ids: columns.ids,
      positions: Positions(longitudes: columns.longitudes, latitudes: columns.latitudes),
      workingFrame: WorkingFrame(frame),
      names: layout.name == nil ? nil : columns.names,
      labels: columns.labels, labelTexts: usable.labelTexts,
      populations: layout.population == nil ? nil : columns.populations,
      headers: request.kind == .communities
        ? layout.textColumns.map { header.names[$0] } : header.names,
      roles: layout.roles, texts: columns.texts, attributes: layout.attributes,
      lines: columns.lines, rejected: usable.problems)
    (table.outlines, table.unit) = (usable.outlines, layout.unit)
    return table
  }
}
