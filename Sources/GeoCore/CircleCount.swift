/// Counts the points of each group in a circle.
struct CircleCount: CircleVisitor {
  private let view: GridView
  private let here: Geocentric
  private let certainlyWithin: Double
  private let certainlyBeyond: Double
  private let counts: UnsafeMutablePointer<UInt32>
  private(set) var distances = 0
  /// How many points lie in the band where the chord proves nothing.
  private(set) var undecided = 0

  @inline(__always)
  init(
    _ view: GridView, _ limit: DistanceLimit, _ query: QueryPoint,
    _ counts: UnsafeMutablePointer<UInt32>
  ) {
    self.view = view
    here = query.geocentric
    certainlyWithin = limit.certainlyWithin
    certainlyBeyond = limit.certainlyBeyond
    self.counts = counts
  }

  @inline(__always)
  mutating func look(at points: Range<Int>) {
    distances &+= points.count
    var undecided = 0
    var point = points.lowerBound
    let last = points.upperBound &- 1
    while point < last {
      let square = view.squaredChords(from: here, toPairAt: point)
      undecided &+= count(square[0], point) &+ count(square[1], point &+ 1)
      point &+= 2
    }
    if point == last { undecided &+= count(view.squaredChord(from: here, to: point), point) }
    self.undecided &+= undecided
  }

  /// Adds a point to its group if it is within, without a branch.
  ///
  /// - Returns: 1 if the chord leaves it open, else 0.
  @inline(__always)
  private func count(_ square: Double, _ point: Int) -> Int {
    let within: UInt32 = square <= certainlyWithin ? 1 : 0
    counts[Int(view.groups[point])] &+= within
    return (square <= certainlyBeyond ? 1 : 0) &- Int(within)
  }

  @inline(__always)
  mutating func take(_ from: UnsafeMutablePointer<UInt32>, to: UnsafeMutablePointer<UInt32>) {
    for group in 0..<view.groupCount { counts[group] &+= to[group] &- from[group] }
  }
}

/// Collects the points of a circle whose squared chords lie between two bounds.
struct PointsBetween: CircleVisitor {
  private let view: GridView
  private let here: Geocentric
  private let lower: Double
  private let upper: Double
  private(set) var points: [Int] = []

  init(_ view: GridView, _ query: QueryPoint, above lower: Double, upTo upper: Double) {
    self.view = view
    here = query.geocentric
    self.lower = lower
    self.upper = upper
  }

  mutating func look(at points: Range<Int>) {
    for point in points {
      let square = view.squaredChord(from: here, to: point)
      if square > lower && square <= upper { self.points.append(point) }
    }
  }

  mutating func take(_ from: UnsafeMutablePointer<UInt32>, to: UnsafeMutablePointer<UInt32>) {}
}
