/// Looks at points of all groups for the nearest of each.
///
/// Chords are computed run by run and compared with the shortest afterwards, in one long loop whose
/// branches the processor can foresee.
struct NearestLook: CircleVisitor {
  private let queue: LookQueue
  private let groups: UnsafeMutablePointer<NearestOfGroups.Best>
  private var columns: GridView.Columns
  private var here = SIMD3<Float>()
  private var queued = 0
  private(set) var error = 0.0
  private(set) var distances = 0

  @inline(__always)
  init(
    _ view: GridView, _ queue: LookQueue,
    _ groups: UnsafeMutablePointer<NearestOfGroups.Best>
  ) {
    self.queue = queue
    self.groups = groups
    columns = view.columns(ofTile: 0)
  }

  @inline(__always)
  mutating func enter(_ columns: GridView.Columns, _ here: SIMD3<Float>, error: Double) {
    self.columns = columns
    self.here = here
    self.error = max(self.error, error)
  }

  @inline(__always)
  mutating func look(at points: Range<Int>) {
    var rest = points
    while rest.count > LookQueue.capacity &- queued {
      let piece = rest.prefix(LookQueue.capacity &- queued)
      queuePoints(piece)
      note()
      rest = piece.upperBound..<rest.upperBound
    }
    queuePoints(rest)
  }

  /// Queues points, and what follows the last one up to a vector of four, to be overwritten by the
  /// next.
  @inline(__always)
  private mutating func queuePoints(_ points: Range<Int>) {
    var place = queued
    var point = points.lowerBound
    while point < points.upperBound {
      queue.put(
        unsafeBitCast(columns.squaredChords(from: here, toFourAt: point), to: SIMD4<UInt32>.self),
        columns.fourRows(at: point), columns.fourGroups(at: point), at: place)
      place &+= 4
      point &+= 4
    }
    queued &+= points.count
    distances &+= points.count
  }

  /// Compares what is queued with the shortest of each group.
  mutating func note() {
    for place in 0..<queued {
      groups[Int(queue.groups[place])].note(key(queue.values[place], queue.rows[place]))
    }
    queued = 0
  }

  mutating func take(
    _ from: UnsafeMutablePointer<SIMD4<UInt32>>, to: UnsafeMutablePointer<SIMD4<UInt32>>
  ) {}
}

/// Looks at points of one group for its nearest; finding again what was found changes nothing.
struct GroupLook: CircleVisitor {
  let group: Int
  private let best: UnsafeMutablePointer<NearestOfGroups.Best>
  private var columns: GridView.Columns
  private var here = SIMD3<Float>()
  private(set) var error = 0.0
  private(set) var distances = 0

  init(_ view: GridView, _ best: UnsafeMutablePointer<NearestOfGroups.Best>, _ group: Int) {
    self.best = best
    self.group = group
    columns = view.columns(ofTile: 0)
  }

  mutating func enter(_ columns: GridView.Columns, _ here: SIMD3<Float>, error: Double) {
    self.columns = columns
    self.here = here
    self.error = max(self.error, error)
  }

  @inline(__always)
  mutating func look(at points: Range<Int>) {
    var point = points.lowerBound
    let wanted = SIMD8(repeating: UInt16(truncatingIfNeeded: group))
    while point < points.upperBound {
      let isWanted = unsafeBitCast(
        columns.eightGroups(at: point) .== wanted, to: SIMD2<UInt64>.self)
      if isWanted[0] | isWanted[1] != 0 {
        note(point..<min(point &+ 8, points.upperBound))
      }
      point &+= 8
    }
  }

  private mutating func note(_ points: Range<Int>) {
    for point in points where columns.groups[point] == group {
      distances &+= 1
      let square = columns.squaredChords(from: here, toFourAt: point)[0]
      let key = key(square.bitPattern, columns.rows[point])
      if key != best.pointee.shortest { best.pointee.note(key) }
    }
  }

  mutating func take(
    _ from: UnsafeMutablePointer<SIMD4<UInt32>>, to: UnsafeMutablePointer<SIMD4<UInt32>>
  ) {}
}

/// Collects the rows of one group whose chords may be within a reach.
struct RowsOfGroup: CircleVisitor {
  private let group: Int
  private let reach: Double
  private var columns: GridView.Columns
  private var here = SIMD3<Float>()
  private var upper: Float = -1
  private(set) var rows: [UInt32] = []

  init(_ view: GridView, _ group: Int, _ reach: Double) {
    self.group = group
    self.reach = reach
    columns = view.columns(ofTile: 0)
  }

  mutating func enter(_ columns: GridView.Columns, _ here: SIMD3<Float>, error: Double) {
    self.columns = columns
    self.here = here
    upper = Float((reach + error) * (reach + error))
  }

  mutating func look(at points: Range<Int>) {
    for point in points where columns.groups[point] == group {
      if columns.squaredChords(from: here, toFourAt: point)[0] <= upper {
        rows.append(columns.rows[point])
      }
    }
  }

  mutating func take(
    _ from: UnsafeMutablePointer<SIMD4<UInt32>>, to: UnsafeMutablePointer<SIMD4<UInt32>>
  ) {}
}

/// The key of an infinite chord.
let noPoint = Double(bitPattern: 0x7F80_0000_0000_0000)

/// The key of a row whose squared chord has these bits.
@inline(__always)
func key(_ square: UInt32, _ row: UInt32) -> Double {
  Double(bitPattern: UInt64(square) &<< 32 | UInt64(row))
}
