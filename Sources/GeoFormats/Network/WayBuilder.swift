import COsmium
import GeoCore

/// The columns of a table of ways while lines of a reading are added to it.
struct WayBuilder {
  let objects: COsmiumObjects
  private let closed: NodeSet
  private(set) var nodes: ContiguousArray<Int64> = []
  private var x: ContiguousArray<Double> = []
  private var y: ContiguousArray<Double> = []
  private var starts: ContiguousArray<Int> = [0]
  private var costs: ContiguousArray<WayCost> = []
  private(set) var cutWays = 0
  private(set) var missingNodes = 0
  /// The last number that was given to an end of a way that is cut off from its node.
  private var lastEnd: Int64

  /// Makes room for all lines of a reading.
  ///
  /// - Parameters:
  ///   - objects: The reading's.
  ///   - closed: The nodes where nobody gets through.
  init(_ objects: COsmiumObjects, closed: NodeSet) {
    self.objects = objects
    self.closed = closed
    let parts = objects.count == 0 ? 0 : Int(objects.part_starts[objects.count])
    let count = Int(objects.point_starts[parts])
    nodes.reserveCapacity(count)
    x.reserveCapacity(count)
    y.reserveCapacity(count)
    let numbers = UnsafeBufferPointer(start: objects.nodes, count: count)
    // OpenStreetMap's numbers are above 0, those of editors just below it; of a file that has the lowest of all, its ends may meet.
    lastEnd = min(numbers.min() ?? 0, 0)
  }

  /// Adds a line, cut where its nodes are not in the file, and where nobody gets through.
  mutating func add(_ object: Int, _ cost: WayCost) {
    let part = Int(objects.part_starts[object])
    let points = Int(objects.point_starts[part])..<Int(objects.point_starts[part + 1])
    let missing = points.count { objects.longitudes[$0] == Int32.max }
    if missing > 0 {
      cutWays += 1
      missingNodes += missing
    }
    for place in points {
      guard objects.longitudes[place] != Int32.max else {
        end(cost)
        continue
      }
      let isClosed = closed.contains(objects.nodes[place])
      append(isClosed ? cutOff() : objects.nodes[place], place)
      // What comes after it begins at the same place, and nothing joins the two.
      if isClosed, nodes.count - starts[starts.count - 1] > 1 {
        end(cost)
        append(cutOff(), place)
      }
    }
    end(cost)
  }

  /// Adds a straight line between two points of the reading, or a ring of them.
  mutating func add(points: some Sequence<Int>, _ cost: WayCost) {
    for place in points {
      append(closed.contains(objects.nodes[place]) ? cutOff() : objects.nodes[place], place)
    }
    end(cost)
  }

  /// A number that no node has.
  private mutating func cutOff() -> Int64 {
    lastEnd &-= 1
    return lastEnd
  }

  private mutating func append(_ number: Int64, _ place: Int) {
    nodes.append(number)
    x.append(Double(objects.longitudes[place]) / 1e7)
    y.append(Double(objects.latitudes[place]) / 1e7)
  }

  /// Ends a way; a single node is none.
  private mutating func end(_ cost: WayCost) {
    let start = starts[starts.count - 1]
    guard nodes.count - start > 1 else {
      nodes.removeLast(nodes.count - start)
      x.removeLast(x.count - start)
      y.removeLast(y.count - start)
      return
    }
    starts.append(nodes.count)
    costs.append(cost)
  }

  /// The number of ways.
  var count: Int { costs.count }

  /// The nodes of a way, as rows of ``nodes``.
  func rows(ofWay way: Int) -> Range<Int> { starts[way]..<starts[way + 1] }

  /// The ways so far.
  func table() -> WayTable {
    WayTable(
      nodes: nodes, positions: Positions(longitudes: x, latitudes: y), starts: starts, costs: costs)
  }
}
