public import GeoCore

/// Cuts the outlets of a country into parts that lie together, each small enough to be searched by itself.
///
/// Positions are counted in a grid of degrees; the grid is halved along its longer side, at the row or column of cells that
/// leaves about as many on either side, until no part has more than it may, or is one cell.
public struct PartCut: Sendable {
  private static let side = 1_024
  private let west: Double
  private let south: Double
  private let perLongitude: Double
  private let perLatitude: Double
  private var counts = ContiguousArray<UInt32>(repeating: 0, count: side * side)
  private var parts = ContiguousArray<UInt32>(repeating: 0, count: side * side)
  /// How many outlets each part has.
  public private(set) var sizes: [Int] = []

  /// A grid over a box of degrees.
  public init(longitudes: ClosedRange<Double>, latitudes: ClosedRange<Double>) {
    (west, south) = (longitudes.lowerBound, latitudes.lowerBound)
    perLongitude = Double(Self.side) / max(longitudes.upperBound - west, 1e-9)
    perLatitude = Double(Self.side) / max(latitudes.upperBound - south, 1e-9)
  }

  private func cell(_ coordinate: Coordinate) -> Int {
    let x = min(Int((coordinate.longitude - west) * perLongitude), Self.side - 1)
    let y = min(Int((coordinate.latitude - south) * perLatitude), Self.side - 1)
    return y * Self.side + x
  }

  /// Counts outlets.
  public mutating func count(_ outlets: Positions) {
    for row in 0..<outlets.count { counts[cell(outlets[row])] += 1 }
  }

  /// Cuts what has been counted.
  ///
  /// - Parameter most: How many outlets a part may have; one cell may have more.
  public mutating func cut(most: Int) {
    sizes = []
    var rest = [Rectangle(x: 0..<Self.side, y: 0..<Self.side)]
    while let rectangle = rest.popLast() {
      let total = count(rectangle)
      if total == 0 { continue }
      if total <= most || rectangle.x.count == 1 && rectangle.y.count == 1 {
        for y in rectangle.y {
          for x in rectangle.x { parts[y * Self.side + x] = UInt32(sizes.count) }
        }
        sizes.append(total)
      } else {
        rest += halves(rectangle, total)
      }
    }
  }

  /// The block of sixteen times sixteen cells that an outlet is in.
  public func block(of outlet: Coordinate) -> Int {
    let cell = cell(outlet)
    return cell / Self.side / 16 * (Self.side / 16) + cell % Self.side / 16
  }

  /// The part of an outlet that has been counted.
  public func part(of outlet: Coordinate) -> Int { Int(parts[cell(outlet)]) }

  // MARK: Rectangles of cells

  private struct Rectangle {
    var x: Range<Int>
    var y: Range<Int>
  }

  private func count(_ rectangle: Rectangle) -> Int {
    rectangle.y.reduce(0) { sum, y in
      rectangle.x.reduce(sum) { $0 + Int(counts[y * Self.side + $1]) }
    }
  }

  private func halves(_ rectangle: Rectangle, _ total: Int) -> [Rectangle] {
    let isWide = rectangle.x.count >= rectangle.y.count
    let lines = isWide ? rectangle.x : rectangle.y
    var (sum, middle) = (0, lines.lowerBound)
    // Each half has at least one line of cells.
    while middle < lines.upperBound - 1, 2 * sum < total || middle == lines.lowerBound {
      let line = middle..<middle + 1
      sum += count(
        isWide ? Rectangle(x: line, y: rectangle.y) : Rectangle(x: rectangle.x, y: line))
      middle += 1
    }
    let (before, after) = (lines.lowerBound..<middle, middle..<lines.upperBound)
    return isWide
      ? [Rectangle(x: after, y: rectangle.y), Rectangle(x: before, y: rectangle.y)]
      : [Rectangle(x: rectangle.x, y: after), Rectangle(x: rectangle.x, y: before)]
  }
}
