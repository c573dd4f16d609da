/// The columns of a network while ways are added to it.
struct NetworkAssembler {
  private let ways: WayTable
  private let segments: SegmentLengths
  /// Which ways have a length and lie on Earth.
  private(set) var isUsable: [Bool] = []
  private(set) var waysWithoutLength = 0
  private(set) var waysOffEarth = 0
  private(set) var edgesTooLong = 0

  private(set) var nodes: NodeNumbering
  private(set) var starts: ContiguousArray<UInt32> = []
  private(set) var ends: ContiguousArray<UInt32> = []
  private(set) var edgeWays: ContiguousArray<UInt32> = []
  private(set) var vertices: (x: ContiguousArray<Double>, y: ContiguousArray<Double>) = ([], [])
  private(set) var vertexOffsets: ContiguousArray<UInt32> = []
  private(set) var vertexStarts: ContiguousArray<UInt32> = [0]
  /// The rows of the edge that is being added.
  private var line: ContiguousArray<Int> = []

  init(_ ways: WayTable, _ segments: SegmentLengths) {
    self.ways = ways
    self.segments = segments
    let faults = (0..<ways.count).map { Self.fault(ways, ways.rows(ofWay: $0)) }
    waysWithoutLength = faults.count { $0 == .noLength }
    waysOffEarth = faults.count { $0 == .offEarth }
    isUsable = faults.map { $0 == nil }
    nodes = NodeNumbering(ways, usable: isUsable)
    let count = ways.nodes.count + ways.count
    vertices.x.reserveCapacity(count)
    vertices.y.reserveCapacity(count)
    vertexOffsets.reserveCapacity(count)
  }

  /// Why a way is left out.
  private enum Fault {
    case noLength
    case offEarth
  }

  private static func fault(_ ways: WayTable, _ rows: Range<Int>) -> Fault? {
    let (nodes, x, y) = (
      ways.nodes.span, ways.positions.longitudes.span, ways.positions.latitudes.span
    )
    var isPoint = true
    for row in rows {
      guard Coordinate(longitude: x[row], latitude: y[row]).isValid else { return .offEarth }
      if nodes[row] != nodes[rows.lowerBound] { isPoint = false }
    }
    return isPoint ? .noLength : nil
  }

  /// The nodes' positions.
  var nodePositions: Positions {
    let (x, y) = (ways.positions.longitudes, ways.positions.latitudes)
    return Positions(
      longitudes: ContiguousArray(nodes.firstRows.map { x[Int($0)] }),
      latitudes: ContiguousArray(nodes.firstRows.map { y[Int($0)] }))
  }

  /// Cuts a way at its nodes and adds the pieces.
  mutating func addEdges(ofWay way: Int) {
    let rows = ways.rows(ofWay: way)
    let scale = scale(way, rows)
    line.removeAll(keepingCapacity: true)
    var start = NodeNumbering.notANode
    for row in rows where !ways.repeatsNode(row, rows) {
      line.append(row)
      let here = nodes.ofRow[row]
      guard here != NodeNumbering.notANode else { continue }
      if start != NodeNumbering.notANode { addEdge(from: start, to: here, way, scale) }
      start = here
      line.removeAll(keepingCapacity: true)
      line.append(row)
    }
  }

  /// What each metre of a way counts: its factor, and its extra metres by its length.
  private func scale(_ way: Int, _ rows: Range<Int>) -> Double {
    let cost = ways.costs[way]
    guard cost.extraMetres > 0 else { return cost.factor }
    let length = rows.dropLast().reduce(0) { $0 + metres($1, $1 + 1, byChord: true) }
    return length > 0 ? cost.factor + cost.extraMetres / length : cost.factor
  }

  /// The geodesic from a row to another.
  private func metres(_ row: Int, _ next: Int, byChord: Bool) -> Double {
    if byChord, next == row + 1 {
      let metres = segments.metres[row]
      if !metres.isNaN { return metres }
    }
    return geodesicLength(from: ways.positions[row], to: ways.positions[next])
  }

  private mutating func addEdge(
    from start: UInt32, to end: UInt32, _ way: Int, _ scale: Double
  ) {
    let first = vertexOffsets.count
    if !addOffsets(scale, byChord: true) {
      vertexOffsets.removeLast(vertexOffsets.count - first)
      guard addOffsets(scale, byChord: false) else {
        vertexOffsets.removeLast(vertexOffsets.count - first)
        edgesTooLong += 1
        return
      }
    }
    starts.append(start)
    ends.append(end)
    edgeWays.append(UInt32(way))
    for row in line {
      vertices.x.append(ways.positions.longitudes[row])
      vertices.y.append(ways.positions.latitudes[row])
    }
    vertexStarts.append(UInt32(vertices.x.count))
  }

  /// Adds how far along the edge each of its vertices lies.
  ///
  /// - Parameters:
  ///   - scale: What each metre counts.
  ///   - byChord: Whether lengths may come from chords.
  /// - Returns: False where chords do not decide the millimetre, or the edge is too long.
  private mutating func addOffsets(_ scale: Double, byChord: Bool) -> Bool {
    vertexOffsets.append(0)
    var (metres, error) = (0.0, 1e-9)
    for place in line.indices.dropFirst() {
      let (row, next) = (line[place - 1], line[place])
      let length = self.metres(row, next, byChord: byChord)
      let factor = scale * slope(row, next, length)
      metres += length * factor
      error += SegmentLengths.error * factor
      let millimetres = metres * 1_000
      guard millimetres <= Double(WalkNetwork.longestEdge) else { return false }
      // Halfway between two millimetres only Karney's algorithm rounds as Karney's algorithm does.
      let fraction = millimetres - millimetres.rounded(.down)
      if byChord, abs(fraction - 0.5) <= error * 1_000 { return false }
      vertexOffsets.append(UInt32(millimetres.rounded()))
    }
    return true
  }

  private func slope(_ row: Int, _ next: Int, _ length: Double) -> Double {
    ways.heights.isEmpty
      ? 1 : levelMetres(rise: ways.heights[next] - ways.heights[row], run: length)
  }
}
