import COsmium

/// A square in whole numbers, in which every question is answered exactly.
struct SquarePlane {
  private struct Place: Hashable {
    var x: Int
    var y: Int
  }

  private let objects: COsmiumObjects
  private let origin: Place
  /// The sides of all rings.
  private var sides: [(Place, Place)] = []

  /// Takes the outlines over; `nil` for what is wider than 50 degrees, which is no square.
  init?(_ objects: COsmiumObjects, _ square: WalkSquare) {
    guard let first = square.rings.first?.first else { return nil }
    self.objects = objects
    origin = Place(x: Int(objects.longitudes[first]), y: Int(objects.latitudes[first]))
    for ring in square.rings {
      for (one, next) in zip(ring, ring.dropFirst()) {
        let (a, b) = (place(one), place(next))
        // Products of doubled differences stay below 2⁶².
        let widest = 500_000_000
        guard max(abs(a.x), abs(a.y), abs(b.x), abs(b.y)) < widest / 2 else { return nil }
        sides.append((a, b))
      }
    }
  }

  /// A point's place, doubled, so that the middle of two is one too.
  private func place(_ point: Int) -> Place {
    Place(
      x: 2 * (Int(objects.longitudes[point]) - origin.x),
      y: 2 * (Int(objects.latitudes[point]) - origin.y))
  }

  /// Whether the straight line between two points of the outlines stays inside, and is none of the sides.
  ///
  /// It does where it crosses no side, and where the middle of each piece between the corners that it touches is inside.
  ///
  /// - Complexity: O(sides), times the corners that it touches.
  func holdsLine(_ start: Int, _ end: Int) -> Bool {
    let (a, b) = (place(start), place(end))
    var touched: [Place] = []
    for (p, q) in sides {
      if (p == a && q == b) || (p == b && q == a) { return false }
      let (left, right) = (Self.turn(a, b, p), Self.turn(a, b, q))
      if left.signum() * right.signum() < 0,
        Self.turn(p, q, a).signum() * Self.turn(p, q, b).signum() < 0
      {
        return false
      }
      if left == 0, p != a, p != b, Self.isBetween(p, a, b) { touched.append(p) }
    }
    touched.sort { Self.along(a, b, $0) < Self.along(a, b, $1) }
    let stops = [a] + touched + [b]
    return zip(stops, stops.dropFirst()).allSatisfy { holds(Self.middle($0, $1)) }
  }

  /// The middle of two places; whole, because places are doubled.
  private static func middle(_ a: Place, _ b: Place) -> Place {
    Place(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
  }

  /// Positive where `c` lies to the left of the line from `a` to `b`, 0 where it lies on it.
  private static func turn(_ a: Place, _ b: Place, _ c: Place) -> Int {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  /// How far along a line a place lies.
  private static func along(_ a: Place, _ b: Place, _ c: Place) -> Int {
    (b.x - a.x) * (c.x - a.x) + (b.y - a.y) * (c.y - a.y)
  }

  private static func isBetween(_ place: Place, _ a: Place, _ b: Place) -> Bool {
    min(a.x, b.x)...max(a.x, b.x) ~= place.x && min(a.y, b.y)...max(a.y, b.y) ~= place.y
  }

  /// Whether a place is inside, or on a side: an odd number of sides lie west of it.
  private func holds(_ place: Place) -> Bool {
    var isInside = false
    for (p, q) in sides {
      let turn = Self.turn(p, q, place)
      if turn == 0, Self.isBetween(place, p, q) { return true }
      guard (p.y <= place.y) != (q.y <= place.y) else { continue }
      if (turn < 0) == (q.y > p.y) { isInside.toggle() }
    }
    return isInside
  }
}
