/// The chains of a network around some places as a map shows them: simplified lines, those of the longest streets first.
///
/// They are for show: a line keeps its two ends, and the length of its chain, but lies up to ``tolerance`` beside it.
package struct StreetLines: Sendable {
  /// Metres that a line may lie beside its chain.
  ///
  /// Provenance: project-default; less than the width of a street.
  package static let tolerance = 3.0

  /// The number of lines.
  package var count: Int { rows.count }
  /// How many chains there was no room for.
  package let leftOut: Int
  private let network: ContractedNetwork
  private let picked: ChainLines
  /// The lines in their order, as rows of those that were picked.
  private let rows: [Int]
  /// The line of each chain; `UInt32.max` for none.
  private var lineOfChain: ContiguousArray<UInt32>

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
    var picked = ChainLines()
    var vertexRows: [Int] = []
    for chain in 0..<network.chainCount {
      network.listVertices(ofChain: chain, in: &vertexRows)
      guard vertexRows.contains(where: { frame.contains(vertices[$0]) }) else { continue }
      picked.append(vertexRows.map { vertices[$0] }.simplified(within: Self.tolerance), of: chain)
    }
    var room = most
    rows = Array(
      Strokes(picked, of: network).longestFirst().prefix { row in
        room -= picked[row].count
        return room >= 0
      })
    leftOut = picked.count - rows.count
    lineOfChain = ContiguousArray(repeating: .max, count: network.chainCount)
    for (line, row) in rows.enumerated() { lineOfChain[picked.chains[row]] = UInt32(line) }
    (self.network, self.picked) = (network, picked)
  }

  /// A line, from end to end.
  package subscript(line: Int) -> ArraySlice<Coordinate> { picked[rows[line]] }

  /// The junctions between which a line runs, as rows of the network's.
  package func junctions(of line: Int) -> (start: Int, end: Int) {
    let chain = picked.chains[rows[line]]
    return (Int(network.chainStarts[chain]), Int(network.chainEnds[chain]))
  }

  /// The millimetres of a line's chain, as they are walked.
  package func length(of line: Int) -> UInt32 { network.chainLengths[picked.chains[rows[line]]] }

  /// The line on which a place of the network lies, and how many millimetres from its start; `nil` where the line was left out.
  package func place(of point: EdgePoint) -> (line: Int, offset: UInt32)? {
    let place = network.chainPoint(point)
    let line = lineOfChain[place.chain]
    return line == .max ? nil : (Int(line), place.offset)
  }
}

/// Lines of chains, one after another.
struct ChainLines {
  /// The chain of each.
  private(set) var chains: [Int] = []
  private var points: [Coordinate] = []
  private var firsts = [0]

  /// The number of lines.
  var count: Int { chains.count }

  /// The points of a line.
  subscript(row: Int) -> ArraySlice<Coordinate> { points[firsts[row]..<firsts[row + 1]] }

  mutating func append(_ line: [Coordinate], of chain: Int) {
    chains.append(chain)
    points += line
    firsts.append(points.count)
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
