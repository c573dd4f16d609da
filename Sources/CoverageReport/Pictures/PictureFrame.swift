/// A rectangle of a picture, in pixels.
struct PictureFrame {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double

  init(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  var width: Double { right - left }
  var height: Double { bottom - top }

  /// Whether a pixel lies within.
  func holds(_ pixel: SIMD2<Double>) -> Bool {
    (left...right).contains(pixel.x) && (top...bottom).contains(pixel.y)
  }

  /// The parts of a line that lie within, in its order.
  ///
  /// - Complexity: O(points).
  func clip(_ line: [SIMD2<Double>]) -> [[SIMD2<Double>]] {
    var parts: [[SIMD2<Double>]] = []
    var part: [SIMD2<Double>] = []
    for (a, b) in zip(line, line.dropFirst()) {
      guard let shares = shares(a, b) else { continue }
      if part.isEmpty { part = [a + shares.from * (b - a)] }
      part.append(shares.to == 1 ? b : a + shares.to * (b - a))
      if shares.to < 1 {
        parts.append(part)
        part = []
      }
    }
    return part.isEmpty ? parts : parts + [part]
  }

  /// The shares of a straight line between which it lies within (Y.-D. Liang, B. Barsky, 1984); `nil` where it does nowhere.
  private func shares(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> (from: Double, to: Double)? {
    var (from, to) = (0.0, 1.0)
    let way = b - a
    for (step, room) in [
      (-way.x, a.x - left), (way.x, right - a.x), (-way.y, a.y - top), (way.y, bottom - a.y),
    ] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        from = max(from, room / step)
      } else {
        to = min(to, room / step)
      }
    }
    return from < to ? (from, to) : nil
  }
}
