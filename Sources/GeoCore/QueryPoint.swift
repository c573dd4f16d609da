/// A position prepared for queries: its angles, its place in space, and its distance from the axis.
public struct QueryPoint: Sendable {
  /// The position in degrees.
  public let coordinate: Coordinate
  /// The position in geocentric metres.
  public let geocentric: Geocentric
  let meridian: MeridianPoint

  /// Prepares a position.
  ///
  /// - Precondition: `coordinate` is valid.
  public init(_ coordinate: Coordinate) {
    precondition(coordinate.isValid, "a position must lie in ±180, ±90 degrees")
    self.coordinate = coordinate
    meridian = MeridianPoint(latitude: coordinate.latitude)
    geocentric = Geocentric(coordinate)
  }
}

/// A distance on the ellipsoid that something may lie within, with the chords that prove it.
public struct DistanceLimit: Sendable, Hashable {
  /// The limit in metres; a distance equal to it is within it.
  public let metres: Double
  let certainlyWithin: Double
  let certainlyBeyond: Double

  /// The largest limit in metres that an index takes.
  public static let largest = 5_000_000.0

  /// Prepares a limit.
  ///
  /// - Precondition: 0 ≤ `metres` ≤ ``largest``.
  public init(metres: Double) {
    precondition(metres >= 0 && metres <= Self.largest, "a limit must lie in 0...5,000,000 m")
    self.metres = metres
    certainlyWithin = ChordBounds.certainlyWithin(metres)
    certainlyBeyond = ChordBounds.certainlyBeyond(metres)
  }

  /// Whether the geodesic between two positions is at most this long, exactly as Karney's algorithm
  /// has it.
  public func contains(_ a: QueryPoint, _ b: QueryPoint) -> Bool {
    contains(
      squaredChord: a.geocentric.squaredChord(to: b.geocentric), a.coordinate, b.coordinate)
  }

  @inline(__always)
  func contains(squaredChord: Double, _ a: Coordinate, _ b: Coordinate) -> Bool {
    if squaredChord <= certainlyWithin { return true }
    if squaredChord > certainlyBeyond { return false }
    return geodesicLength(from: a, to: b) <= metres
  }
}
