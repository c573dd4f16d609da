/// Lines that go on into each other without a turn, taken together as one street each.
///
/// A long street is an important one, whatever it is called and however many others meet it (R. Thomson, D. Richardson, "The good
/// continuation principle of perceptual organization applied to the generalization of road networks", 1999).
struct Strokes {
  /// The cosine of the sharpest turn, 40°, within one street.
  private static let leastCosine = 0.766
  /// Ends that meet at one node beyond which nothing goes on there: a square, not a crossing.
  private static let mostEnds = 12

  private let lengths: [UInt32]
  /// The line with the lowest row that a line is known to go on with, by steps.
  private var parents: [Int]

  /// Joins lines at the nodes between which they run.
  ///
  /// - Complexity: O(lines × log lines).
  init(_ lines: ChainLines, of network: ContractedNetwork) {
    lengths = lines.chains.map { network.chainLengths[$0] }
    parents = Array(0..<lines.count)
    var ends: [(node: UInt32, line: Int, way: SIMD2<Double>)] = []
    ends.reserveCapacity(lines.count * 2)
    for (row, chain) in lines.chains.enumerated() {
      let line = lines[row]
      ends.append((network.chainStarts[chain], row, Self.way(along: line)))
      ends.append((network.chainEnds[chain], row, Self.way(along: line.reversed())))
    }
    ends.sort { ($0.node, $0.line) < ($1.node, $1.line) }
    var first = 0
    while first < ends.count {
      var last = first + 1
      while last < ends.count, ends[last].node == ends[first].node { last += 1 }
      if last - first <= Self.mostEnds { join(ends[first..<last].map { ($0.line, $0.way) }) }
      first = last
    }
  }

  /// The direction in which a line leaves its first point, of length 1; nothing where it goes nowhere.
  private static func way(along line: some Collection<Coordinate>) -> SIMD2<Double> {
    guard let end = line.first, let next = line.first(where: { $0 != end }) else { return .zero }
    let way = FlatPlane(around: end).point(next)
    return way / (way * way).sum().squareRoot()
  }

  /// Joins the ends at one node two by two, the straightest first.
  private mutating func join(_ ends: [(line: Int, way: SIMD2<Double>)]) {
    var pairs: [(cosine: Double, a: Int, b: Int)] = []
    for a in ends.indices {
      for b in ends.indices.dropFirst(a + 1) {
        let cosine = -(ends[a].way * ends[b].way).sum()
        if cosine >= Self.leastCosine { pairs.append((cosine, a, b)) }
      }
    }
    pairs.sort { ($1.cosine, $0.a, $0.b) < ($0.cosine, $1.a, $1.b) }
    var isTaken = Array(repeating: false, count: ends.count)
    for (_, a, b) in pairs where !isTaken[a] && !isTaken[b] {
      (isTaken[a], isTaken[b]) = (true, true)
      let (one, other) = (root(of: ends[a].line), root(of: ends[b].line))
      parents[max(one, other)] = min(one, other)
    }
  }

  private mutating func root(of line: Int) -> Int {
    var line = line
    while parents[line] != line {
      parents[line] = parents[parents[line]]
      line = parents[line]
    }
    return line
  }

  /// The lines, those of the longest street first; of streets as long the one with the lower rows.
  consuming func longestFirst() -> [Int] {
    let roots = parents.indices.map { root(of: $0) }
    var streets = Array(repeating: UInt64(0), count: roots.count)
    for (line, root) in roots.enumerated() { streets[root] += UInt64(lengths[line]) }
    return roots.indices.sorted {
      (streets[roots[$1]], roots[$0], $0) < (streets[roots[$0]], roots[$1], $1)
    }
  }
}
