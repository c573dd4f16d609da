/// Counts the points of each group in a circle.
struct CircleCount: CircleVisitor {
  /// A point whose chord proves nothing.
  struct OpenPoint {
    var row: UInt32
    var group: UInt16
  }

  private let quads: Int
  private let counts: UnsafeMutablePointer<UInt32>
  /// Chords in metres that certainly are within and certainly are not; see `DistanceLimit`.
  private let within: Double
  private let beyond: Double
  private var columns: GridView.Columns
  private var here = SIMD3<Float>()
  /// The squares of `within` and `beyond` with the tile's error taken off and put on.
  private var lower: Float = -1
  private var upper: Float = -1
  private(set) var distances = 0
  private(set) var open: [OpenPoint] = []

  /// A visitor that adds to `counts`, of which there are `quads` × 4.
  @inline(__always)
  init(_ view: GridView, _ limit: DistanceLimit, _ counts: UnsafeMutablePointer<UInt32>) {
    quads = view.quads
    within = limit.certainlyWithin > 0 ? limit.certainlyWithin.squareRoot() : -1
    beyond = limit.certainlyBeyond.squareRoot()
    columns = view.columns(ofTile: 0)
    self.counts = counts
  }

  @inline(__always)
  mutating func enter(_ columns: GridView.Columns, _ here: SIMD3<Float>, error: Double) {
    self.columns = columns
    self.here = here
    let certain = within - error
    lower = certain > 0 ? Float(certain * certain) : -1
    upper = Float((beyond + error) * (beyond + error))
  }

  @inline(__always)
  mutating func look(at points: Range<Int>) {
    distances &+= points.count
    let end = SIMD4(repeating: Int32(truncatingIfNeeded: points.upperBound))
    var undecided = SIMD4<UInt32>()
    var lanes = SIMD4<Int32>(0, 1, 2, 3) &+ Int32(truncatingIfNeeded: points.lowerBound)
    var point = points.lowerBound
    while point < points.upperBound {
      let square = columns.squaredChords(from: here, toFourAt: point)
      let isPoint = unsafeBitCast(lanes .< end, to: SIMD4<UInt32>.self)
      let isWithin = isPoint & unsafeBitCast(square .<= lower, to: SIMD4<UInt32>.self)
      let mayBe = isPoint & unsafeBitCast(square .<= upper, to: SIMD4<UInt32>.self)
      undecided |= mayBe ^ isWithin
      // A lane that is within is −1.
      let groups = columns.groups + point
      counts[Int(groups[0])] &-= isWithin[0]
      counts[Int(groups[1])] &-= isWithin[1]
      counts[Int(groups[2])] &-= isWithin[2]
      counts[Int(groups[3])] &-= isWithin[3]
      point &+= 4
      lanes &+= 4
    }
    if undecided != SIMD4() { collect(points) }
  }

  /// Notes the points of a run that chords in single precision leave open.
  @inline(never)
  private mutating func collect(_ points: Range<Int>) {
    for point in points {
      let square = columns.squaredChords(from: here, toFourAt: point)[0]
      guard square > lower && square <= upper else { continue }
      open.append(OpenPoint(row: columns.rows[point], group: columns.groups[point]))
    }
  }

  @inline(__always)
  mutating func take(
    _ from: UnsafeMutablePointer<SIMD4<UInt32>>, to: UnsafeMutablePointer<SIMD4<UInt32>>
  ) {
    let sums = UnsafeMutableRawPointer(counts).assumingMemoryBound(to: SIMD4<UInt32>.self)
    for quad in 0..<quads { sums[quad] &+= to[quad] &- from[quad] }
  }
}
