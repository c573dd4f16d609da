import GeoCore
import GeoFormats

/// Finds numbers of residents that cannot be meant.
struct ResidentsCheck {
  /// What stands for "unknown" in tables of the world.
  private static let sentinels: Set<Double> = [
    9_999, 99_999, 999_999, 9_999_999, 99_999_999, 65_535, 2_147_483_647,
  ]
  /// Residents of the most populous of all communities: 天通苑 and its like have a quarter of a million.
  private static let most = 300_000.0
  /// Residents within 500 m of a point at most: the densest square kilometres of the Earth have some 200,000.
  private static let densest = 160_000.0
  private static let circle = DistanceLimit(metres: 500)

  private let communities: PointTable
  private let residents: ContiguousArray<Double>

  /// `nil` where the table has no such column.
  init?(_ communities: PointTable) {
    guard let residents = communities.populations else { return nil }
    (self.communities, self.residents) = (communities, residents)
  }

  func concerns() -> [Concern] {
    let sentinels = sentinelRows()
    let isSentinel = Set(sentinels)
    let huge = hugeRows().filter { !isSentinel.contains($0) }
    let unknown = residents.indices.filter { residents[$0].isNaN }
    return [
      concern(.sentinelResidents, .care, sentinels), concern(.hugeResidents, .care, huge),
      concern(.noResidents, .note, unknown),
    ].compactMap { $0 }
  }

  private func concern(
    _ kind: Concern.Kind, _ severity: Concern.Severity, _ rows: [Int]
  ) -> Concern? {
    guard !rows.isEmpty else { return nil }
    let places = rows.map { row in
      let value = residents[row]
      let text = value.isNaN ? "" : value < 1e15 ? "\(Int(value))" : "\(value)"
      return communities.place(row, .communities, text)
    }
    return Concern(kind, severity, .communities, of: communities.count, places)
  }

  /// Rows with a number that stands for something else, or that a fifth of all rows have.
  private func sentinelRows() -> [Int] {
    var counts: [Double: Int] = [:]
    for value in residents where !value.isNaN { counts[value, default: 0] += 1 }
    let often = max(residents.count / 5, 10)
    return residents.indices.filter { row in
      guard let count = counts[residents[row]] else { return false }
      return Self.sentinels.contains(residents[row]) || count > often
    }
  }

  /// Rows with more residents than any community has, or with more around them than there is room for.
  private func hugeRows() -> [Int] {
    let order = residents.indices.sorted {
      communities.positions.latitudes[$0] < communities.positions.latitudes[$1]
    }
    return order.indices.filter { place in
      let row = order[place]
      guard !residents[row].isNaN else { return false }
      return residents[row] > Self.most || residentsAround(place, order) > Self.densest
    }.map { order[$0] }.sorted()
  }

  /// Residents of the communities within 500 m of one, itself included; 0 for one that is alone there.
  private func residentsAround(_ place: Int, _ order: [Int]) -> Double {
    let row = order[place]
    let here = QueryPoint(communities.positions[row])
    // 500 m are at most 0.00453 degrees of latitude.
    let (sum, count) = [-1, 1].reduce((residents[row], 1)) { total, step in
      var total = total
      var other = place + step
      while order.indices.contains(other),
        latitude(order[other]).distance(to: latitude(row)).magnitude < 0.0046
      {
        let number = residents[order[other]]
        if !number.isNaN,
          Self.circle.contains(here, QueryPoint(communities.positions[order[other]]))
        {
          total = (total.0 + number, total.1 + 1)
        }
        other += step
      }
      return total
    }
    return count > 1 ? sum : 0
  }

  private func latitude(_ row: Int) -> Double { communities.positions.latitudes[row] }
}
