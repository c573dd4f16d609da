import COsmium

/// An area that is walked across.
struct WalkSquare {
  /// Whether its outline is a way of its own, which is walked anyway.
  let isWay: Bool
  /// The points of each ring in the reading, the last the same as the first.
  let rings: [Range<Int>]
  /// What a metre across counts.
  let cost: Double

  init(_ objects: COsmiumObjects, _ object: Int, cost: Double) {
    isWay = objects.kinds[object] == CChar(UInt8(ascii: "w"))
    rings = (Int(objects.part_starts[object])..<Int(objects.part_starts[object + 1])).map {
      Int(objects.point_starts[$0])..<Int(objects.point_starts[$0 + 1])
    }
    self.cost = cost
  }
}
