/// For each row of cells of one tile, which cells a circle touches and which lie wholly inside it.
///
/// `RowReach` has the geometry; this is the same in single precision for four rows at a time.
/// Metres are relative to the tile's middle, and the circle's radii arrive widened and narrowed by
/// the walk so that they cover rounding (see `CircleWalk.circle`). Angles are in widths of a cell,
/// of which a point may be 2⁻²² × `split` out of its cell and the query's place as much of its own
/// size, and every reach is good to 2⁻²¹ of itself: ranges are widened and narrowed by 2⁻²⁰ of
/// each.
struct RowRuns {
  /// Four columns: where each row's touched cells begin and end, and where those inside do.
  private let columns: UnsafeMutablePointer<Int32>

  private static let stride = GridView.mostCellsPerSide + 4

  init() { columns = allocateColumn(4 * Self.stride) }

  func deallocate() { columns.deallocate() }

  @inline(__always)
  func touched(_ row: Int) -> (first: Int, end: Int) {
    (Int(columns[row]), Int(columns[Self.stride &+ row]))
  }

  /// `first` ≥ `end` where no cell is inside.
  @inline(__always)
  func whole(_ row: Int) -> (first: Int, end: Int) {
    (Int(columns[2 &* Self.stride &+ row]), Int(columns[3 &* Self.stride &+ row]))
  }

  /// A circle as one tile sees it.
  struct Circle {
    /// The centre's distance from the axis, and the least and greatest of the tile's middle.
    var rho: Float
    var leastRho: Float
    var greatestRho: Float
    /// The centre on its meridian, relative to the tile's middle.
    var x: Float
    var z: Float
    var outerSquare: Float
    var innerSquare: Float
    /// The centre's place, in cells east of the tile's western edge, and the number of cells in a
    /// row.
    var here: Float
    var split: Float
    var cellsPerRadian: Float
    /// Whether the tile reaches over the equator, where the distance from the axis is greatest.
    var holdsEquator: Bool
  }

  /// Fills in rows `rows`, and up to three more.
  @inline(__always)
  func fill(
    _ rows: Range<Int>, _ circle: Circle, _ edgeRho: UnsafeMutablePointer<Float>,
    _ edgeZ: UnsafeMutablePointer<Float>
  ) {
    var row = rows.lowerBound
    while row < rows.upperBound {
      fillFour(row, circle, edgeRho + row, edgeZ + row)
      row &+= 4
    }
  }

  @inline(__always)
  private func fillFour(
    _ row: Int, _ circle: Circle, _ edgeRho: UnsafeMutablePointer<Float>,
    _ edgeZ: UnsafeMutablePointer<Float>
  ) {
    let (a, b) = (four(edgeRho), four(edgeRho + 1))
    let (fromA, fromB) = (four(edgeZ) - circle.z, four(edgeZ + 1) - circle.z)
    let toA = (a - circle.x) * (a - circle.x) + fromA * fromA
    let toB = (b - circle.x) * (b - circle.x) + fromB * fromB
    let holdsQuery = (fromA .<= 0) .& (fromB .>= 0)
    let nearest = lesser(toA, toB).replacing(with: 0, where: holdsQuery)
    let rho = greater(lesser(a, b) + circle.leastRho, SIMD4())
    let outer = circle.outerReach(circle.outerSquare - nearest, 4 * circle.rho * rho)
    let greatest =
      circle.holdsEquator
      ? SIMD4(repeating: Float(WGS84.equatorialRadius)) : greater(a, b) + circle.greatestRho
    let inner = circle.innerReach(
      circle.innerSquare - greater(toA, toB), 4 * circle.rho * greatest)
    let (here, margin) = (circle.here, 0x1p-20 * (circle.split + abs(circle.here)))
    store(floor(here - margin - outer, 0, circle.split), row, 0)
    store(floor(here + margin + outer, -1, circle.split - 0.5) &+ 1, row, 1)
    store(floor(here + margin - inner, -0.25, circle.split) &+ 1, row, 2)
    store(floor(here - margin + inner, -1, circle.split + 0.25), row, 3)
  }

  @inline(__always)
  private func store(_ four: SIMD4<Int32>, _ row: Int, _ column: Int) {
    UnsafeMutableRawPointer(columns + (column &* Self.stride &+ row))
      .storeBytes(of: four, as: SIMD4<Int32>.self)
  }
}

extension RowRuns.Circle {
  /// Further than any cell, even of tiles that are narrower than a millimetre.
  private static let everything: Float = 1e30

  /// Cells either side of the centre that hold every point of the circle.
  @inline(__always)
  fileprivate func outerReach(_ room: SIMD4<Float>, _ full: SIMD4<Float>) -> SIMD4<Float> {
    let square = greater(room, SIMD4()) / full
    let angle = 2 * (1 + 0x1p-20) * root(square) * (1 + 0.5708 * square)
    // At 0.4 the bound is 89°. Comparing products instead of quotients keeps poles, where `full` is
    // 0, out.
    return (angle * cellsPerRadian)
      .replacing(with: Self.everything, where: room .>= 0.4 * full)
      .replacing(with: -Self.everything, where: room .< 0)
  }

  /// Cells either side of the centre that hold nothing but points of the circle.
  @inline(__always)
  fileprivate func innerReach(_ room: SIMD4<Float>, _ full: SIMD4<Float>) -> SIMD4<Float> {
    let angle = 2 * (1 - 0x1p-20) * root(greater(room, SIMD4()) / full)
    return (angle * cellsPerRadian)
      .replacing(with: Self.everything, where: room .>= full)
      .replacing(with: -Self.everything, where: room .< 0)
  }
}

/// The square roots of four figures that are not negative, good to 2⁻²².
///
/// Written out because `squareRoot()` of a vector takes its lanes one by one and asks each whether
/// it is negative. The first guess halves the exponent and is within 3.5 %; each of Newton's steps
/// squares the error: 0.19 %, 5 × 10⁻⁶, rounding.
@inline(__always)
private func root(_ square: SIMD4<Float>) -> SIMD4<Float> {
  let bits = unsafeBitCast(square, to: SIMD4<UInt32>.self)
  var inverse = unsafeBitCast(0x5F37_59DF &- (bits &>> 1), to: SIMD4<Float>.self)
  inverse *= 1.5 - 0.5 * (square * inverse) * inverse
  inverse *= 1.5 - 0.5 * (square * inverse) * inverse
  inverse *= 1.5 - 0.5 * (square * inverse) * inverse
  return square * inverse
}

@inline(__always)
private func four(_ column: UnsafeMutablePointer<Float>) -> SIMD4<Float> {
  UnsafeRawPointer(column).loadUnaligned(as: SIMD4<Float>.self)
}

@inline(__always)
private func lesser(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD4<Float> {
  b.replacing(with: a, where: a .< b)
}

@inline(__always)
private func greater(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD4<Float> {
  b.replacing(with: a, where: a .> b)
}

/// The greatest integer that does not exceed `position`, or the one below where it is an integer
/// itself, after moving it into `least`...`greatest`.
@inline(__always)
private func floor(_ position: SIMD4<Float>, _ least: Float, _ greatest: Float) -> SIMD4<Int32> {
  let inside = greater(lesser(position, SIMD4(repeating: greatest)), SIMD4(repeating: least))
  // Adding 1.5 × 2²³ rounds to the nearest integer and leaves it in the lowest bits.
  let shifter: Float = 12_582_912
  return unsafeBitCast((inside - 0.5) + shifter, to: SIMD4<Int32>.self)
    &- SIMD4(repeating: Int32(bitPattern: shifter.bitPattern))
}
