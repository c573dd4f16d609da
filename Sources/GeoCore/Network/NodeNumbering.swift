/// Which rows of a table of ways are nodes of its network: those that begin or end a way, or that ways pass twice.
struct NodeNumbering {
  /// The number that each node has in the source, ascending.
  private(set) var numbers: ContiguousArray<Int64> = []
  /// The first row of each node.
  private(set) var firstRows: ContiguousArray<UInt32> = []
  /// The node of each row; `notANode` where it is only a vertex of an edge.
  private(set) var ofRow: ContiguousArray<UInt32>

  static let notANode = UInt32.max

  /// Numbers the nodes of those ways that are usable.
  ///
  /// - Complexity: O(rows), times as many passes as numbers differ in groups of eleven bits: three in OpenStreetMap data.
  init(_ ways: WayTable, usable: [Bool]) {
    ofRow = ContiguousArray(repeating: Self.notANode, count: ways.nodes.count)
    let visits = Self.visits(ways, usable)
    var rows: ContiguousArray<UInt32> = []
    rows.reserveCapacity(ways.nodes.count)
    for row in visits.indices where visits[row] > 0 { rows.append(UInt32(row)) }
    Self.sort(&rows, by: ways.nodes)
    var first = 0
    while first < rows.count {
      let number = ways.nodes[Int(rows[first])]
      var (end, count) = (first, 0)
      while end < rows.count, ways.nodes[Int(rows[end])] == number {
        count += Int(visits[Int(rows[end])])
        end += 1
      }
      if count > 1 {
        for place in first..<end { ofRow[Int(rows[place])] = UInt32(numbers.count) }
        numbers.append(number)
        firstRows.append(rows[first])
      }
      first = end
    }
  }

  /// How often each row passes its node: the ends of ways count twice, and a node that a way names twice in a row once.
  private static func visits(_ ways: WayTable, _ usable: [Bool]) -> ContiguousArray<UInt8> {
    var visits = ContiguousArray<UInt8>(repeating: 0, count: ways.nodes.count)
    for way in 0..<ways.count where usable[way] {
      let rows = ways.rows(ofWay: way)
      for row in rows where !ways.repeatsNode(row, rows) { visits[row] = 1 }
      visits[rows.lowerBound] += 1
      visits[rows.upperBound - 1] += 1
    }
    return visits
  }

  /// Sorts rows by their numbers; those with the same number stay in their order.
  private static func sort(
    _ rows: inout ContiguousArray<UInt32>, by numbers: ContiguousArray<Int64>
  ) {
    guard let first = rows.first else { return }
    // With the sign turned round, numbers sort as their bits do.
    func key(_ row: UInt32) -> UInt64 {
      UInt64(bitPattern: numbers[Int(row)]) ^ 1 << 63
    }
    var keys = ContiguousArray(rows.map(key))
    let differing = keys.reduce(0) { $0 | ($1 ^ key(first)) }
    var (otherRows, otherKeys) = (rows, keys)
    for shift in stride(from: 0, to: 64, by: 11) where differing >> shift & 2_047 != 0 {
      var starts = ContiguousArray(repeating: 0, count: 2_049)
      for key in keys { starts[Int(key >> shift & 2_047) + 1] += 1 }
      for digit in 0..<2_048 { starts[digit + 1] += starts[digit] }
      for place in keys.indices {
        let digit = Int(keys[place] >> shift & 2_047)
        otherKeys[starts[digit]] = keys[place]
        otherRows[starts[digit]] = rows[place]
        starts[digit] += 1
      }
      swap(&keys, &otherKeys)
      swap(&rows, &otherRows)
    }
  }
}
