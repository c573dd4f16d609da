/// An immutable index over points of the ellipsoid: how many lie within a distance, and which is nearest.
///
/// The points' bounding box is cut into tiles of equal angles, and each tile into square cells of about
/// ``Density/pointsPerCell`` points, so that a dense quarter gets small cells and the sea gets none.
/// Points are stored in cell order, tile by tile and row by row; a run of cells in one row is
/// therefore one run of points, and the number of points in it is the difference of two offsets.
///
/// - Counting takes whole runs of cells that lie inside the circle by that difference and looks only at
///   the points of cells that the circle's edge crosses: O(rows + points near the edge).
/// - The nearest is looked for in rings round the query's cell, then round its tile.
///
/// Both answer exactly as Karney's geodesic would, everywhere on Earth; `ChordBounds` has the proof.
/// Longitudes are counted from the widest empty gap, so that data astride the antimeridian stays compact.
public struct GridIndex: Sendable {
  let storage: GridStorage
  let positions: Positions

  /// How finely an index divides its points. Only speed and memory depend on it, never an answer.
  public struct Density: Sendable {
    /// The mean number of points in a tile of the bounding box.
    public var pointsPerTile: Int
    /// The mean number of points in a cell of a tile.
    public var pointsPerCell: Double

    /// Chooses a density.
    ///
    /// - Precondition: Both figures are positive.
    public init(pointsPerTile: Int, pointsPerCell: Double) {
      precondition(pointsPerTile > 0 && pointsPerCell > 0, "densities must be positive")
      self.pointsPerTile = pointsPerTile
      self.pointsPerCell = pointsPerCell
    }

    /// What measured best on clustered cities; see Benchmarks/RESULTS.md.
    public static let standard = Density(pointsPerTile: 512, pointsPerCell: 2)
  }

  /// Indexes some rows of a table of positions.
  ///
  /// - Parameters:
  ///   - positions: The table; it is kept, not copied.
  ///   - rows: The rows to index, in ascending order. A row is what queries answer with.
  ///   - density: How finely to divide.
  /// - Precondition: Every position is valid, and there are fewer than 2³² − 1 of them.
  /// - Complexity: O(n) time; 28 bytes a point and 4 a cell stay in use.
  public init(
    _ positions: Positions, rows: some Collection<UInt32>, density: Density = .standard
  ) {
    self.init(positions, rows: ContiguousArray(rows), density: density)
  }

  /// Indexes all rows of a table of positions.
  ///
  /// - Parameters:
  ///   - positions: The table; it is kept, not copied.
  ///   - density: How finely to divide.
  /// - Precondition: Every position is valid, and there are fewer than 2³² − 1 of them.
  public init(_ positions: Positions, density: Density = .standard) {
    self.init(positions, rows: 0..<UInt32(positions.count), density: density)
  }

  init(_ positions: Positions, rows: ContiguousArray<UInt32>, density: Density) {
    precondition(positions.count < UInt32.max, "an index holds fewer than 2³² − 1 points")
    self.positions = positions
    storage = GridBuilder.build(positions, rows: rows, density: density)
  }

  /// The number of indexed points.
  public var count: Int { storage.view.pointCount }

  /// The number of cells, empty ones inside occupied tiles included.
  public var cellCount: Int { storage.view.cellCount }

  /// How many indexed points lie within a limit of a position; a distance equal to it is within.
  public func count(within limit: DistanceLimit, of query: QueryPoint) -> Int {
    var work = QueryWork()
    return count(within: limit, of: query, work: &work)
  }

  /// How many indexed points lie within a limit of a position, counting the work it takes.
  public func count(
    within limit: DistanceLimit, of query: QueryPoint, work: inout QueryWork
  ) -> Int {
    withExtendedLifetime(storage) {
      CircleCount(view: storage.view, positions: positions, limit: limit, query: query)
        .run(&work)
    }
  }

  /// The indexed point with the shortest geodesic to a position, however far away it is.
  ///
  /// - Returns: The nearest point, the lowest row where several are equally near; `nil` in an empty index.
  public func nearest(to query: QueryPoint) -> Neighbor? {
    var work = QueryWork()
    return nearest(to: query, work: &work)
  }

  /// The indexed point with the shortest geodesic to a position, counting the work it takes.
  public func nearest(to query: QueryPoint, work: inout QueryWork) -> Neighbor? {
    guard count > 0 else { return nil }
    return withExtendedLifetime(storage) {
      var search = NearestSearch(view: storage.view, query: query)
      search.run()
      work.distances += search.distances
      return search.result(positions, &work)
    }
  }
}

/// A point that a query found.
public struct Neighbor: Hashable, Sendable {
  /// The point's row in the table that was indexed.
  public var row: UInt32
  /// The geodesic's length in metres, good to 0.6 µm; rounded to a millimetre it is Karney's.
  public var metres: Double

  /// Names a point and its distance.
  public init(row: UInt32, metres: Double) {
    self.row = row
    self.metres = metres
  }
}

/// What queries cost, in figures that do not depend on the machine.
public struct QueryWork: Hashable, Sendable {
  /// Chords computed.
  public var distances = 0
  /// Geodesics that Karney's algorithm had to decide.
  public var geodesics = 0

  /// No work yet.
  public init() {}

  /// Adds one piece of work to another.
  public static func += (total: inout QueryWork, part: QueryWork) {
    total.distances += part.distances
    total.geodesics += part.geodesics
  }
}
