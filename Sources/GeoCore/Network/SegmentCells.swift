/// The straight pieces of a network's lines by the cells that they pass.
///
/// Cells stand in rows of equal height in latitude; a row has as many columns as keep its cells
/// about square. A piece is named by the vertex at which it begins.
struct SegmentCells: Sendable {
  /// About the side of a cell in metres.
  static let size = 64.0
  /// A cell's height in degrees.
  private static let height = size / metresPerDegree
  /// Metres in a degree of latitude, where it has the fewest.
  private static let metresPerDegree = WGS84.smallestCurvatureRadius * .pi / 180

  /// The number of the first row that has anything.
  private let firstRow: Int
  /// The first entry of each row, and the number of entries.
  private let rowStarts: ContiguousArray<Int>
  /// Columns in the upper 32 bits, vertices in the lower; ascending within a row.
  private let entries: ContiguousArray<UInt64>

  init(_ network: WalkNetwork, _ lines: Positions, where isUsed: (Int) -> Bool) {
    var passed: [(row: Int, entry: UInt64)] = []
    passed.reserveCapacity(lines.count)
    for edge in 0..<network.edgeCount where isUsed(edge) {
      for vertex in network.vertices(of: edge).dropLast() {
        Self.forEachCell(from: lines[vertex], to: lines[vertex + 1]) {
          row, column in
          passed.append((row, UInt64(column) << 32 | UInt64(vertex)))
        }
      }
    }
    let first = passed.lazy.map(\.row).min() ?? 0
    let last = passed.lazy.map(\.row).max() ?? -1
    var starts = ContiguousArray(repeating: 0, count: last - first + 2)
    for (row, _) in passed { starts[row - first + 1] += 1 }
    for row in starts.indices.dropLast() { starts[row + 1] += starts[row] }
    var next = starts
    var sorted = ContiguousArray<UInt64>(repeating: 0, count: passed.count)
    for (row, entry) in passed {
      sorted[next[row - first]] = entry
      next[row - first] += 1
    }
    for row in starts.indices.dropLast() { sorted[starts[row]..<starts[row + 1]].sort() }
    (firstRow, rowStarts, entries) = (first, starts, sorted)
  }

  private static func row(_ latitude: Double) -> Int {
    Int(((latitude + 90) / height).rounded(.down))
  }

  /// How many columns a row has: as many as fit round the Earth where the row is nearest a pole.
  private static func columns(ofRow row: Int) -> Int {
    let south = Double(row) * height - 90
    let latitude = min(max(abs(south), abs(south + height)), 90)
    let cosine = sineCosine(degrees: SIMD2(repeating: latitude)).cosine[0]
    return max(Int(360 * cosine / height), 1)
  }

  /// Calls `body` with each cell that a straight line in longitude and latitude passes, some of its
  /// neighbours perhaps among them.
  private static func forEachCell(
    from a: Coordinate, to b: Coordinate, _ body: (_ row: Int, _ column: UInt32) -> Void
  ) {
    let east = eastward(from: a, to: b)
    let north = b.latitude - a.latitude
    let rows = row(min(a.latitude, b.latitude))...row(max(a.latitude, b.latitude))
    for row in rows {
      var shares = (0.0, 1.0)
      if rows.count > 1 {
        let south = Double(row) * height - 90
        let crossings = ((south - a.latitude) / north, (south + height - a.latitude) / north)
        shares = (
          max(min(crossings.0, crossings.1) - 1e-9, 0), min(max(crossings.0, crossings.1) + 1e-9, 1)
        )
      }
      let ends = (a.longitude + shares.0 * east, a.longitude + shares.1 * east)
      forEachColumn(ofRow: row, from: min(ends.0, ends.1), to: max(ends.0, ends.1)) { columns in
        for column in columns { body(row, UInt32(column)) }
      }
    }
  }

  /// Calls `body` with the columns between two longitudes, which may lie beyond 180°: one range of
  /// them, or two.
  private static func forEachColumn(
    ofRow row: Int, from west: Double, to east: Double, _ body: (ClosedRange<Int>) -> Void
  ) {
    let count = columns(ofRow: row)
    // A little more to either side than rounding could lose.
    let first = Int((((west + 180) / 360 - 1e-12) * Double(count)).rounded(.down))
    let last = Int((((east + 180) / 360 + 1e-12) * Double(count)).rounded(.down))
    guard last - first < count - 1 else { return body(0...count - 1) }
    let (low, high) = (modulo(first, count), modulo(last, count))
    if low <= high {
      body(low...high)
    } else {
      body(0...high)
      body(low...count - 1)
    }
  }

  private static func modulo(_ a: Int, _ b: Int) -> Int { (a % b + b) % b }

  /// Calls `body` with every piece that may lie within some metres of a point, with some more than
  /// once.
  func forEachSegment(
    within metres: Double, of point: Coordinate, _ body: (_ vertex: Int) -> Void
  ) {
    // Degrees are this many at least, whatever the direction.
    let north = metres / Self.metresPerDegree * (1 + 1e-6)
    let nearestPole = abs(point.latitude) + north
    // On a sphere sin Δλ = sin δ ÷ cos φ, and so Δλ ≤ δ ÷ cos(φ + δ).
    let cosine =
      nearestPole < 90 ? sineCosine(degrees: SIMD2(repeating: nearestPole)).cosine[0] : 0
    let east = cosine > 0 ? min(north / cosine, 180) : 180
    let low = max(Self.row(point.latitude - north), firstRow)
    let high = min(Self.row(point.latitude + north), firstRow + rowStarts.count - 2)
    guard low <= high else { return }
    for row in low...high {
      Self.forEachColumn(
        ofRow: row, from: point.longitude - east, to: point.longitude + east
      ) { columns in
        var place = firstEntry(ofRow: row, column: columns.lowerBound)
        let end = rowStarts[row - firstRow + 1]
        while place < end, entries[place] >> 32 <= UInt64(columns.upperBound) {
          body(Int(entries[place] & 0xFFFF_FFFF))
          place += 1
        }
      }
    }
  }

  private func firstEntry(ofRow row: Int, column: Int) -> Int {
    var (low, high) = (rowStarts[row - firstRow], rowStarts[row - firstRow + 1])
    while low < high {
      let middle = (low + high) / 2
      if entries[middle] >> 32 < UInt64(column) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
