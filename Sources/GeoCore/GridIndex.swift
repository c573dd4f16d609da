/// An immutable index over grouped points of the ellipsoid: how many of each group lie within a
/// distance of a place, and which of each group is nearest to it.
///
/// The points' bounding box is cut into tiles of equal angles, and each tile into square cells of
/// about ``Density/pointsPerCell`` points, so that a dense quarter gets small cells and the sea
/// gets none. Points are stored in cell order, tile by tile and row by row; a run of cells in one
/// row is therefore one run of points, and beside each cell stands how many points of each group
/// come before it.
///
/// Coordinates are kept in single precision relative to each tile's middle, which decides all but a
/// few points; those are decided in double precision from degrees. `LocalFrame` has the bound.
///
/// - Counting takes the runs of cells that lie inside the circle as the difference of two such
///   counts, and looks only at the points of cells that the circle's edge crosses: O(rows × groups
///   + points near the edge).
/// - The nearest are looked for in a circle small enough to hold few points and large enough to
///   hold most groups; the groups it leaves open are looked for one by one in a larger circle, and
///   then in rings of tiles.
///
/// Both answer exactly as Karney's geodesic would, everywhere on Earth; `ChordBounds` has the
/// proof. Longitudes are counted from the widest empty gap, so that data astride the antimeridian
/// stays compact.
public struct GridIndex: Sendable {
  let storage: GridStorage
  let positions: Positions

  /// How finely an index divides its points.
  ///
  /// Only speed and memory depend on it, never an answer.
  public struct Density: Hashable, Sendable {
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

    /// What measured best on clustered cities, and costs 6 bytes a point for the counts beside the
    /// cells.
    public static func standard(groupCount: Int) -> Density {
      Density(
        pointsPerTile: max(512, 200 * groupCount), pointsPerCell: max(2, 0.7 * Double(groupCount)))
    }
  }

  /// Indexes a table of positions on up to `workers` tasks; the result does not depend on how many.
  ///
  /// - Parameters:
  ///   - positions: The table; it is kept, not copied. Its rows are what queries answer with.
  ///   - grouping: Which groups each row belongs to; a row of several groups is a point in each.
  ///   - density: How finely to divide; ``Density/standard(groupCount:)`` unless given.
  ///   - workers: The largest number of tasks.
  /// - Throws: `CancellationError`, nothing else.
  /// - Precondition: Every position is valid, `grouping` has a label for each, and there are fewer
  ///   than 2³² − 1 points.
  /// - Complexity: O(n) time; 18 bytes a point and about 4 × (1 + groups) a cell stay in use.
  public init(
    _ positions: Positions, grouping: Grouping, density: Density? = nil, workers: Int = 1
  ) async throws {
    precondition(positions.count == grouping.labels.count, "one label for each position")
    self.positions = positions
    let builder = GridBuilder(
      positions, grouping, density ?? .standard(groupCount: grouping.groupCount),
      try await BoundingBox(positions, workers: workers))
    storage = GridStorage(try await builder.build(workers: workers))
  }

  /// The number of indexed points; a row of several groups counts once in each.
  public var count: Int { storage.view.pointCount }

  /// The number of groups.
  public var groupCount: Int { storage.view.groupCount }

  /// The number of cells, empty ones inside occupied tiles included.
  public var cellCount: Int { storage.view.cellCount }
}

/// Which groups the rows of a table belong to: each row has a label, each label stands for some
/// groups.
///
/// Tables have few different labels and many rows; `supermarket;bakery` is one label and two
/// groups.
public struct Grouping: Sendable {
  /// One label for each row.
  public let labels: ContiguousArray<UInt32>
  /// The groups that each label stands for, each once.
  public let groups: [[Int]]
  /// The number of groups.
  public let groupCount: Int

  /// Groups rows by their labels.
  ///
  /// - Precondition: Labels are indices of `groups`, groups lie in 0..<`groupCount`, and there are
  ///   at most 65,535 of them.
  public init(labels: ContiguousArray<UInt32>, groups: [[Int]], groupCount: Int) {
    precondition(groupCount <= Int(UInt16.max), "an index holds at most 65,535 groups")
    precondition(
      groups.allSatisfy { $0.allSatisfy { (0..<groupCount).contains($0) } },
      "groups must lie in 0..<groupCount")
    self.labels = labels
    self.groups = groups
    self.groupCount = groupCount
  }

  /// How many rows each group has.
  ///
  /// - Complexity: O(rows).
  public var counts: [Int] {
    counts(labelCounts: Self.labelCounts(labels, labelCount: groups.count))
  }

  /// How many rows each group has where each label has so many.
  ///
  /// - Complexity: O(labels × their groups).
  package func counts(labelCounts: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: groupCount)
    for (label, groups) in groups.enumerated() {
      for group in groups { counts[group] += labelCounts[label] }
    }
    return counts
  }

  /// How many rows have each label.
  ///
  /// - Precondition: Labels lie in 0..<`labelCount`.
  /// - Complexity: O(rows).
  package static func labelCounts(
    _ labels: ContiguousArray<UInt32>, labelCount: Int
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: labelCount)
    for label in labels { counts[Int(label)] += 1 }
    return counts
  }

  /// Puts all rows into one group.
  public init(oneGroupOf count: Int) {
    self.init(
      labels: ContiguousArray(repeating: 0, count: count), groups: [[0]], groupCount: 1)
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
  /// Rows of cells looked at.
  public var rows = 0
  /// Geodesics that Karney's algorithm had to decide.
  public var geodesics = 0

  /// No work yet.
  public init() {}

  /// Adds one piece of work to another.
  public static func += (total: inout QueryWork, part: QueryWork) {
    total.distances += part.distances
    total.rows += part.rows
    total.geodesics += part.geodesics
  }
}
