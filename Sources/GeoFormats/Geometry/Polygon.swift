/// A place in the plane of a frame: degrees east and north, or metres.
public struct PlanePoint: Hashable, Sendable {
  /// East.
  public var x: Double
  /// North.
  public var y: Double
  /// Metres up, of the points of lines that say so.
  public var height: Double?

  /// A place by its coordinates.
  public init(x: Double, y: Double, height: Double? = nil) {
    self.x = x
    self.y = y
    self.height = height
  }
}

/// A closed line: its last point is joined to the first, whether or not both are the same.
public struct Ring: Hashable, Sendable {
  /// The points in their order.
  public var points: [PlanePoint]

  /// A ring through these points.
  public init(_ points: [PlanePoint]) { self.points = points }

  /// Twice the area that is enclosed, negative where the ring runs clockwise.
  public var doubledArea: Double {
    // Relative to a point of the ring, so that small rings far from the origin lose no digits.
    guard let origin = points.first else { return 0 }
    var sum = 0.0
    for (a, b) in sides {
      sum += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
    return sum
  }

  /// The sides, the one from the last point to the first included.
  package var sides: Zip2Sequence<[PlanePoint], [PlanePoint]> {
    zip(points, Array(points.dropFirst()) + points.prefix(1))
  }

  /// Where the sides cross a height; each side holds its lower end and not its upper one.
  func crossings(atY y: Double) -> [Double] {
    sides.compactMap { a, b in
      guard (a.y <= y) != (b.y <= y) else { return nil }
      return a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)
    }
  }
}

/// An area with holes.
public struct Polygon: Hashable, Sendable {
  /// Its outline.
  public var outline: Ring
  /// The outlines of what is cut out of it.
  public var holes: [Ring]

  /// An area by its outlines.
  public init(outline: Ring, holes: [Ring] = []) {
    self.outline = outline
    self.holes = holes
  }

  /// Twice the area, holes taken off.
  public var doubledArea: Double {
    holes.reduce(abs(outline.doubledArea)) { $0 - abs($1.doubledArea) }
  }

  /// Whether a place is inside: an odd number of sides lie west of it. A place on the outline may be either.
  ///
  /// - Complexity: O(points).
  public func contains(_ place: PlanePoint) -> Bool {
    rings.reduce(0) { count, ring in
      count + ring.crossings(atY: place.y).count { $0 < place.x }
    } % 2 == 1
  }

  /// The outline and the holes.
  var rings: [Ring] { [outline] + holes }
}
