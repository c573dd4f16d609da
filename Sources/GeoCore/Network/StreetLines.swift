/// The chains of a network around some places as a map shows them: simplified lines, those of the longest streets first.
///
/// They are for show: a line keeps its two ends, and the length of its chain, but lies up to ``tolerance`` beside it.
package struct StreetLines: Sendable {
  /// Metres that a line may lie beside its chain.
  ///
  /// Provenance: project-default; less than the width of a street.
  package static let tolerance = 3.0

  /// The chain of each line.
  package private(set) var chains: [Int] = []
  /// The lines, from end to end.
  package private(set) var lines: [[Coordinate]] = []
  /// How many chains there was no room for.
  package private(set) var leftOut = 0
  private let network: ContractedNetwork
  private let rowOfChain: [Int: Int]

  /// Picks, simplifies and orders the chains of a network.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - vertices: Its vertices, in the frame of the places.
  ///   - places: What is shown.
  ///   - margin: How many metres around all places together are shown as well. Lines are not cut: one that begins within goes on.
  ///   - most: The most points that all lines have together. Beyond it the shortest streets leave first.
  /// - Precondition: There are as many vertices as the network has, and a place at least.
  /// - Complexity: O(vertices + lines × log lines).
  package init(
    _ network: ContractedNetwork, vertices: Positions, around places: Positions, margin: Double,
    most: Int
  ) {
    precondition(vertices.count == network.network.vertices.count, "a position for each vertex")
    let frame = StreetFrame(around: places, margin: margin)
    var picked: [(chain: Int, line: [Coordinate])] = []
    var rows: [Int] = []
    for chain in 0..<network.chainCount {
      network.listVertices(ofChain: chain, in: &rows)
      if rows.contains(where: { frame.contains(vertices[$0]) }) {
        picked.append((chain, rows.map { vertices[$0] }.simplified(within: Self.tolerance)))
      }
    }
    let order = Strokes(
      picked.map { (network.chainStarts[$0.chain], network.chainEnds[$0.chain]) },
      lengths: picked.map { network.chainLengths[$0.chain] }, lines: picked.map(\.line)
    ).longestFirst()
    var room = most
    for row in order {
      room -= picked[row].line.count
      guard room >= 0 else { break }
      chains.append(picked[row].chain)
      lines.append(picked[row].line)
    }
    leftOut = picked.count - lines.count
    self.network = network
    rowOfChain = Dictionary(
      uniqueKeysWithValues: chains.enumerated().map { ($0.element, $0.offset) })
  }

  /// The junctions between which a line runs.
  package func junctions(of line: Int) -> (start: UInt32, end: UInt32) {
    (network.chainStarts[chains[line]], network.chainEnds[chains[line]])
  }

  /// The millimetres of a line's chain, as they are walked.
  package func length(of line: Int) -> UInt32 { network.chainLengths[chains[line]] }

  /// The line on which a place of the network lies, and how many millimetres from its start; `nil` where the line was left out.
  package func place(of point: EdgePoint) -> (line: Int, offset: UInt32)? {
    let place = network.chainPoint(point)
    return rowOfChain[place.chain].map { ($0, place.offset) }
  }
}

extension ContractedNetwork {
  /// Lists the vertices along a chain, one for two edges where they meet.
  fileprivate func listVertices(ofChain chain: Int, in rows: inout [Int]) {
    rows.removeAll(keepingCapacity: true)
    for link in Int(linkStarts[chain])..<Int(linkStarts[chain + 1]) {
      let arc = links[link]
      let edge = network.vertices(of: Int(arc >> 1))
      if !rows.isEmpty { rows.removeLast() }
      if arc & 1 == 0 { rows += edge } else { rows += edge.reversed() }
    }
  }
}

/// The degrees around some places, a quarter of the way round the earth at most to either side of the first.
private struct StreetFrame {
  private let origin: Coordinate
  private var low: SIMD2<Double>
  private var high: SIMD2<Double>

  init(around places: Positions, margin: Double) {
    origin = places[0]
    (low, high) = (.zero, .zero)
    for row in 0..<places.count {
      let degrees = degrees(to: places[row])
      low = pointwiseMin(low, degrees)
      high = pointwiseMax(high, degrees)
    }
    let north = margin / (WGS84.equatorialRadius * .pi / 180)
    let farthest = min(max(abs(low.y + origin.latitude), abs(high.y + origin.latitude)), 89)
    let cosine = sineCosine(degrees: SIMD2(repeating: farthest)).cosine[0]
    low -= SIMD2(north / cosine, north)
    high += SIMD2(north / cosine, north)
  }

  private func degrees(to place: Coordinate) -> SIMD2<Double> {
    SIMD2(eastward(from: origin, to: place), place.latitude - origin.latitude)
  }

  func contains(_ place: Coordinate) -> Bool {
    let degrees = degrees(to: place)
    return all(degrees .>= low) && all(degrees .<= high)
  }
}
