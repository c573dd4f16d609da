extension Geometry {
  /// The lines of what is drawn: the rings of areas, else lines; of both a collection's areas go before its lines. Points have none.
  var outline: (lines: [[PlanePoint]], isArea: Bool) {
    let polygons = polygons
    guard polygons.isEmpty else { return (polygons.flatMap { $0.rings.map(\.points) }, true) }
    let lines = flattened.flatMap { part -> [[PlanePoint]] in
      if case .lines(let lines) = part { lines } else { [] }
    }
    return (lines, false)
  }
}
