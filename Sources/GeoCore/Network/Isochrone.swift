/// The area that a walk of some length covers, drawn for show: verdicts are decided at points, never by it.
///
/// It holds the places from which the way back, straight to a path and then along it, is no longer than the
/// limit; nobody walks further off the paths than ``beside``.
public struct Isochrone: Sendable, Equatable {
  /// Metres off the paths that are still drawn.
  public static let beside = 40.0

  /// Polygons: each an outline, anticlockwise, and the holes in it, clockwise. Rings are not closed by a repeated point.
  public var polygons: [[Positions]]
}

extension NetworkSearch {
  /// Draws the area that a walk covers.
  ///
  /// - Parameters:
  ///   - start: Where it begins.
  ///   - limit: The longest walk in millimetres.
  /// - Returns: The area; without polygons where the walk does not even come to the network.
  /// - Precondition: The limit is at most ``farthest``; the offset is at most its edge's length.
  /// - Complexity: As one search within the limit, and O(area).
  public func isochrone(from start: EdgePoint, within limit: UInt32) -> Isochrone {
    let lines = walkedLines(from: start, within: limit)
    guard let first = lines.first else { return Isochrone(polygons: []) }
    let plane = FlatPlane(around: first.a)
    var field = WalkField(lines.map { plane.line($0) }, limit: Double(limit) / 1_000)
    field.spread()
    let rings = field.rings().map { ring in Positions(ring.map { plane.coordinate($0) }) }
    return Isochrone(polygons: field.nested(rings))
  }

  /// The straight pieces of edges that a walk comes to, with the metres walked to either end.
  private func walkedLines(from start: EdgePoint, within limit: UInt32) -> [WalkedLine] {
    let (place, here) = search(from: start, within: limit)
    var chains: Set<Int> = start.extra <= limit ? [place.chain] : []
    for junction in touched {
      for arc in network.arcStarts[Int(junction)]..<network.arcStarts[Int(junction) + 1] {
        chains.insert(Int(network.arcChains[Int(arc)]))
      }
    }
    let first = start.extra <= limit ? network.network.lines(around: start) : []
    return first
      + chains.sorted().flatMap { chain in
        network.walkedLines(ofChain: chain, within: limit) { offset in
          let through = label(at: ContractedNetwork.ChainPoint(chain: chain, offset: offset))
          guard chain == place.chain else { return through }
          return min(through, here.further(by: place.gap(to: offset)))
        }
      }
  }
}

/// A straight piece of an edge, and the metres walked to its ends.
struct WalkedLine {
  var a: Coordinate
  var b: Coordinate
  var walkA: Double
  var walkB: Double
}

extension WalkNetwork {
  /// The two parts of the straight piece of an edge on which a place lies.
  fileprivate func lines(around place: EdgePoint) -> [WalkedLine] {
    let (a, share) = piece(at: place)
    let (start, end) = (vertices[a], vertices[a + 1])
    let middle = start.toward(end, share: share)
    let here = Double(place.extra) / 1_000
    let metres = Double(vertexOffsets[a + 1] - vertexOffsets[a]) / 1_000
    return [
      WalkedLine(a: start, b: middle, walkA: here + share * metres, walkB: here),
      WalkedLine(a: middle, b: end, walkA: here, walkB: here + (1 - share) * metres),
    ]
  }
}

extension ContractedNetwork {
  /// The pieces of a chain of which either end is within the limit.
  fileprivate func walkedLines(
    ofChain chain: Int, within limit: UInt32, _ label: (UInt32) -> NetworkLabel
  ) -> [WalkedLine] {
    var lines: [WalkedLine] = []
    for link in Int(linkStarts[chain])..<Int(linkStarts[chain + 1]) {
      let arc = links[link]
      let start = edgeOffsets[Int(arc >> 1)]
      let vertices = network.vertices(of: Int(arc >> 1))
      let walks = vertices.map { vertex in
        let along = network.vertexOffsets[vertex]
        let label = label(arc & 1 == 0 ? start + along : start - along)
        return label == .none ? Double.infinity : Double(label.millimetres) / 1_000
      }
      for (place, vertex) in vertices.enumerated().dropLast() {
        let line = WalkedLine(
          a: network.vertices[vertex], b: network.vertices[vertex + 1], walkA: walks[place],
          walkB: walks[place + 1])
        if min(line.walkA, line.walkB) <= Double(limit) / 1_000 { lines.append(line) }
      }
    }
    return lines
  }
}

extension FlatPlane {
  fileprivate func line(_ line: WalkedLine) -> WalkField.Line {
    WalkField.Line(a: point(line.a), b: point(line.b), walkA: line.walkA, walkB: line.walkB)
  }
}
