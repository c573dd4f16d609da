import COsmium
import GeoCore

/// Holds the objects of a reading against the rules, and makes ways of those that are walked.
struct WalkInterpreter {
  private let reading: OSMReading
  private let rules: WalkRules
  private let tags: TagRules
  private let classes: [TagRules.Rule]
  private let leftOut: [TagRules.Rule]
  private let barriers: [TagRules.Rule]
  private let squares: TagRules.Rule
  private var counts: WalkWays.Counts

  init(_ reading: OSMReading, _ rules: WalkRules) {
    self.reading = reading
    self.rules = rules
    let tags = TagRules(
      rules.classRules + rules.leftOut + rules.barriers + [rules.squares])
    self.tags = tags
    classes = rules.classRules.map(tags.rule)
    leftOut = rules.leftOut.map(tags.rule)
    barriers = rules.barriers.map(tags.rule)
    squares = tags.rule(rules.squares)
    counts = WalkWays.Counts(
      classes: classes.count, leftOut: leftOut.count, barriers: barriers.count)
  }

  /// The ways that are walked, in the order of the reading, and after them the lines across squares.
  mutating func ways() -> WalkWays {
    let objects = reading.objects
    let closed = closedNodes()
    var builder = WayBuilder(objects, closed: NodeSet(closed.map { objects.ids[$0] }))
    var areas: [WalkSquare] = []
    for object in 0..<objects.count {
      switch Int32(objects.shapes[object]) {
      case Int32(COSMIUM_LINE):
        if let number = lineClass(object) {
          builder.add(object, rules.classCosts[number])
        }
      case Int32(COSMIUM_AREA):
        if let number = squareClass(object) {
          areas.append(WalkSquare(objects, object, cost: rules.classCosts[number].factor))
        }
      default: break
      }
    }
    (counts.cutWays, counts.missingNodes) = (builder.cutWays, builder.missingNodes)
    SquareCrossings(areas, objects).add(to: &builder, &counts)
    return WalkWays(
      table: builder.table(), closed: closed.map(position), counts: counts)
  }

  /// The position of a node.
  private func position(_ object: Int) -> Coordinate {
    let objects = reading.objects
    let point = Int(objects.point_starts[Int(objects.part_starts[object])])
    return OSMPoint(objects.longitudes[point], objects.latitudes[point]).coordinate
  }

  /// The nodes where nobody gets through, as objects.
  private mutating func closedNodes() -> [Int] {
    let objects = reading.objects
    var closed: [Int] = []
    for object in 0..<objects.count where Int32(objects.shapes[object]) == Int32(COSMIUM_POINT) {
      let met = tags.met(by: object, of: objects)
      guard let rule = barriers.firstIndex(where: { $0.applies(met) }) else { continue }
      counts.barriers[rule] += 1
      closed.append(object)
    }
    return closed
  }

  /// The class of a way, which is counted; `nil` where it is not walked.
  private mutating func lineClass(_ object: Int) -> Int? {
    let met = tags.met(by: object, of: reading.objects)
    if let rule = leftOut.firstIndex(where: { $0.applies(met) }) {
      counts.leftOut[rule] += 1
      return nil
    }
    guard let number = classes.firstIndex(where: { $0.applies(met) }) else {
      counts.unnamed += 1
      return nil
    }
    counts.classes[number] += 1
    return number
  }

  /// The class of an area that is walked across.
  private func squareClass(_ object: Int) -> Int? {
    let met = tags.met(by: object, of: reading.objects)
    guard squares.applies(met), !leftOut.contains(where: { $0.applies(met) }) else { return nil }
    return classes.firstIndex { $0.applies(met) }
  }
}
