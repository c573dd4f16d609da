import Coverage
import GeoCore
import GeoFormats

/// The columns of outlets that came part by part and have gone: they wait on disk for the files that tell of all outlets.
struct PartedOutlets: Sendable {
  private let longitudes: SpillFile
  private let latitudes: SpillFile
  /// The number of each category text, doubled, and one more for outlets that move about.
  private let labels: SpillFile
  /// The rows that are nearest to someone, ascending; set when all parts have been searched.
  private(set) var nearestRows: ContiguousArray<UInt32> = []

  /// - Parameter scratch: A folder with room for 20 bytes an outlet.
  init(in scratch: String) throws(OutputError) {
    longitudes = try SpillFile(in: scratch)
    latitudes = try SpillFile(in: scratch)
    labels = try SpillFile(in: scratch)
  }

  /// How many there are.
  var count: Int { labels.byteCount / MemoryLayout<UInt32>.size }

  /// Notes which rows are nearest to someone.
  mutating func note(nearest rows: ContiguousArray<UInt32>) { nearestRows = rows }

  /// Adds a part.
  func append(_ part: PointTable, isMobile: ContiguousArray<Bool>?) throws(OutputError) {
    try longitudes.append(part.positions.longitudes)
    try latitudes.append(part.positions.latitudes)
    var marked = part.labels
    for row in marked.indices { marked[row] = marked[row] << 1 | (isMobile?[row] == true ? 1 : 0) }
    try labels.append(marked)
  }

  /// Hands the positions on, block by block.
  func forEachBlock(_ body: (Positions) throws -> Void) throws {
    for rows in SpillFile.blocks(count) {
      try body(
        Positions(
          longitudes: longitudes.values(of: Double.self, rows),
          latitudes: latitudes.values(of: Double.self, rows)))
    }
  }

  /// Hands on degrees east, then degrees north, block by block.
  func forEachDegrees(_ body: (ContiguousArray<Double>) throws -> Void) throws {
    try longitudes.forEachBlock(of: Double.self, body)
    try latitudes.forEachBlock(of: Double.self, body)
  }

  /// Hands on the labels that a set of categories has, block by block.
  ///
  /// - Parameter mobileOffset: How far labels of outlets that move about are from those of the others.
  func forEachLabels(
    mobileOffset: UInt32, _ body: (ContiguousArray<UInt32>) throws -> Void
  ) throws {
    try labels.forEachBlock(of: UInt32.self) { block in
      var labels = block
      for row in labels.indices {
        labels[row] = labels[row] >> 1 + (labels[row] & 1) * mobileOffset
      }
      try body(labels)
    }
  }
}
