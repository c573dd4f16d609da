/// A shortest walk along a network, with the line that it follows.
public struct NetworkPath: Sendable, Equatable {
  /// Its length in millimetres, with the walks to and from the network.
  public var millimetres: UInt32
  /// Where it goes along the network, from its first place on an edge to its last.
  public var line: Positions
}

extension NetworkSearch {
  /// The shortest walk from one place to another.
  ///
  /// - Parameters:
  ///   - start: Where it begins.
  ///   - end: Where it ends.
  ///   - limit: The longest walk in millimetres that is found.
  /// - Returns: The walk; `nil` where there is none within the limit.
  /// - Precondition: The limit is at most ``farthest``; offsets are at most their edges' lengths.
  /// - Complexity: As one search within the limit, and O(vertices of the walk).
  public func path(
    from start: EdgePoint, to end: EdgePoint, within limit: UInt32 = NetworkSearch.farthest
  ) -> NetworkPath? {
    paths(from: start, to: [end], within: limit)[0]
  }

  /// The shortest walks from one place to others, from one search.
  ///
  /// - Returns: A walk for each of `ends`; `nil` where there is none within the limit.
  /// - SeeAlso: ``path(from:to:within:)``, whose other parameters it has.
  public func paths(
    from start: EdgePoint, to ends: [EdgePoint], within limit: UInt32 = NetworkSearch.farthest
  ) -> [NetworkPath?] {
    let (first, here) = search(from: start, within: limit)
    return ends.map { path(from: first, here, to: $0, within: limit) }
  }

  /// Reads a walk from the labels of the search from its beginning.
  private func path(
    from first: ContractedNetwork.ChainPoint, _ here: NetworkLabel, to end: EdgePoint,
    within limit: UInt32
  ) -> NetworkPath? {
    let last = network.chainPoint(end)
    let direct =
      first.chain == last.chain ? here.further(by: first.gap(to: last.offset)) : .none
    let through = label(at: last)
    guard
      let walk = min(direct, through).further(by: end.extra).neighbor(within: limit)
    else { return nil }
    let pieces =
      direct <= through
      ? [ChainPiece(chain: first.chain, from: first.offset, to: last.offset)]
      : pieces(from: first, here, to: last)
    return NetworkPath(
      millimetres: walk.millimetres, line: Positions(pieces.flatMap { network.line(of: $0) }))
  }

  /// The pieces of chains from one place to another by way of junctions, read backwards from the labels.
  private func pieces(
    from first: ContractedNetwork.ChainPoint, _ here: NetworkLabel,
    to last: ContractedNetwork.ChainPoint
  ) -> [ChainPiece] {
    let length = network.chainLengths[last.chain]
    let start = labels[Int(network.chainStarts[last.chain])].further(by: last.offset)
    let end = labels[Int(network.chainEnds[last.chain])].further(by: length - last.offset)
    var backwards = [
      ChainPiece(chain: last.chain, from: start <= end ? 0 : length, to: last.offset)
    ]
    var junction = start <= end ? network.chainStarts[last.chain] : network.chainEnds[last.chain]
    // Chains of no length may lead in a circle: those that have led nowhere are not tried again.
    var seen: Set<UInt32> = [junction]
    var way: [UInt32] = []
    while true {
      if let piece = firstPiece(from: first, here, to: junction) {
        return [piece] + (backwards).reversed()
      }
      if let (piece, previous) = step(to: junction, except: seen) {
        backwards.append(piece)
        way.append(junction)
        seen.insert(previous)
        junction = previous
      } else {
        // Never for junctions that the search has come to, but for circles of no length.
        backwards.removeLast()
        junction = way.removeLast()
      }
    }
  }

  /// The piece from where the walk begins to a junction, if that is how the search first came there.
  private func firstPiece(
    from first: ContractedNetwork.ChainPoint, _ here: NetworkLabel, to junction: UInt32
  ) -> ChainPiece? {
    let length = network.chainLengths[first.chain]
    let label = labels[Int(junction)]
    if network.chainStarts[first.chain] == junction, here.further(by: first.offset) == label {
      return ChainPiece(chain: first.chain, from: first.offset, to: 0)
    }
    if network.chainEnds[first.chain] == junction,
      here.further(by: length - first.offset) == label
    {
      return ChainPiece(chain: first.chain, from: first.offset, to: length)
    }
    return nil
  }

  /// A chain by which the shortest walk may come to a junction, and the junction it comes from.
  private func step(
    to junction: UInt32, except seen: Set<UInt32>
  ) -> (piece: ChainPiece, from: UInt32)? {
    let label = labels[Int(junction)]
    for place in network.arcStarts[Int(junction)]..<network.arcStarts[Int(junction) + 1] {
      let arc = network.arcs[Int(place)]
      let chain = Int(network.arcChains[Int(place)])
      guard labels[Int(arc.target)].further(by: arc.millimetres) == label,
        !seen.contains(arc.target)
      else { continue }
      let isForward = network.chainEnds[chain] == junction
      return (
        ChainPiece(
          chain: chain, from: isForward ? 0 : arc.millimetres, to: isForward ? arc.millimetres : 0),
        arc.target
      )
    }
    return nil
  }
}

/// A part of a chain, walked from one offset to another.
struct ChainPiece: Equatable {
  var chain: Int
  var from: UInt32
  var to: UInt32
}

extension ContractedNetwork {
  /// The line that a piece of a chain follows.
  func line(of piece: ChainPiece) -> [Coordinate] {
    let (low, high) = (min(piece.from, piece.to), max(piece.from, piece.to))
    var line: [Coordinate] = []
    var last: (offset: UInt32, place: Coordinate)?
    for link in Int(linkStarts[piece.chain])..<Int(linkStarts[piece.chain + 1]) {
      let arc = links[link]
      let vertices = network.vertices(of: Int(arc >> 1))
      for vertex in arc & 1 == 0 ? Array(vertices) : vertices.reversed() {
        let along = network.vertexOffsets[vertex]
        let start = edgeOffsets[Int(arc >> 1)]
        let here = (arc & 1 == 0 ? start + along : start - along, network.vertices[vertex])
        if let last { append(last, here, low...high, &line) }
        last = here
      }
    }
    return piece.from <= piece.to ? line : line.reversed()
  }

  /// Adds what lies within a range of offsets of the straight line between two vertices.
  private func append(
    _ a: (offset: UInt32, place: Coordinate), _ b: (offset: UInt32, place: Coordinate),
    _ range: ClosedRange<UInt32>, _ line: inout [Coordinate]
  ) {
    guard a.offset <= range.upperBound, b.offset >= range.lowerBound else { return }
    func place(_ offset: UInt32) -> Coordinate {
      guard b.offset > a.offset else { return a.place }
      let share = Double(offset - a.offset) / Double(b.offset - a.offset)
      return a.place.toward(b.place, share: share)
    }
    for end in [
      place(max(a.offset, range.lowerBound)), place(min(b.offset, range.upperBound)),
    ] where line.last != end { line.append(end) }
  }
}
