/// What walking along a way counts against its length.
public struct WayCost: Hashable, Sendable {
  /// Metres of level walking for each metre.
  public var factor: Double
  /// Metres of level walking beyond that, spread along the way.
  public var extraMetres: Double

  /// States a cost; of level walking, unless told otherwise.
  public init(factor: Double = 1, extraMetres: Double = 0) {
    self.factor = factor
    self.extraMetres = extraMetres
  }
}

/// Lines between numbered nodes, as OpenStreetMap's ways are: what a network is assembled from.
public struct WayTable: Sendable, Equatable {
  /// The nodes of all ways, one way after another, by their numbers in the source.
  public private(set) var nodes: ContiguousArray<Int64> = []
  /// Where each of these nodes lies.
  public private(set) var positions = Positions()
  /// How high each of these nodes lies, in metres; empty where slopes do not count.
  public private(set) var heights: ContiguousArray<Double> = []
  /// The first node of each way, and the number of nodes.
  public private(set) var starts: ContiguousArray<Int> = [0]
  /// What each way counts.
  public private(set) var costs: ContiguousArray<WayCost> = []

  /// No ways yet.
  public init() {}

  /// Takes columns over.
  ///
  /// - Parameters:
  ///   - nodes: The nodes of all ways, one way after another. A number that two ways have is the same place.
  ///   - positions: Where they lie.
  ///   - heights: How high they lie, in metres; none where slopes do not count.
  ///   - starts: The first node of each way, and the number of nodes.
  ///   - costs: What each way counts.
  /// - Precondition: There is one position, and one height or none at all, for each node; ways stand one after another.
  public init(
    nodes: ContiguousArray<Int64>, positions: Positions, heights: ContiguousArray<Double> = [],
    starts: ContiguousArray<Int>, costs: ContiguousArray<WayCost>
  ) {
    precondition(positions.count == nodes.count, "one coordinate for each node")
    precondition(heights.isEmpty || heights.count == nodes.count, "one height for each node")
    precondition(starts.count == costs.count + 1, "one cost for each way")
    precondition(
      starts.first == 0 && starts.last == nodes.count
        && zip(starts, starts.dropFirst()).allSatisfy(<=),
      "ways stand one after another")
    self.nodes = nodes
    self.positions = positions
    self.heights = heights
    self.starts = starts
    self.costs = costs
  }

  /// The number of ways.
  public var count: Int { starts.count - 1 }

  /// Adds a way.
  ///
  /// - Parameters:
  ///   - numbers: Its nodes in order. A number that another way has too is the same place.
  ///   - coordinates: Where they lie.
  ///   - cost: What it counts.
  /// - Precondition: There are as many coordinates as nodes, and the table has no heights.
  public mutating func append(
    nodes numbers: some Collection<Int64>, coordinates: some Collection<Coordinate>,
    cost: WayCost = WayCost()
  ) {
    precondition(numbers.count == coordinates.count, "one coordinate for each node")
    precondition(heights.isEmpty, "one height for each node")
    nodes.append(contentsOf: numbers)
    for coordinate in coordinates { positions.append(coordinate) }
    starts.append(nodes.count)
    costs.append(cost)
  }

  /// The nodes of a way, as rows of ``nodes`` and ``positions``.
  func rows(ofWay way: Int) -> Range<Int> { starts[way]..<starts[way + 1] }

  /// Whether a row of a way names the same node as the row before it.
  func repeatsNode(_ row: Int, _ rows: Range<Int>) -> Bool {
    row > rows.lowerBound && nodes[row] == nodes[row - 1]
  }
}
