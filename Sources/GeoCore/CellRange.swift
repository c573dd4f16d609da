/// A run of cells of equal width along one axis, as half-open bounds.
struct CellRange {
  var first: Int
  var end: Int

  /// The cells that an interval touches.
  ///
  /// - Parameters:
  ///   - low: The interval's lower end, measured from the first cell's lower edge; may be infinite.
  ///   - high: The interval's upper end, likewise.
  ///   - perUnit: Cells per unit of length.
  ///   - count: The number of cells there are.
  @inline(__always)
  init(touching low: Double, _ high: Double, perUnit: Double, count: Int) {
    let limit = Double(count)
    first = Int(min(max(low * perUnit, 0), limit))
    end = high < 0 ? first : Int(min(high * perUnit, limit - 0.5)) + 1
  }

  /// The cells that lie wholly inside an interval; `first` ≥ `end` where none does.
  @inline(__always)
  init(inside low: Double, _ high: Double, perUnit: Double, count: Int) {
    let limit = Double(count)
    let start = min(max(low * perUnit, 0), limit)
    let floor = Int(start)
    first = Double(floor) < start ? floor + 1 : floor
    end = Int(max(min(high * perUnit, limit), 0))
  }
}
