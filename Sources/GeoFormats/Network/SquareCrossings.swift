import COsmium
import GeoCore

/// The straight lines over squares, between those nodes of their outlines where other ways join.
struct SquareCrossings {
  /// Of how many such nodes of a square the lines are taken; of more, the first so many along its outline.
  ///
  /// 64 nodes are 2,016 lines, each held against every side of the square.
  static let mostEntrances = 64

  /// A point of a ring, with the nodes next to it there.
  private struct Corner {
    var square: Int
    var place: Int
    var before: Int64
    var after: Int64
  }

  private let squares: [WalkSquare]
  private let objects: COsmiumObjects
  private var corners: [Int64: [Corner]] = [:]

  /// Prepares squares.
  init(_ squares: [WalkSquare], _ objects: COsmiumObjects) {
    self.squares = squares
    self.objects = objects
    for (number, square) in squares.enumerated() {
      for ring in square.rings where ring.count > 3 {
        let places = Array(ring.dropLast())
        for index in places.indices {
          let before = places[index == 0 ? places.count - 1 : index - 1]
          let after = places[index + 1 == places.count ? 0 : index + 1]
          corners[objects.nodes[places[index]], default: []].append(
            Corner(
              square: number, place: places[index], before: objects.nodes[before],
              after: objects.nodes[after]))
        }
      }
    }
  }

  /// Adds the outlines of multipolygons, and all lines, to the ways that are walked.
  ///
  /// - Complexity: O(nodes of ways), and O(entrances² × sides) for each square.
  func add(to builder: inout WayBuilder, _ counts: inout WalkWays.Counts) {
    counts.squares = squares.count
    for square in squares where !square.isWay {
      for ring in square.rings { builder.add(points: ring, WayCost(factor: square.cost)) }
    }
    for (square, entrances) in zip(squares, entrances(of: builder)) {
      if entrances.count > Self.mostEntrances { counts.limitedSquares += 1 }
      let plane = SquarePlane(objects, square)
      let some = entrances.prefix(Self.mostEntrances)
      for (index, one) in some.enumerated() {
        for other in some.dropFirst(index + 1) where plane?.holdsLine(one, other) ?? false {
          builder.add(points: [one, other], WayCost(factor: square.cost))
          counts.crossings += 1
        }
      }
    }
  }

  /// The points of each square where a way goes on to a node that is not next to it on the outline.
  private func entrances(of builder: WayBuilder) -> [[Int]] {
    var entrances = squares.map { _ in Set<Int>() }
    guard !corners.isEmpty else { return squares.map { _ in [] } }
    let known = NodeSet(corners.keys)
    let nodes = builder.nodes
    for way in 0..<builder.count {
      let rows = builder.rows(ofWay: way)
      for row in rows where known.contains(nodes[row]) {
        for corner in corners[nodes[row]] ?? [] {
          for next in [row - 1, row + 1] where rows.contains(next) {
            let isOutline = [corner.before, corner.after, nodes[row]].contains(nodes[next])
            if !isOutline { entrances[corner.square].insert(corner.place) }
          }
        }
      }
    }
    return entrances.map { $0.sorted() }
  }
}
