extension [Coordinate] {
  /// The line with as few of its points as leave none further than some metres beside it, its ends among them.
  ///
  /// By Douglas and Peucker (Cartographica 10, 1973), some hundred points at a time, so that no line costs more than in proportion
  /// to its points.
  func simplified(within tolerance: Double) -> [Coordinate] {
    guard count > 2 else { return self }
    let plane = FlatPlane(around: self[0])
    return map { plane.point($0) }.rowsOfSimplified(within: tolerance).map { self[$0] }
  }
}

extension [SIMD2<Double>] {
  /// The same of a line on a plane.
  package func simplified(within tolerance: Double) -> [SIMD2<Double>] {
    rowsOfSimplified(within: tolerance).map { self[$0] }
  }

  /// The points that are kept.
  fileprivate func rowsOfSimplified(within tolerance: Double) -> [Int] {
    guard count > 2 else { return Array<Int>(indices) }
    var isKept = [Bool](repeating: false, count: count)
    isKept[0] = true
    for start in stride(from: 0, to: count - 1, by: Self.piece) {
      let end = Swift.min(start + Self.piece, count - 1)
      isKept[end] = true
      keep(between: start, and: end, within: tolerance * tolerance, &isKept)
    }
    return indices.filter { isKept[$0] }
  }

  /// Points that are looked at together.
  private static var piece: Int { 256 }

  /// Keeps the farthest point from the straight line between two, and goes on with the halves, unless it is near enough.
  private func keep(
    between start: Int, and end: Int, within square: Double, _ isKept: inout [Bool]
  ) {
    var pending = [(start, end)]
    while let (start, end) = pending.popLast() {
      var (farthest, most) = (start, square)
      for place in start + 1..<Swift.max(end, start + 1) {
        let distance = distanceSquared(of: self[place], fromLine: self[start], self[end])
        if distance > most { (farthest, most) = (place, distance) }
      }
      guard farthest > start else { continue }
      isKept[farthest] = true
      pending += [(start, farthest), (farthest, end)]
    }
  }

  private func distanceSquared(
    of point: SIMD2<Double>, fromLine a: SIMD2<Double>, _ b: SIMD2<Double>
  ) -> Double {
    let along = b - a
    let square = (along * along).sum()
    let share = square > 0 ? Swift.min(Swift.max(((point - a) * along).sum() / square, 0), 1) : 0
    let off = point - (a + share * along)
    return (off * off).sum()
  }
}
