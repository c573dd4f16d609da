/// Areas by the cells of a grid that the boxes round them cover: which ones a place is inside.
public struct AreaCells: Sendable {
  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  /// About a kilometre, in degrees.
  private static let size = 0.01
  private static let columns = 36_000
  /// Areas over more cells than this are looked at for every place.
  private static let mostCells = 64

  private let outlines: Outlines
  private var cells: [Cell: [UInt32]] = [:]
  private var large: [UInt32] = []

  /// Sorts areas into cells; rows that are none are left out.
  ///
  /// - Complexity: O(corners), and 64 cells an area.
  public init(_ outlines: Outlines, rows: [Int]) {
    self.outlines = outlines
    for row in rows where outlines.isArea(row) { add(row) }
  }

  private mutating func add(_ row: Int) {
    let corners = outlines.corners(of: row)
    let first = outlines.corners[corners.lowerBound]
    // East of the first corner by the shorter way; what goes further round is looked at always.
    var (west, east, south, north) = (0.0, 0.0, first.latitude, first.latitude)
    for corner in corners {
      let place = outlines.corners[corner]
      let x = eastward(from: first, to: place)
      (west, east) = (min(west, x), max(east, x))
      (south, north) = (min(south, place.latitude), max(north, place.latitude))
    }
    let columns = Self.column(first.longitude + west)...Self.column(first.longitude + east)
    let rows = Self.row(south)...Self.row(north)
    guard east - west < 90, columns.count * rows.count <= Self.mostCells else {
      large.append(UInt32(row))
      return
    }
    for column in columns {
      for line in rows { cells[Self.cell(column, line), default: []].append(UInt32(row)) }
    }
  }

  private static func column(_ longitude: Double) -> Int {
    Int((longitude / size).rounded(.down))
  }

  private static func row(_ latitude: Double) -> Int { Int((latitude / size).rounded(.down)) }

  private static func cell(_ column: Int, _ row: Int) -> Cell {
    Cell(column: (column % columns + columns) % columns, row: row)
  }

  /// The areas that a place is inside; on an outline it may be or not.
  public func rows(around place: Coordinate) -> [UInt32] {
    let cell = Self.cell(Self.column(place.longitude), Self.row(place.latitude))
    return (large + (cells[cell] ?? [])).filter { outlines.contains(place, row: Int($0)) }
  }
}
