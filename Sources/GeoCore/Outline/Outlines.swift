/// The outlines of the rows of a table: areas, or lines, of those that are drawn as such.
///
/// Sides are straight in longitude and latitude, the shorter way round the Earth.
public struct Outlines: Sendable, Equatable {
  /// The corners of all lines, one line after another; a ring ends where it begins.
  public var corners = Positions()
  /// The first corner of each line, and the number of corners.
  private var lineStarts: ContiguousArray<UInt32> = [0]
  /// The first line of each row, and the number of lines.
  private var rowStarts: ContiguousArray<UInt32> = [0]
  /// Whether each row is an area: what is inside an odd number of its rings is inside.
  private var areas: ContiguousArray<Bool> = []

  /// No rows yet.
  public init() {}

  /// The number of rows.
  public var count: Int { areas.count }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - lines: Its lines, none for a row that is not drawn as such; those of fewer than two corners are left out.
  ///   - isArea: Whether they are rings.
  /// - Precondition: There are fewer than 2³² corners.
  public mutating func append(_ lines: [[Coordinate]], isArea: Bool) {
    for line in lines where line.count > 1 {
      for corner in line { corners.append(corner) }
      if isArea, let first = line.first, line.last != first { corners.append(first) }
      lineStarts.append(UInt32(corners.count))
    }
    rowStarts.append(UInt32(lineStarts.count - 1))
    areas.append(isArea)
  }

  /// Whether a row is drawn as an area or a line.
  public func isDrawn(_ row: Int) -> Bool { rowStarts[row] < rowStarts[row + 1] }

  /// Whether a row is drawn as an area.
  func isArea(_ row: Int) -> Bool { areas[row] && isDrawn(row) }

  /// The corners of all lines of a row, as places in ``corners``.
  public func corners(of row: Int) -> Range<Int> {
    Int(lineStarts[Int(rowStarts[row])])..<Int(lineStarts[Int(rowStarts[row + 1])])
  }

  /// The lines of a row, as places in ``corners``.
  private func lines(of row: Int) -> some Sequence<Range<Int>> {
    (rowStarts[row]..<rowStarts[row + 1]).lazy.map { [lineStarts] line in
      Int(lineStarts[Int(line)])..<Int(lineStarts[Int(line) + 1])
    }
  }

  /// The sides of a row.
  func edges(of row: Int) -> some Sequence<OutlineEdge> {
    lines(of: row).lazy.flatMap { [corners] line in
      line.dropLast().lazy.map { OutlineEdge(from: corners[$0], to: corners[$0 + 1]) }
    }
  }

  /// Some rows, in the order given.
  public func selecting(_ rows: [Int]) -> Outlines {
    var selected = Outlines()
    for row in rows {
      selected.append(lines(of: row).map { $0.map { corners[$0] } }, isArea: areas[row])
    }
    return selected
  }

  /// Whether a place is inside an area, by the plane of longitude and latitude; one on the outline may be either.
  ///
  /// - Complexity: O(corners of the row).
  public func contains(_ place: Coordinate, row: Int) -> Bool {
    guard areas[row] else { return false }
    var isInside = false
    for edge in edges(of: row) {
      let (a, b) = (edge.place(at: 0), edge.place(at: 1))
      guard (a.latitude <= place.latitude) != (b.latitude <= place.latitude) else { continue }
      let share = (place.latitude - a.latitude) / (b.latitude - a.latitude)
      // East and west of the place by the shorter way, so that the antimeridian is nothing special.
      let crossing = eastward(from: place, to: a) + share * eastward(from: a, to: b)
      if crossing > 0 { isInside.toggle() }
    }
    return isInside
  }

  /// How far a place is from the nearest part of a row, in metres: 0 inside an area.
  ///
  /// The geodesic leads to a place of the outline, so that it is never too short; it is too long by less than 0.4 mm and the share of
  /// its own length that chords leave open (`ChordBounds`): less than 1 mm together up to 30 km, and d³ × 2.1 × 10⁻¹⁷ m⁻² beyond.
  ///
  /// - Precondition: The row is drawn as an area or a line.
  /// - Complexity: O(corners of the row).
  public func distance(from place: QueryPoint, to row: Int) -> Double {
    if contains(place.coordinate, row: row) { return 0 }
    var nearest = NearestOnOutline(to: place)
    for edge in edges(of: row) { nearest.look(at: edge) }
    guard let found = nearest.place else { preconditionFailure("the row has an outline") }
    return geodesicLength(from: place.coordinate, to: found)
  }
}
