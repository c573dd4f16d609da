/// The place of some sides with the shortest chord to a query, to 0.4 mm.
///
/// A side is halved until a straight line through the Earth is off each piece by E ≤ 0.2 mm (see ``OutlineEdge``); pieces that
/// even so cannot come nearer than a place that is known are left out. On what is left the nearest place P(t) of the line is a formula,
/// and |Q − X(t)| ≤ |Q − P(t)| + E ≤ |Q − X(s)| + 2 E for every other place X(s) of the piece.
struct NearestOnOutline {
  private let query: Geocentric
  /// The shortest chord so far, in metres.
  private(set) var chord = Double.infinity
  /// The place that it leads to.
  private(set) var place: Coordinate?

  init(to query: QueryPoint) { self.query = query.geocentric }

  /// Looks for a nearer place on a side.
  ///
  /// - Complexity: O(log n) in the pieces of 100 m, unless many of them are equally near.
  mutating func look(at edge: OutlineEdge) {
    look(
      at: edge, 0...1, Geocentric(edge.place(at: 0)), Geocentric(edge.place(at: 1)))
  }

  private mutating func look(
    at edge: OutlineEdge, _ piece: ClosedRange<Double>, _ a: Geocentric, _ b: Geocentric
  ) {
    let size = piece.upperBound - piece.lowerBound
    let (share, square) = nearest(a, b)
    let error = edge.sagitta(ofShare: size)
    guard square.squareRoot() - error < chord else { return }
    guard size * edge.extent > OutlineEdge.shortest else {
      let place = edge.place(at: piece.lowerBound + share * size)
      let found = query.squaredChord(to: Geocentric(place)).squareRoot()
      if found < chord { (chord, self.place) = (found, place) }
      return
    }
    let middle = piece.lowerBound + size / 2
    let m = Geocentric(edge.place(at: middle))
    // The half that is likely to be nearer first, so that the other is often left out.
    if share < 0.5 { look(at: edge, piece.lowerBound...middle, a, m) }
    look(at: edge, middle...piece.upperBound, m, b)
    if share >= 0.5 { look(at: edge, piece.lowerBound...middle, a, m) }
  }

  /// The nearest place of a straight line, as its share, and the square of its distance.
  private func nearest(_ a: Geocentric, _ b: Geocentric) -> (share: Double, square: Double) {
    let (x, y, z) = (b.x - a.x, b.y - a.y, b.z - a.z)
    let length = x * x + y * y + z * z
    let along = (query.x - a.x) * x + (query.y - a.y) * y + (query.z - a.z) * z
    let share = length > 0 ? min(max(along / length, 0), 1) : 0
    let place = Geocentric(x: a.x + share * x, y: a.y + share * y, z: a.z + share * z)
    return (share, query.squaredChord(to: place))
  }
}
