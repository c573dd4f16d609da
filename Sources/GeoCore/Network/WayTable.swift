/// Lines between numbered nodes, as OpenStreetMap's ways are: what a network is assembled from.
public struct WayTable: Sendable {
  /// The nodes of all ways, one way after another, by their numbers in the source.
  public private(set) var nodes: ContiguousArray<Int64> = []
  /// Where each of these nodes lies.
  public private(set) var positions = Positions()
  /// The first node of each way, and the number of nodes.
  public private(set) var starts: ContiguousArray<Int> = [0]

  /// No ways yet.
  public init() {}

  /// The number of ways.
  public var count: Int { starts.count - 1 }

  /// Adds a way.
  ///
  /// - Parameters:
  ///   - numbers: Its nodes in order. A number that another way has too is the same place.
  ///   - coordinates: Where they lie.
  /// - Precondition: There are as many coordinates as nodes.
  public mutating func append(
    nodes numbers: some Collection<Int64>, coordinates: some Collection<Coordinate>
  ) {
    precondition(numbers.count == coordinates.count, "one coordinate for each node")
    nodes.append(contentsOf: numbers)
    for coordinate in coordinates { positions.append(coordinate) }
    starts.append(nodes.count)
  }

  /// The nodes of a way, as rows of ``nodes`` and ``positions``.
  func rows(ofWay way: Int) -> Range<Int> { starts[way]..<starts[way + 1] }
}
