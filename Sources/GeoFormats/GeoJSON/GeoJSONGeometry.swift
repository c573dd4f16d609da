import CSimdjson

extension Geometry {
  /// Reads a geometry of RFC 7946; `nil` where it is none.
  ///
  /// The parser limits how deep values are inside each other, and with it how deep this goes.
  init?(_ json: JSONValue) {
    guard let type = json["type"]?.string else { return nil }
    if type == "GeometryCollection" {
      guard let parts = json["geometries"]?.list(Geometry.init) else { return nil }
      self = .collection(parts)
      return
    }
    guard let coordinates = json["coordinates"] else { return nil }
    switch type {
    case "Point":
      // An empty point has an empty array.
      if coordinates.kind == json_array, coordinates.elements.underestimatedIsEmpty {
        self = .points([])
      } else if let point = PlanePoint(coordinates) {
        self = .points([point])
      } else {
        return nil
      }
    case "MultiPoint":
      guard let points = coordinates.list(PlanePoint.init(_:)) else { return nil }
      self = .points(points)
    case "LineString":
      guard let line = coordinates.list(PlanePoint.init(withHeight:)) else { return nil }
      self = .lines([line])
    case "MultiLineString":
      guard let lines = coordinates.list({ $0.list(PlanePoint.init(withHeight:)) }) else {
        return nil
      }
      self = .lines(lines)
    case "Polygon":
      guard let rings = coordinates.list(Ring.init) else { return nil }
      self = .areas(Polygon(rings).map { [$0] } ?? [])
    case "MultiPolygon":
      guard let areas = coordinates.list({ $0.list(Ring.init) }) else { return nil }
      self = .areas(areas.compactMap { Polygon($0) })
    default: return nil
    }
  }
}

extension Polygon {
  /// An area by its outline and holes; `nil` where there is no outline.
  init?(_ rings: [Ring]) {
    guard let outline = rings.first, !outline.points.isEmpty else { return nil }
    self.init(outline: outline, holes: Array(rings.dropFirst()))
  }
}

extension Ring {
  fileprivate init?(_ json: JSONValue) {
    guard let points = json.list(PlanePoint.init(_:)) else { return nil }
    self.init(points)
  }
}

extension PlanePoint {
  /// A position: two numbers at least; a height is passed over.
  fileprivate init?(_ json: JSONValue) {
    guard json.kind == json_array else { return nil }
    var elements = json.elements
    guard let x = elements.next()?.number, let y = elements.next()?.number else { return nil }
    self.init(x: x, y: y)
  }

  /// A position with its height, where it has a third number.
  fileprivate init?(withHeight json: JSONValue) {
    self.init(json)
    var elements = json.elements
    _ = elements.next()
    _ = elements.next()
    height = elements.next()?.number
  }
}

extension JSONValue {
  /// The elements of an array, as something each of them has to be.
  fileprivate func list<Element>(_ element: (JSONValue) -> Element?) -> [Element]? {
    guard kind == json_array else { return nil }
    var list: [Element] = []
    for json in elements {
      guard let next = element(json) else { return nil }
      list.append(next)
    }
    return list
  }
}

extension JSONValue.Items {
  fileprivate var underestimatedIsEmpty: Bool {
    var copy = self
    return copy.next() == nil
  }
}
