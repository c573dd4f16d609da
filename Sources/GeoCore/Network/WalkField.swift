/// The least walk to every corner of a grid of squares, and the line where it is as long as a limit.
///
/// The line is that of marching squares (W. Lorensen, H. Cline, SIGGRAPH 1987, in the plane): it crosses the sides of
/// squares of which one corner is within the limit and the other is not.
struct WalkField {
  /// A straight piece of a path in metres, and the metres walked to its ends; infinite where nobody came.
  struct Line {
    var a: SIMD2<Double>
    var b: SIMD2<Double>
    var walkA: Double
    var walkB: Double
  }

  private let lines: [Line]
  private let limit: Double
  private let origin: SIMD2<Double>
  private let side: Double
  private let width: Int
  private let height: Int
  private var walks: ContiguousArray<Double>

  /// A grid around the lines, at most about 1,000 squares either way and none smaller than 10 m.
  init(_ lines: [Line], limit: Double) {
    self.lines = lines
    self.limit = limit
    var (low, high) = (lines[0].a, lines[0].a)
    for end in lines.flatMap({ [$0.a, $0.b] }) {
      low = pointwiseMin(low, end)
      high = pointwiseMax(high, end)
    }
    side = max(10, (high - low).max() / 1_000)
    let margin = Isochrone.beside + 2 * side
    origin = low - margin
    width = Int(((high.x - low.x + 2 * margin) / side).rounded(.up)) + 1
    height = Int(((high.y - low.y + 2 * margin) / side).rounded(.up)) + 1
    walks = ContiguousArray(repeating: .infinity, count: width * height)
  }

  /// Writes the least walk to each corner that is near a line.
  mutating func spread() {
    let beside = Isochrone.beside
    for line in lines {
      let low = (pointwiseMin(line.a, line.b) - beside - origin) / side
      let high = (pointwiseMax(line.a, line.b) + beside - origin) / side
      for row in Int(low.y.rounded(.up))...Int(high.y.rounded(.down)) {
        for column in Int(low.x.rounded(.up))...Int(high.x.rounded(.down)) {
          let corner = origin + side * SIMD2(Double(column), Double(row))
          let walk = self.walk(to: corner, from: line)
          if walk < walks[row * width + column] { walks[row * width + column] = walk }
        }
      }
    }
  }

  /// The least of the walks along a line and then straight to a point.
  private func walk(to point: SIMD2<Double>, from line: Line) -> Double {
    let along = line.b - line.a
    let square = (along * along).sum()
    let share = square > 0 ? min(max(((point - line.a) * along).sum() / square, 0), 1) : 0
    let foot = line.a + share * along
    let off = length(point - foot)
    guard off <= Isochrone.beside else { return .infinity }
    let metres = length(along)
    return min(line.walkA + share * metres, line.walkB + (1 - share) * metres) + off
  }

  private func length(_ vector: SIMD2<Double>) -> Double { (vector * vector).sum().squareRoot() }

  private func isInside(_ column: Int, _ row: Int) -> Bool { walks[row * width + column] <= limit }

  /// The rings of the line, with the area to their left.
  func rings() -> [[SIMD2<Double>]] {
    // From the crossing of one side to that of the next; sides along a row are even, those between rows odd.
    var next: [Int: Int] = [:]
    for row in 0..<height - 1 {
      for column in 0..<width - 1 { link(column, row, &next) }
    }
    var rings: [[SIMD2<Double>]] = []
    for first in next.keys.sorted() where next[first] != nil {
      var ring: [SIMD2<Double>] = []
      var here = first
      while let following = next.removeValue(forKey: here) {
        ring.append(crossing(here))
        here = following
      }
      rings.append(ring)
    }
    return rings
  }

  /// Adds the pieces of the line in one square.
  private func link(_ column: Int, _ row: Int, _ next: inout [Int: Int]) {
    let place = row * width + column
    // Anticlockwise: the side from each corner to the next, and whether its first corner is inside.
    let sides = [2 * place, 2 * (place + 1) + 1, 2 * (place + width), 2 * place + 1]
    let inside = [
      isInside(column, row), isInside(column + 1, row), isInside(column + 1, row + 1),
      isInside(column, row + 1),
    ]
    for corner in 0..<4 where inside[corner] && !inside[(corner + 1) % 4] {
      // The line comes in where the area is left and goes on to where it is entered again: with the area to its left, from
      // the side that is left back to the one by which this run of corners is entered.
      var entry = corner
      while inside[(entry + 3) % 4] { entry = (entry + 3) % 4 }
      next[sides[corner]] = sides[(entry + 3) % 4]
    }
  }

  /// Where the line crosses a side.
  private func crossing(_ side: Int) -> SIMD2<Double> {
    let (column, row) = (side / 2 % width, side / 2 / width)
    let (farColumn, farRow) = side & 1 == 0 ? (column + 1, row) : (column, row + 1)
    let (a, b) = (walks[row * width + column], walks[farRow * width + farColumn])
    // Beyond what is drawn beside paths nothing is known: half-way.
    let share = a.isFinite && b.isFinite && a != b ? (limit - a) / (b - a) : 0.5
    let (from, to) = (
      SIMD2(Double(column), Double(row)), SIMD2(Double(farColumn), Double(farRow))
    )
    return origin + self.side * (from + share * (to - from))
  }

  /// Puts holes into the outlines around them.
  func nested(_ rings: [Positions]) -> [[Positions]] {
    let outlines = rings.filter { area($0) > 0 }
    var polygons = outlines.map { [$0] }
    for hole in rings where area(hole) < 0 {
      let around = outlines.indices.filter { contains(outlines[$0], hole[0]) }
      let smallest = around.min { area(outlines[$0]) < area(outlines[$1]) }
      if let smallest { polygons[smallest].append(hole) }
    }
    return polygons
  }

  /// Twice the area in square degrees, negative for clockwise rings.
  private func area(_ ring: Positions) -> Double {
    (0..<ring.count).reduce(0) { sum, row in
      let (a, b) = (ring[row], ring[(row + 1) % ring.count])
      return sum + eastward(from: ring[0], to: a) * b.latitude
        - eastward(from: ring[0], to: b) * a.latitude
    }
  }

  private func contains(_ ring: Positions, _ point: Coordinate) -> Bool {
    var isInside = false
    for row in 0..<ring.count {
      let (a, b) = (ring[row], ring[(row + 1) % ring.count])
      guard (a.latitude > point.latitude) != (b.latitude > point.latitude) else { continue }
      let share = (point.latitude - a.latitude) / (b.latitude - a.latitude)
      let east = eastward(from: point, to: a)
      if east + share * (eastward(from: point, to: b) - east) > 0 { isInside.toggle() }
    }
    return isInside
  }
}
