/// The columns of a network while ways are added to it.
struct NetworkAssembler {
  private let ways: WayTable
  /// Which ways have a length and lie on Earth.
  private(set) var isUsable: [Bool] = []
  private(set) var waysWithoutLength = 0
  private(set) var waysOffEarth = 0
  private(set) var edgesTooLong = 0

  private(set) var numbers: ContiguousArray<Int64> = []
  private(set) var nodePositions = Positions()
  private(set) var starts: ContiguousArray<UInt32> = []
  private(set) var ends: ContiguousArray<UInt32> = []
  private(set) var edgeWays: ContiguousArray<UInt32> = []
  private(set) var vertices = Positions()
  private(set) var vertexOffsets: ContiguousArray<UInt32> = []
  private(set) var vertexStarts: ContiguousArray<UInt32> = [0]

  init(_ ways: WayTable) {
    self.ways = ways
    for way in 0..<ways.count { isUsable.append(examine(ways.rows(ofWay: way))) }
    numberNodes()
  }

  private mutating func examine(_ rows: Range<Int>) -> Bool {
    guard rows.allSatisfy({ ways.positions[$0].isValid }) else {
      waysOffEarth += 1
      return false
    }
    guard rows.contains(where: { ways.nodes[$0] != ways.nodes[rows.lowerBound] }) else {
      waysWithoutLength += 1
      return false
    }
    return true
  }

  /// Makes nodes of those that begin or end a way or that several ways, or one twice, pass.
  private mutating func numberNodes() {
    var visits: ContiguousArray<Int64> = []
    visits.reserveCapacity(ways.nodes.count)
    for way in 0..<ways.count where isUsable[way] {
      let rows = ways.rows(ofWay: way)
      for row in rows where !repeatsNode(row, rows) { visits.append(ways.nodes[row]) }
      // Once more, so that the ends of ways count as passed twice.
      visits.append(ways.nodes[rows.lowerBound])
      visits.append(ways.nodes[rows.upperBound - 1])
    }
    visits.sort()
    for index in visits.indices.dropFirst() where visits[index] == visits[index - 1] {
      if numbers.last != visits[index] { numbers.append(visits[index]) }
    }
    var places = ContiguousArray(
      repeating: Coordinate(longitude: 0, latitude: 0), count: numbers.count)
    for way in (0..<ways.count).reversed() where isUsable[way] {
      for row in ways.rows(ofWay: way).reversed() {
        if let node = node(ways.nodes[row]) { places[Int(node)] = ways.positions[row] }
      }
    }
    nodePositions = Positions(places)
  }

  /// Whether a row of a way names the same node as the row before it.
  private func repeatsNode(_ row: Int, _ rows: Range<Int>) -> Bool {
    row > rows.lowerBound && ways.nodes[row] == ways.nodes[row - 1]
  }

  /// The node with a number of the source, `nil` if it is only a vertex of an edge.
  private func node(_ number: Int64) -> UInt32? {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == number ? UInt32(low) : nil
  }

  /// Cuts a way at its nodes and adds the pieces.
  mutating func addEdges(ofWay way: Int) {
    let rows = ways.rows(ofWay: way)
    var line: [Int] = []
    var start: UInt32?
    for row in rows where !repeatsNode(row, rows) {
      line.append(row)
      guard let here = node(ways.nodes[row]) else { continue }
      if let start { addEdge(from: start, to: here, line, way) }
      start = here
      line = [row]
    }
  }

  private mutating func addEdge(from start: UInt32, to end: UInt32, _ line: [Int], _ way: Int) {
    var metres = 0.0
    var offsets: [Double] = [0]
    for (row, next) in zip(line, line.dropFirst()) {
      metres += geodesicLength(from: ways.positions[row], to: ways.positions[next])
      offsets.append((metres * 1_000).rounded())
    }
    guard let last = offsets.last, last <= Double(WalkNetwork.longestEdge) else {
      edgesTooLong += 1
      return
    }
    starts.append(start)
    ends.append(end)
    edgeWays.append(UInt32(way))
    for row in line { vertices.append(ways.positions[row]) }
    vertexOffsets.append(contentsOf: offsets.lazy.map { UInt32($0) })
    vertexStarts.append(UInt32(vertices.count))
  }
}
