import GeoCore
import GeoFormats

/// Finds positions that cannot be meant.
///
/// The Earth is cut into cells of a tenth of a degree, some ten kilometres, and cells that touch make one region. A region with
/// places of one table only, and few of them, is far from everything that the table is about.
struct PlaceCheck {
  private struct Cell: Hashable {
    var x: Int
    var y: Int

    init(_ place: Coordinate) {
      x = Int((place.longitude * 10).rounded(.down))
      y = Int((place.latitude * 10).rounded(.down))
    }

    private init(_ x: Int, _ y: Int) {
      // Longitude 180° is longitude −180°.
      self.x = (x + 5_400) % 3_600 - 1_800
      self.y = y
    }

    var neighbours: [Cell] {
      (-1...1).flatMap { dx in (-1...1).map { dy in Cell(x + dx, y + dy) } }
    }
  }

  private struct Region {
    var communities = 0
    var outlets = 0
  }

  /// Positions this near to 0, 0 are a field that was empty, in degrees.
  private static let zero = 1e-6

  private let communities: PointTable
  private let outlets: PointTable
  private var regionOf: [Cell: Int] = [:]
  private var regions: [Region] = []

  init(_ communities: PointTable, _ outlets: PointTable) {
    (self.communities, self.outlets) = (communities, outlets)
    var counts: [Cell: Region] = [:]
    for row in 0..<communities.count {
      counts[Cell(communities.positions[row]), default: Region()].communities += 1
    }
    for row in 0..<outlets.count {
      counts[Cell(outlets.positions[row]), default: Region()].outlets += 1
    }
    joinCells(counts)
  }

  private mutating func joinCells(_ counts: [Cell: Region]) {
    for start in counts.keys where regionOf[start] == nil {
      var region = Region()
      var waiting = [start]
      regionOf[start] = regions.count
      while let cell = waiting.popLast() {
        region.communities += counts[cell]?.communities ?? 0
        region.outlets += counts[cell]?.outlets ?? 0
        for next in cell.neighbours where counts[next] != nil && regionOf[next] == nil {
          regionOf[next] = regions.count
          waiting.append(next)
        }
      }
      regions.append(region)
    }
  }

  /// What is wrong with a position, if anything is.
  private func trouble(_ place: Coordinate, _ table: Concern.Table) -> Concern.Kind? {
    if abs(place.longitude) < Self.zero, abs(place.latitude) < Self.zero { return .zeroPosition }
    guard let number = regionOf[Cell(place)] else { return nil }
    let region = regions[number]
    let (own, all, others) =
      table == .communities
      ? (region.communities, communities.count, region.outlets)
      : (region.outlets, outlets.count, region.communities)
    guard others == 0, own <= max(3, all / 200), own < all else { return nil }
    return isNearSwapped(place) ? .swappedAxes : .farAway
  }

  /// Whether the position with longitude and latitude exchanged lies in a region of both tables.
  private func isNearSwapped(_ place: Coordinate) -> Bool {
    let swapped = Coordinate(longitude: place.latitude, latitude: place.longitude)
    guard swapped.isValid else { return false }
    return Cell(swapped).neighbours.contains { cell in
      guard let number = regionOf[cell] else { return false }
      return regions[number].communities > 0 && regions[number].outlets > 0
    }
  }

  func concerns() -> [Concern] {
    [(communities, Concern.Table.communities), (outlets, .outlets)].flatMap { table, name in
      var rows: [Concern.Kind: [Concern.Place]] = [:]
      for row in 0..<table.count {
        guard let kind = trouble(table.positions[row], name) else { continue }
        rows[kind, default: []].append(table.place(row, name))
      }
      let order: [(Concern.Kind, Concern.Severity)] = [
        (.zeroPosition, .care), (.swappedAxes, .care), (.farAway, .care),
      ]
      return order.compactMap { kind, severity in
        rows[kind].map { Concern(kind, severity, name, of: table.count, $0) }
      }
    }
  }
}
