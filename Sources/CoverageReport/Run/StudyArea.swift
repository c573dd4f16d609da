import Catalogue
import GeoCore
import GeoFormats

/// The area that the data covers, in the working frame: what lies beyond it is not in the data.
struct StudyArea: Sendable {
  /// The file it is from; `nil` for the extent of the data.
  let source: StandardFile.Source?
  private let polygons: [Polygon]

  /// Reads the areas of a file.
  ///
  /// - Parameters:
  ///   - path: GeoJSON, a GeoPackage or a table with a column of WKT.
  ///   - frame: The frame of positions.
  /// - Throws: `InputError`, `FrameError`, `CancellationError`.
  init(path: String, in frame: WorkingFrame) async throws {
    let file = try AreaFile.read(path: path)
    let conversion = try FrameConversion(
      from: file.declaredFrame ?? .wgs84, to: frame.frame)
    var polygons: [Polygon] = []
    for polygon in file.areas.flatMap(\.polygons) {
      var holes: [Ring] = []
      for hole in polygon.holes { holes.append(try await Self.convert(hole, conversion, path)) }
      polygons.append(
        Polygon(outline: try await Self.convert(polygon.outline, conversion, path), holes: holes))
    }
    self.polygons = polygons
    source = StandardFile.Source(path: path, sha256: file.sha256)
  }

  private static func convert(
    _ ring: Ring, _ conversion: FrameConversion, _ path: String
  ) async throws -> Ring {
    var x = ContiguousArray(ring.points.map(\.x))
    var y = ContiguousArray(ring.points.map(\.y))
    let failed = try await conversion.convert(&x, &y)
    if let row = failed.first {
      throw InputError([
        InputProblem(
          .notConvertible(frame: conversion.source.name), file: path,
          value: "\(ring.points[row].x), \(ring.points[row].y)")
      ])
    }
    return Ring(zip(x, y).map { PlanePoint(x: $0, y: $1) })
  }

  /// The extent of the data: the least convex area, in degrees, that holds all positions.
  ///
  /// `nil` for positions on both sides of longitude 180°, whose extent this is not.
  ///
  /// - Complexity: O(positions).
  init?(around tables: [Positions]) {
    var hull = HullPoints()
    for table in tables { hull.measure(table) }
    for table in tables { hull.note(table) }
    self.init(hull)
  }

  /// The extent of communities and of outlets that came in parts.
  ///
  /// - Throws: `OutputError`.
  init?(around communities: Positions, _ outlets: PartedOutlets) throws {
    var hull = HullPoints()
    hull.measure(communities)
    try outlets.forEachBlock { hull.measure($0) }
    hull.note(communities)
    try outlets.forEachBlock { hull.note($0) }
    self.init(hull)
  }

  private init?(_ hull: HullPoints) {
    guard let ring = hull.ring() else { return nil }
    polygons = [Polygon(outline: ring)]
    source = nil
  }

  /// Whether a position is inside.
  func contains(_ place: Coordinate) -> Bool {
    let point = PlanePoint(x: place.longitude, y: place.latitude)
    return polygons.contains { $0.contains(point) }
  }

  /// Whether the area ends less than so many metres from a position.
  ///
  /// Degrees are taken for a plane round the position, which is right to a thousandth within 5 km.
  ///
  /// - Complexity: O(points of the outlines).
  func ends(within metres: Double, of place: Coordinate) -> Bool {
    let scale = DegreeScale(place.latitude)
    let near = metres / scale.north
    return polygons.contains { polygon in
      ([polygon.outline] + polygon.holes).contains { ring in
        guard var last = ring.points.last else { return false }
        for point in ring.points {
          defer { last = point }
          if max(point.y, last.y) < place.latitude - near { continue }
          if min(point.y, last.y) > place.latitude + near { continue }
          if scale.distance(from: place, toSide: last, point) < metres { return true }
        }
        return false
      }
    }
  }
}

/// Metres of a degree at a latitude, on the ellipsoid.
struct DegreeScale {
  let east: Double
  let north: Double

  init(_ latitude: Double) {
    let (sine, cosine) = sineCosine(degrees: SIMD2(repeating: latitude))
    let square = 1 - WGS84.flattening * (2 - WGS84.flattening) * sine.x * sine.x
    let root = square.squareRoot()
    east = WGS84.equatorialRadius / root * cosine.x * .pi / 180
    let polar = (1 - WGS84.flattening) * (1 - WGS84.flattening)
    north = WGS84.equatorialRadius * polar / (square * root) * .pi / 180
  }

  /// Metres from a position to the line between two points.
  func distance(from place: Coordinate, toSide a: PlanePoint, _ b: PlanePoint) -> Double {
    let (ax, ay) = ((a.x - place.longitude) * east, (a.y - place.latitude) * north)
    let (bx, by) = ((b.x - place.longitude) * east, (b.y - place.latitude) * north)
    let (dx, dy) = (bx - ax, by - ay)
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(max(-(ax * dx + ay * dy) / length, 0), 1) : 0
    let (x, y) = (ax + share * dx, ay + share * dy)
    return (x * x + y * y).squareRoot()
  }
}

/// The few of many positions that their convex hull can have: the outermost of each of a thousand bands of latitude.
///
/// Of points above one another at the end of a band only the outermost counts: a band is thin enough for that.
private struct HullPoints {
  private static let bands = 1_000
  private var (south, north) = (Double.infinity, -Double.infinity)
  private var west = ContiguousArray(repeating: Double.infinity, count: bands)
  private var east = ContiguousArray(repeating: -Double.infinity, count: bands)
  private var westLatitudes = ContiguousArray(repeating: 0.0, count: bands)
  private var eastLatitudes = ContiguousArray(repeating: 0.0, count: bands)

  /// Notes how far a table reaches; all of them before the first is noted itself.
  mutating func measure(_ table: Positions) {
    table.latitudes.withUnsafeBufferPointer { latitudes in
      for latitude in latitudes { (south, north) = (min(south, latitude), max(north, latitude)) }
    }
  }

  /// Notes a table's positions.
  mutating func note(_ table: Positions) {
    let scale = north > south ? Double(Self.bands) / (north - south) : 0
    table.longitudes.withUnsafeBufferPointer { longitudes in
      table.latitudes.withUnsafeBufferPointer { latitudes in
        for row in longitudes.indices {
          let (x, y) = (longitudes[row], latitudes[row])
          let band = min(Int((y - south) * scale), Self.bands - 1)
          if x < west[band] { (west[band], westLatitudes[band]) = (x, y) }
          if x > east[band] { (east[band], eastLatitudes[band]) = (x, y) }
        }
      }
    }
  }

  /// The hull, by Andrew's monotone chain.
  func ring() -> Ring? {
    var points: [PlanePoint] = []
    for band in 0..<Self.bands where west[band] <= east[band] {
      points.append(PlanePoint(x: west[band], y: westLatitudes[band]))
      points.append(PlanePoint(x: east[band], y: eastLatitudes[band]))
    }
    points.sort { ($0.x, $0.y) < ($1.x, $1.y) }
    guard let first = points.first, let last = points.last, last.x - first.x <= 180 else {
      return nil
    }
    let below = Self.chain(points)
    let above = Self.chain(points.reversed())
    return Ring(below.dropLast() + above.dropLast())
  }

  private static func chain(_ points: [PlanePoint]) -> [PlanePoint] {
    var chain: [PlanePoint] = []
    for point in points {
      while chain.count > 1 {
        let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
        guard (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) <= 0 else { break }
        chain.removeLast()
      }
      chain.append(point)
    }
    return chain
  }
}
