import GeoCore

/// A table that is read part by part, for those too large for the memory there is: each part is a table of its own, and may
/// go before the next one is read.
///
/// The parts together hold what the whole table would: the same rows in the same order, with the same problems. Ids that
/// stand in two parts are only known at the end, from their hashes, which wait in a file without a name.
public final class PartedTable {
  /// A row by how many rows without problems of their own were read before it.
  typealias Place = Int

  private let reading: TableReading
  private let table: ParsedTable
  private let scratch: String
  private let hashes: SpillFile
  private let duplicates: [Place: InputProblem]
  private var hasBegun = false
  /// Rows read so far, with their problems and without.
  private var rows = 0
  private var places: Place = 0
  /// Rows that could be used.
  private var usable = 0
  /// Whether each id so far is greater than the one before it, and so is there once.
  private var ascends = true
  private var last: StringColumn?

  /// The rows set aside so far, with reasons, in the file's order.
  public private(set) var rejected: [InputProblem] = []

  /// Opens a table.
  ///
  /// - Parameters:
  ///   - request: Which table, and how.
  ///   - scratch: The folder for what waits on disk: 8 bytes a row.
  /// - Throws: `InputError`, `OutputError`.
  public convenience init(_ request: PointTable.Request, scratch: String) throws {
    try self.init(request, scratch: scratch, duplicates: [:])
  }

  private init(
    _ request: PointTable.Request, scratch: String, duplicates: [Place: InputProblem]
  ) throws {
    reading = try TableReading(request)
    table = reading.emptyTable()
    self.scratch = scratch
    hashes = try SpillFile(in: scratch)
    self.duplicates = duplicates
  }

  /// A part without rows, which tells of the file.
  public var empty: PointTable { reading.makeTable(reading.noRows, rows: rows) }

  /// Reads the next part.
  ///
  /// - Parameters:
  ///   - count: How many rows it is to have; it has some thousands more, or fewer where the table ends.
  ///   - workers: The largest number of tasks; which rows a part ends with depends on them, and nothing else does.
  /// - Returns: The usable rows, with the file's digest and rows as they are known so far; `nil` after the last part, or where
  ///   rows that cannot be used stop the run, as ``withoutDuplicates(memory:workers:)`` will say.
  /// - Throws: `InputError` for what is no table of text; `FrameError`, `OutputError`, `CancellationError`.
  public func next(rows count: Int, workers: Int) async throws -> PointTable? {
    while true {
      try Task.checkCancellation()
      table.beginPart(rows: count)
      try await reading.parse(into: table, isFirst: !hasBegun, workers: workers)
      hasBegun = true
      var part = try await reading.usableRows(table.take(), workers: workers)
      guard part.rows > 0 else { return nil }
      try await noteIDs(part.columns.ids, workers: workers)
      if !duplicates.isEmpty {
        for row in 0..<part.columns.count {
          if let problem = duplicates[places + row] { part.drop(row, problem) }
        }
      }
      places += part.columns.count
      part.settle()
      rows += part.rows
      usable += part.columns.count
      rejected += part.problems
      let stops = reading.request.badRows == .stop && !rejected.isEmpty
      if !stops, part.columns.count > 0 { return reading.makeTable(part, rows: rows) }
    }
  }

  // MARK: Ids

  private func noteIDs(_ ids: StringColumn, workers: Int) async throws {
    guard ids.count > 0 else { return }
    let blocks = rowBlocks(ids.count, workers: workers)
    let parts = try await concurrentMap(blocks.count, workers: workers) { block in
      (
        hashes: ContiguousArray(blocks[block].map { ids.hash(of: $0) }),
        ascends: ids.ascends(max(blocks[block].lowerBound - 1, 0)..<blocks[block].upperBound)
      )
    }
    for part in parts { try hashes.append(part.hashes) }
    let edge = last.map { last in
      StringColumn([last[0], ids[0]]).ascends(0..<2)
    }
    ascends = ascends && edge != false && parts.allSatisfy(\.ascends)
    last = StringColumn([ids[ids.count - 1]])
  }

  /// Looks whether any id stands in the table twice.
  ///
  /// - Parameters:
  ///   - memory: How many bytes the search may take.
  ///   - workers: The largest number of tasks.
  /// - Returns: The table once more, without the rows whose id an earlier row has; `nil` where there are none.
  /// - Throws: `InputError` with every problem of the whole table where rows that cannot be used stop the run, besides what
  ///   ``next(rows:workers:)`` throws.
  /// - Precondition: All parts have been read.
  public func withoutDuplicates(memory: Int, workers: Int) async throws -> PartedTable? {
    let isKnown = ascends || !duplicates.isEmpty
    let candidates = isKnown ? [] : try repeatedHashes(memory: memory)
    let problems =
      candidates.isEmpty
      ? [:] : try await problems(candidates, memory: memory, workers: workers)
    let all = (rejected + problems.values).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    try reading.requireUsable(all, usable)
    if problems.isEmpty { return nil }
    return try PartedTable(reading.request, scratch: scratch, duplicates: problems)
  }

  /// The places of rows whose ids have the same hash as another's.
  ///
  /// The hashes are looked through several times, each time for those that leave one remainder, so that they fit into memory.
  private func repeatedHashes(memory: Int) throws -> Set<Place> {
    let passes = UInt64(hashes.byteCount / max(memory / 2, 1 << 20) + 1)
    var repeated: Set<UInt64> = []
    for pass in 0..<passes {
      var some: ContiguousArray<UInt64> = []
      some.reserveCapacity(places / Int(passes) + places / 64)
      try hashes.forEachBlock(of: UInt64.self) { block in
        for hash in block where hash % passes == pass { some.append(hash) }
      }
      some.sort()
      for place in some.indices.dropFirst() where some[place] == some[place - 1] {
        repeated.insert(some[place])
      }
    }
    var candidates: Set<Place> = []
    if repeated.isEmpty { return candidates }
    var place = 0
    try hashes.forEachBlock(of: UInt64.self) { block in
      for hash in block {
        if repeated.contains(hash) { candidates.insert(place) }
        place += 1
      }
    }
    return candidates
  }

  /// Reads the table once more for the ids themselves.
  private func problems(
    _ candidates: Set<Place>, memory: Int, workers: Int
  ) async throws -> [Place: InputProblem] {
    let again = try TableReading(reading.request)
    let table = again.emptyTable()
    var firstLines: [String: Int] = [:]
    var problems: [Place: InputProblem] = [:]
    var place = 0
    var isFirst = true
    while true {
      table.beginPart(rows: max(memory / 256, 1 << 16))
      try await again.parse(into: table, isFirst: isFirst, workers: workers)
      isFirst = false
      let part = try await again.usableRows(table.take(), workers: workers)
      guard part.rows > 0 else { return problems }
      for row in 0..<part.columns.count where candidates.contains(place + row) {
        let (id, line) = (part.columns.ids[row], part.columns.lines.line(of: row))
        if let first = firstLines[id] {
          problems[place + row] = again.problem(line: line, id: id, first: first)
        } else {
          firstLines[id] = line
        }
      }
      place += part.columns.count
    }
  }
}
