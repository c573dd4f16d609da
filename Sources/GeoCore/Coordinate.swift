/// A position on the WGS 84 ellipsoid, in degrees.
///
/// The order is always longitude, latitude.
@frozen
public struct Coordinate: Hashable, Sendable {
  /// Degrees east of Greenwich, in −180...180.
  public var longitude: Double
  /// Geodetic degrees north of the equator, in −90...90.
  public var latitude: Double

  /// Makes a position from degrees; nothing is checked, see ``isValid``.
  @inlinable
  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Whether both angles are finite and inside their ranges.
  @inlinable
  public var isValid: Bool {
    abs(longitude) <= 180 && abs(latitude) <= 90
  }
}

/// Many positions as two columns of degrees; a position's index is its row.
public struct Positions: Sendable, Equatable {
  /// Degrees east, one a row.
  public private(set) var longitudes: ContiguousArray<Double>
  /// Degrees north, one a row.
  public private(set) var latitudes: ContiguousArray<Double>

  /// No positions yet.
  public init() {
    longitudes = []
    latitudes = []
  }

  /// Takes two columns over.
  ///
  /// - Precondition: Both columns have the same length, and each pair is a valid ``Coordinate``.
  public init(longitudes: ContiguousArray<Double>, latitudes: ContiguousArray<Double>) {
    precondition(longitudes.count == latitudes.count, "one latitude for each longitude")
    self.longitudes = longitudes
    self.latitudes = latitudes
  }

  /// Positions in the order given.
  public init(_ coordinates: some Sequence<Coordinate>) {
    self.init()
    for coordinate in coordinates { append(coordinate) }
  }

  /// The number of positions.
  public var count: Int { longitudes.count }

  /// The position in one row.
  public subscript(row: Int) -> Coordinate {
    Coordinate(longitude: longitudes[row], latitude: latitudes[row])
  }

  /// Adds one position at the end.
  public mutating func append(_ coordinate: Coordinate) {
    longitudes.append(coordinate.longitude)
    latitudes.append(coordinate.latitude)
  }
}
