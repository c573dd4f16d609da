import Coverage
import GeoCore
import GeoFormats

/// The columns of outlets that are too many for memory: they wait on disk, in the order of the table.
struct PartedOutlets: Sendable {
  private let longitudes: SpillFile
  private let latitudes: SpillFile
  /// The number of each category text, doubled, and one more for outlets that move about.
  private let labels: SpillFile
  private let ids: SpilledTexts
  private let names: SpilledTexts
  private var (west, east) = (Double.infinity, -Double.infinity)
  private var (south, north) = (Double.infinity, -Double.infinity)
  /// The rows that are nearest to someone, ascending; known when all parts have been searched.
  private(set) var nearestRows: ContiguousArray<UInt32> = []

  /// No outlets yet.
  ///
  /// - Parameter scratch: A folder with room for some 50 bytes an outlet.
  /// - Throws: `OutputError`.
  init(in scratch: String) throws(OutputError) {
    longitudes = try SpillFile(in: scratch)
    latitudes = try SpillFile(in: scratch)
    labels = try SpillFile(in: scratch)
    ids = try SpilledTexts(in: scratch)
    names = try SpilledTexts(in: scratch)
  }

  /// How many there are.
  var count: Int { labels.byteCount / MemoryLayout<UInt32>.stride }

  /// Adds rows of the table.
  mutating func append(
    _ table: PointTable, isMobile: ContiguousArray<Bool>?
  ) throws(OutputError) {
    let positions = table.positions
    try longitudes.append(positions.longitudes)
    try latitudes.append(positions.latitudes)
    for row in 0..<positions.count {
      let place = positions[row]
      (west, east) = (min(west, place.longitude), max(east, place.longitude))
      (south, north) = (min(south, place.latitude), max(north, place.latitude))
    }
    var marked = table.labels
    for row in marked.indices { marked[row] = marked[row] << 1 | (isMobile?[row] == true ? 1 : 0) }
    try labels.append(marked)
    try ids.append(table.ids)
    if let column = table.names { try names.append(column) }
  }

  /// A grid over all positions, which have yet to be counted; `nil` where there are none.
  var grid: PartCut? {
    count > 0 ? PartCut(longitudes: west...east, latitudes: south...north) : nil
  }

  /// Where an outlet is.
  func position(_ row: UInt32) throws(OutputError) -> Coordinate {
    let place = Int(row)..<Int(row) + 1
    return Coordinate(
      longitude: try longitudes.values(of: Double.self, place)[0],
      latitude: try latitudes.values(of: Double.self, place)[0])
  }

  /// Hands the positions on, block by block.
  func forEachBlock(_ body: (Positions) throws -> Void) throws {
    for rows in SpillFile.blocks(count) { try body(positions(rows)) }
  }

  /// Hands positions and labels on, block by block.
  ///
  /// - Parameters:
  ///   - mobileOffset: How far labels of outlets that move about are from those of the others.
  ///   - body: Takes a block.
  /// - Throws: `OutputError`, and what `body` throws.
  func forEachBlock(
    mobileOffset: UInt32, _ body: (Positions, ContiguousArray<UInt32>) throws -> Void
  ) throws {
    for rows in SpillFile.blocks(count) {
      try body(positions(rows), labels(rows, mobileOffset))
    }
  }

  /// Hands on degrees east, then degrees north, block by block.
  func forEachDegrees(_ body: (ContiguousArray<Double>) throws -> Void) throws {
    try longitudes.forEachBlock(of: Double.self, body)
    try latitudes.forEachBlock(of: Double.self, body)
  }

  /// Hands on labels alone, block by block.
  func forEachLabels(
    mobileOffset: UInt32, _ body: (ContiguousArray<UInt32>) throws -> Void
  ) throws {
    for rows in SpillFile.blocks(count) { try body(labels(rows, mobileOffset)) }
  }

  private func positions(_ rows: Range<Int>) throws(OutputError) -> Positions {
    Positions(
      longitudes: try longitudes.values(of: Double.self, rows),
      latitudes: try latitudes.values(of: Double.self, rows))
  }

  private func labels(
    _ rows: Range<Int>, _ mobileOffset: UInt32
  ) throws(OutputError) -> ContiguousArray<UInt32> {
    var labels = try labels.values(of: UInt32.self, rows)
    for row in labels.indices {
      labels[row] = labels[row] >> 1 + (labels[row] & 1) * mobileOffset
    }
    return labels
  }

  /// Notes which rows are nearest to someone.
  ///
  /// - Returns: The table with those rows alone: ids, names and positions.
  mutating func takeNearest(
    _ rows: ContiguousArray<UInt32>, _ table: PointTable
  ) throws -> PointTable {
    nearestRows = rows
    var positions = Positions()
    var next = rows.startIndex
    for block in SpillFile.blocks(count) where next < rows.endIndex {
      let places = try self.positions(block)
      while next < rows.endIndex, Int(rows[next]) < block.upperBound {
        positions.append(places[Int(rows[next]) - block.lowerBound])
        next += 1
      }
    }
    return table.withRows(
      ids: try ids.texts(rows), names: table.names == nil ? StringColumn() : try names.texts(rows),
      positions)
  }
}
