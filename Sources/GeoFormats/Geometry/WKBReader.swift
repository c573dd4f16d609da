/// Reads a geometry in well-known binary (OGC 06-103r4), in both byte orders, with M passed over, and Z but for lines.
///
/// Curves are taken as the lines through their points, and surfaces as their polygons.
struct WKBReader {
  private let bytes: UnsafeRawBufferPointer
  private var place: Int
  private var isLittle = true
  /// Whether the geometry that is being read has Z.
  private var hasHeights = false
  private static let deepest = 32

  /// The geometry that starts at a place; `nil` where there is none, or less of it than it says.
  static func geometry(_ bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Geometry? {
    var reader = WKBReader(bytes: bytes, place: start)
    return reader.geometry(depth: 0)
  }

  /// The geometry in a field of a GeoPackage (OGC 12-128, clause 2.1.3); `nil` where it is none.
  static func geoPackage(_ bytes: UnsafeRawBufferPointer) -> Geometry? {
    guard bytes.count >= 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else {
      return nil
    }
    // The header ends with an envelope of as many doubles as the flags say.
    let envelopes = [0, 32, 48, 48, 64]
    let kind = Int(bytes[3] >> 1 & 7)
    guard kind < envelopes.count else { return nil }
    return geometry(bytes, from: 8 + envelopes[kind])
  }

  private init(bytes: UnsafeRawBufferPointer, place: Int) {
    self.bytes = bytes
    self.place = place
  }

  private mutating func geometry(depth: Int) -> Geometry? {
    guard depth < Self.deepest, let order = byte(), order < 2 else { return nil }
    isLittle = order == 1
    guard let code = number() else { return nil }
    // Z and M as thousands (ISO), or as the uppermost bits, with an SRID after them (PostGIS).
    let kind = code & 0x1FFF_FFFF
    let (type, dimension) = (kind % 1_000, kind / 1_000)
    guard dimension < 4 else { return nil }
    let extra =
      dimension == 3 ? 2 : Int(min(dimension, 1)) + Int(code >> 31) + Int(code >> 30 & 1)
    if code >> 29 & 1 == 1 { _ = number() }
    hasHeights = dimension % 2 == 1 || code >> 31 == 1
    return geometry(type, stride: 16 + 8 * extra, depth: depth)
  }

  private mutating func geometry(_ type: UInt32, stride: Int, depth: Int) -> Geometry? {
    switch type {
    case 1:
      // An empty point is of NaN.
      guard let point = point(stride) else { return nil }
      return .points(point.x.isNaN && point.y.isNaN ? [] : [point])
    case 2, 8: return points(stride, keepsHeights: hasHeights).map { .lines([$0]) }
    case 3, 17: return polygon(stride)
    case 4, 5, 6, 7, 11, 12, 15, 16:
      return list(smallest: 5) { $0.geometry(depth: depth + 1) }.map { .collection($0) }
    case 9:
      guard let parts = list(smallest: 5, { $0.line(depth: depth + 1) }) else { return nil }
      return .lines([parts.flatMap { $0 }])
    case 10:
      guard let rings = list(smallest: 5, { $0.line(depth: depth + 1) }) else { return nil }
      return .areas(Polygon(rings.map { Ring($0) }).map { [$0] } ?? [])
    default: return nil
    }
  }

  private mutating func polygon(_ stride: Int) -> Geometry? {
    guard let rings = list(smallest: 4, { $0.points(stride) }) else { return nil }
    return .areas(Polygon(rings.map { Ring($0) }).map { [$0] } ?? [])
  }

  /// A line or curve as its points.
  private mutating func line(depth: Int) -> [PlanePoint]? {
    guard case .lines(let lines) = geometry(depth: depth) else { return nil }
    return lines.first
  }

  private mutating func points(
    _ stride: Int, keepsHeights: Bool = false
  ) -> [PlanePoint]? {
    list(smallest: stride) { reader in
      let start = reader.place
      var point = reader.point(stride)
      if keepsHeights, point != nil { point?.height = reader.double(start + 16) }
      return point
    }
  }

  /// A list, of which no more can be true than there are bytes for.
  private mutating func list<Element>(
    smallest: Int, _ element: (inout WKBReader) -> Element?
  ) -> [Element]? {
    guard let count = number(), Int(count) <= (bytes.count - place) / smallest else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(Int(count))
    // Each part of a collection says its own byte order.
    let order = isLittle
    for _ in 0..<count {
      guard let next = element(&self) else { return nil }
      elements.append(next)
      isLittle = order
    }
    return elements
  }

  private mutating func point(_ stride: Int) -> PlanePoint? {
    guard bytes.count - place >= stride else { return nil }
    let point = PlanePoint(x: double(place), y: double(place + 8))
    place += stride
    return point
  }

  private func double(_ place: Int) -> Double {
    let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    return Double(bitPattern: isLittle ? word.littleEndian : word.bigEndian)
  }

  private mutating func byte() -> UInt8? {
    guard place < bytes.count else { return nil }
    place += 1
    return bytes[place - 1]
  }

  private mutating func number() -> UInt32? {
    guard bytes.count - place >= 4 else { return nil }
    let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
    place += 4
    return isLittle ? word.littleEndian : word.bigEndian
  }
}
