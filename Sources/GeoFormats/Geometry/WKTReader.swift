/// Reads a geometry in well-known text (OGC 06-103r4), with Z and M passed over, and PostGIS's `SRID=4326;` before it.
struct WKTReader {
  private var rest: Substring.UTF8View
  /// Brackets and collections inside each other, so that no text reaches the end of the stack.
  private static let deepest = 32

  /// The geometry that a text stands for; `nil` where it is none.
  static func geometry(_ text: String) -> Geometry? {
    var reader = WKTReader(rest: text[...].utf8)
    reader.skipSRID()
    guard let geometry = reader.geometry(depth: 0) else { return nil }
    reader.skipSpaces()
    return reader.rest.isEmpty ? geometry : nil
  }

  private init(rest: Substring.UTF8View) { self.rest = rest }

  private mutating func skipSRID() {
    var ahead = self
    guard ahead.word() == "SRID", ahead.take(UInt8(ascii: "=")), ahead.number() != nil,
      ahead.take(UInt8(ascii: ";"))
    else { return }
    self = ahead
  }

  private mutating func geometry(depth: Int) -> Geometry? {
    guard depth < Self.deepest, var kind = word() else { return nil }
    // The dimensions stand apart or at the end: POINT Z (…), POINTZ(…).
    var ahead = self
    if let next = ahead.word() {
      if next == "EMPTY" {
        self = ahead
        return .collection([])
      }
      guard ["Z", "M", "ZM"].contains(next) else { return nil }
      self = ahead
      if ahead.word() == "EMPTY" {
        self = ahead
        return .collection([])
      }
    } else {
      while let last = kind.last, last == "Z" || last == "M" { kind.removeLast() }
    }
    switch kind {
    case "POINT":
      return points().flatMap { $0.count == 1 ? .points($0) : nil }
    case "MULTIPOINT":
      return list { $0.pointInBrackets() ?? $0.point() }.map { .points($0) }
    case "LINESTRING": return points().map { .lines([$0]) }
    case "MULTILINESTRING": return list { $0.points() }.map { .lines($0) }
    case "POLYGON": return polygon().map { .areas([$0]) }
    case "MULTIPOLYGON": return list { $0.polygon() }.map { .areas($0) }
    case "GEOMETRYCOLLECTION":
      return list { $0.geometry(depth: depth + 1) }.map { .collection($0) }
    default: return nil
    }
  }

  private mutating func polygon() -> Polygon? {
    guard let rings = list({ $0.points() }), let outline = rings.first else { return nil }
    return Polygon(outline: Ring(outline), holes: rings.dropFirst().map { Ring($0) })
  }

  private mutating func points() -> [PlanePoint]? { list { $0.point() } }

  private mutating func pointInBrackets() -> PlanePoint? {
    var ahead = self
    guard let points = ahead.points(), points.count == 1 else { return nil }
    self = ahead
    return points[0]
  }

  /// Two numbers, and up to two that are passed over.
  private mutating func point() -> PlanePoint? {
    guard let x = number(), let y = number() else { return nil }
    if number() != nil { _ = number() }
    return PlanePoint(x: x, y: y)
  }

  /// A list in brackets of at least one element.
  private mutating func list<Element>(
    _ element: (inout WKTReader) -> Element?
  ) -> [Element]? {
    guard take(UInt8(ascii: "(")) else { return nil }
    var elements: [Element] = []
    repeat {
      guard let next = element(&self) else { return nil }
      elements.append(next)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: ")")) ? elements : nil
  }

  private mutating func skipSpaces() {
    while let first = rest.first, [32, 9, 10, 13].contains(first) { rest.removeFirst() }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpaces()
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  /// The next letters in upper case.
  private mutating func word() -> String? {
    skipSpaces()
    let letters = rest.prefix { (97...122).contains($0 | 32) }
    guard !letters.isEmpty else { return nil }
    rest = rest[letters.endIndex...]
    return String(decoding: letters, as: UTF8.self).uppercased()
  }

  private mutating func number() -> Double? {
    skipSpaces()
    let text = rest.prefix { $0 &- 48 < 10 || [43, 45, 46, 69, 101].contains($0) }
    guard !text.isEmpty, text.count < 400, let value = Double(String(decoding: text, as: UTF8.self))
    else { return nil }
    rest = rest[text.endIndex...]
    return value
  }
}
