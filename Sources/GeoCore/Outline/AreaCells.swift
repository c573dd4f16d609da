/// Areas by the cells of a grid that the boxes round them cover: which ones a place is inside.
public struct AreaCells: Sendable {
  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  /// An area and the box round it, in degrees east of its first corner by the shorter way.
  private struct Area {
    var row: UInt32
    var first: Coordinate
    var (west, east, south, north) = (0.0, 0.0, 90.0, -90.0)

    init(_ row: Int, _ outlines: Outlines) {
      let corners = outlines.corners(of: row)
      (self.row, first) = (UInt32(row), outlines.corners[corners.lowerBound])
      for corner in corners {
        let place = outlines.corners[corner]
        let x = eastward(from: first, to: place)
        (west, east) = (min(west, x), max(east, x))
        (south, north) = (min(south, place.latitude), max(north, place.latitude))
      }
    }

    /// Whether a place may be inside. An area that goes far round the Earth may hold places on the other way round.
    func mayHold(_ place: Coordinate) -> Bool {
      guard (south...north).contains(place.latitude) else { return false }
      return isWide || (west...east).contains(eastward(from: first, to: place))
    }

    var isWide: Bool { east - west >= 90 }
  }

  /// About a kilometre, in degrees.
  private static let size = 0.01
  private static let columns = 36_000
  /// Areas over more cells than this are looked at for every place.
  private static let mostCells = 64

  private let outlines: Outlines
  private var cells: [Cell: [Area]] = [:]
  private var large: [Area] = []

  /// Sorts areas into cells; rows that are none are left out.
  ///
  /// - Complexity: O(corners), and 64 cells an area.
  public init(_ outlines: Outlines, rows: [Int]) {
    self.outlines = outlines
    for row in rows where outlines.isArea(row) { add(Area(row, outlines)) }
  }

  private mutating func add(_ area: Area) {
    let columns =
      Self.column(area.first.longitude + area.west)...Self.column(area.first.longitude + area.east)
    let rows = Self.row(area.south)...Self.row(area.north)
    guard !area.isWide, columns.count * rows.count <= Self.mostCells else {
      large.append(area)
      return
    }
    for column in columns {
      for row in rows { cells[Self.cell(column, row), default: []].append(area) }
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
    var rows: [UInt32] = []
    for area in large where isInside(place, area) { rows.append(area.row) }
    for area in cells[cell] ?? [] where isInside(place, area) { rows.append(area.row) }
    return rows
  }

  private func isInside(_ place: Coordinate, _ area: Area) -> Bool {
    area.mayHold(place) && outlines.contains(place, row: Int(area.row))
  }
}
