import GeoCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Looks for dead ends near edges that they are not joined to.
///
/// Dead ends stand in cells of a grid; every edge is walked along in short pieces, and each looks into the cells round it. The edge
/// of the dead end itself and those that meet it at its other end do not count: they are near because they are joined.
struct NetworkGaps {
  /// Degrees of a cell: some 55 m from south to north.
  private static let cellSize = 0.0005
  /// Sides of edges longer than this many cells are no ways to be joined.
  private static let mostPieces = 400.0

  private struct Cell: Hashable {
    var x: Int
    var y: Int
  }

  private struct Nearest {
    var squared = NetworkGap.reach * NetworkGap.reach
    var place: Coordinate?
  }

  private let network: WalkNetwork
  private let ends: [Int]
  /// The edge of each dead end, and its other node.
  private var edges: [Int: (edge: Int, other: UInt32)] = [:]
  private var cells: [Cell: [Int]] = [:]
  private var nearest: [Nearest]

  init(_ network: WalkNetwork, closed: Set<NetworkReport.Place>) {
    self.network = network
    let ends = (0..<network.nodeCount).filter { node in
      guard network.degree(of: node) == 1 else { return false }
      let place = network.positions[node]
      return !closed.contains(NetworkReport.Place(lon: place.longitude, lat: place.latitude))
    }
    self.ends = ends
    nearest = Array(repeating: Nearest(), count: ends.count)
    for edge in 0..<network.edgeCount {
      let (start, end) = (network.starts[edge], network.ends[edge])
      if network.degree(of: Int(start)) == 1 { edges[Int(start)] = (edge, end) }
      if network.degree(of: Int(end)) == 1 { edges[Int(end)] = (edge, start) }
    }
    for (number, node) in ends.enumerated() {
      cells[Self.cell(network.positions[node]), default: []].append(number)
    }
    for edge in 0..<network.edgeCount { look(along: edge) }
  }

  /// The gaps, the narrowest first.
  var found: [NetworkGap] {
    zip(ends, nearest).compactMap { node, nearest in
      nearest.place.map {
        NetworkGap(
          end: network.positions[node], other: $0, metres: nearest.squared.squareRoot())
      }
    }.sorted {
      ($0.metres, $0.end.longitude, $0.end.latitude)
        < ($1.metres, $1.end.longitude, $1.end.latitude)
    }
  }

  private static func cell(_ place: Coordinate) -> Cell {
    Cell(
      x: Int((place.longitude / cellSize).rounded(.down)),
      y: Int((place.latitude / cellSize).rounded(.down)))
  }

  private mutating func look(along edge: Int) {
    let line = network.vertices(of: edge)
    for (first, second) in zip(line, line.dropFirst()) {
      let (a, b) = (network.vertices[first], network.vertices[second])
      let (dx, dy) = (b.longitude - a.longitude, b.latitude - a.latitude)
      let pieces = (max(abs(dx), abs(dy)) / Self.cellSize).rounded(.up)
      guard pieces <= Self.mostPieces else { continue }
      for piece in 0..<max(Int(pieces), 1) {
        let (from, to) = (Double(piece) / max(pieces, 1), Double(piece + 1) / max(pieces, 1))
        let start = Coordinate(
          longitude: a.longitude + dx * from, latitude: a.latitude + dy * from)
        let end = Coordinate(longitude: a.longitude + dx * to, latitude: a.latitude + dy * to)
        look(edge, start, end)
      }
    }
  }

  /// Holds a piece of an edge against the dead ends round it.
  private mutating func look(_ edge: Int, _ a: Coordinate, _ b: Coordinate) {
    let north = NetworkGap.reach / 110_000
    let east = north / max(cos(a.latitude * .pi / 180), 0.02)
    let low = Self.cell(
      Coordinate(
        longitude: min(a.longitude, b.longitude) - east,
        latitude: min(a.latitude, b.latitude) - north))
    let high = Self.cell(
      Coordinate(
        longitude: max(a.longitude, b.longitude) + east,
        latitude: max(a.latitude, b.latitude) + north))
    for x in low.x...high.x {
      for y in low.y...high.y {
        for number in cells[Cell(x: x, y: y)] ?? [] where isApart(ends[number], edge) {
          measure(number, a, b)
        }
      }
    }
  }

  private func isApart(_ node: Int, _ edge: Int) -> Bool {
    guard let own = edges[node] else { return false }
    return edge != own.edge && network.starts[edge] != own.other && network.ends[edge] != own.other
  }

  /// The distance of a dead end from a piece, in the plane that touches the ellipsoid there.
  private mutating func measure(_ number: Int, _ a: Coordinate, _ b: Coordinate) {
    let end = network.positions[ends[number]]
    let sine = sin(end.latitude * .pi / 180)
    let w = (1 - WGS84.eccentricitySquared * sine * sine).squareRoot()
    let radius = WGS84.equatorialRadius * .pi / 180
    let east = radius / w * cos(end.latitude * .pi / 180)
    let north = radius * (1 - WGS84.eccentricitySquared) / (w * w * w)
    let (ax, ay) = ((a.longitude - end.longitude) * east, (a.latitude - end.latitude) * north)
    let (bx, by) = ((b.longitude - end.longitude) * east, (b.latitude - end.latitude) * north)
    let (dx, dy) = (bx - ax, by - ay)
    let squaredLength = dx * dx + dy * dy
    let share = squaredLength > 0 ? min(max(-(ax * dx + ay * dy) / squaredLength, 0), 1) : 0
    let (x, y) = (ax + share * dx, ay + share * dy)
    let squared = x * x + y * y
    // At equal distances the lowest edge, which comes first.
    guard squared < nearest[number].squared else { return }
    nearest[number] = Nearest(
      squared: squared,
      place: Coordinate(
        longitude: a.longitude + share * (b.longitude - a.longitude),
        latitude: a.latitude + share * (b.latitude - a.latitude)))
  }
}
