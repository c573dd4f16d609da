import GeoCore

/// The text of a table whose coordinates have been taken to another frame; every other byte of a text in UTF-8 is as it was.
public struct ConvertedTable: Sendable {
  /// How many rows it has.
  public let rows: Int
  /// The rows left out, with reasons, in the file's order.
  public let rejected: [InputProblem]
  private var texts: [[UInt8]]

  /// Reads a table of comma-, semicolon- or tab-separated values with a header line and converts its positions.
  ///
  /// Degrees get nine decimals, a tenth of a millimetre, and lengths three.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - source: What its coordinates mean.
  ///   - target: What they are to mean.
  ///   - columns: Headers of `lon` and `lat` that go by other names.
  ///   - badRows: What to do with rows whose position cannot be read or converted.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: The text, all of it in memory.
  /// - Throws: `InputError`, `FrameError`, `CancellationError`.
  public static func convert(
    path: String, from source: Frame, to target: Frame, columns: [ColumnRole: String] = [:],
    badRows: PointTable.Request.BadRows = .stop, workers: Int = 1
  ) async throws -> ConvertedTable {
    let conversion = try FrameConversion(from: source, to: target)
    let reader = try RecordReader(path: path)
    var first = RecordReader.Piece()
    guard try reader.next(&first) else { throw InputError([InputProblem(.noHeader, file: path)]) }
    // Reading the header takes quotation marks out of the piece.
    let headerBytes = first.buffer
    let header = try Header(&first, file: path)
    first.buffer = headerBytes
    reader.use(delimiter: header.delimiter)
    let layout = try PositionLayout(header, columns, conversion, file: path)
    let start = first
    let pieces = try await concurrentMap(workers, workers: workers) { worker in
      var converter = PieceConverter(layout, conversion)
      return try converter.convert(reader, startingWith: worker == 0 ? start : nil, header.end)
    }
    let ordered = pieces.joined().sorted { $0.number < $1.number }
    var table = try ConvertedTable(
      ordered, layout, conversion, badRows, linesBefore: header.lines)
    if reader.hasMark { table.texts.insert([0xEF, 0xBB, 0xBF], at: 0) }
    return table
  }

  private init(
    _ pieces: [ConvertedPiece], _ layout: PositionLayout, _ conversion: FrameConversion,
    _ badRows: PointTable.Request.BadRows, linesBefore: Int
  ) throws {
    let places = pieces.compactMap(\.firstIfDegrees)
    let unlike = pieces.contains { $0.rows > 0 && $0.firstIfDegrees == nil }
    if conversion.isFromMetres, !unlike, let place = places.first {
      throw FrameError(
        .looksLikeDegrees(place.longitude, place.latitude), frame: conversion.source.name,
        file: layout.file)
    }
    var problems: [InputProblem] = []
    var line = linesBefore
    for piece in pieces {
      problems += piece.problems.map { problem in
        var problem = problem
        problem.line = problem.line.map { $0 + line }
        return problem
      }
      line += piece.lines
    }
    if badRows == .stop, !problems.isEmpty {
      throw InputError(Array(problems.prefix(20)), count: problems.count)
    }
    rows = pieces.reduce(0) { $0 + $1.rows }
    guard rows > 0 else {
      let first = InputProblem(.noRows, file: layout.file)
      throw InputError([first] + problems.prefix(19), count: problems.count + 1)
    }
    rejected = problems
    texts = pieces.map(\.text)
  }

  /// Hands the text to `sink`, piece by piece.
  public func write(to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    for text in texts { try text.withUnsafeBytes { try sink($0) } }
  }
}

/// Which columns hold the positions of a table.
struct PositionLayout: Sendable {
  let file: String
  let headers: [String]
  let delimiter: UInt8
  let x: Int
  let y: Int
  /// Whether positions are in degrees, so that their bounds are known.
  let isGeographic: Bool

  /// Finds the columns.
  ///
  /// - Throws: `InputError` where there is none, or several.
  init(
    _ header: Header, _ columns: [ColumnRole: String], _ conversion: FrameConversion, file: String
  ) throws(InputError) {
    var request = PointTable.Request(path: file, kind: .communities)
    request.columns = columns
    let roles = try ColumnRoles(header, request, among: [.longitude, .latitude])
    var missing = [ColumnRole.longitude, .latitude].filter { roles.columns[$0] == nil }
    // The user may have named one column for both.
    if missing.isEmpty, roles.columns[.longitude] == roles.columns[.latitude] {
      missing = [.latitude]
    }
    guard missing.isEmpty, let x = roles.columns[.longitude], let y = roles.columns[.latitude]
    else {
      throw InputError(
        missing.map { role in
          InputProblem(.missingColumn(role: role, headers: header.names), file: file, line: 1)
        })
    }
    (self.file, headers, delimiter) = (file, header.names, header.delimiter)
    (self.x, self.y) = (x, y)
    isGeographic = conversion.source.isGeographic
  }
}
