import GeoCore
import GeoFormats

/// Finds outlets that are in the table twice.
///
/// Two rows are one outlet where they have the same category and the same name, apart from case, spaces and punctuation, and
/// lie within 50 m of each other: the same shop as two map services have it. Nameless rows are one where category and position
/// are equal. Outlets of one building that share its position have different names, and stay.
struct DuplicateCheck {
  /// A row and the first row of the table that is the same outlet.
  struct Pair: Hashable {
    var row: Int
    var first: Int
    /// Whether both have the very same position.
    var isExact: Bool
  }

  /// Metres between two notes of the same outlet at most.
  static let nearness = 50.0
  /// This many outlets of different names at one position are more than a building holds.
  static let stack = 30

  private let outlets: PointTable
  private let names: [String]

  init(_ outlets: PointTable) {
    self.outlets = outlets
    names = (0..<outlets.count).map { row in Self.plain(outlets.names?[row] ?? "") }
  }

  /// A name as far as it tells shops apart.
  private static func plain(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }

  /// The pairs, by the later row.
  ///
  /// - Complexity: O(rows × (log rows + rows of one category and name in a band of 50 m)).
  func pairs() -> [Pair] {
    let order = (0..<outlets.count).sorted { a, b in
      if outlets.labels[a] != outlets.labels[b] { return outlets.labels[a] < outlets.labels[b] }
      if names[a] != names[b] { return names[a] < names[b] }
      let (south, north) = (outlets.positions.latitudes[a], outlets.positions.latitudes[b])
      return south != north ? south < north : a < b
    }
    var firsts: [Int: Pair] = [:]
    for place in order.indices {
      var other = place + 1
      while other < order.endIndex, isInBand(order[place], order[other]) {
        note(order[place], order[other], &firsts)
        other += 1
      }
    }
    return firsts.values.sorted { $0.row < $1.row }
  }

  /// Whether two rows have the same category and name, and latitudes within reach.
  private func isInBand(_ a: Int, _ b: Int) -> Bool {
    // A degree of latitude is at least 110.5 km.
    let band = names[a].isEmpty ? 0 : Self.nearness / 110_500
    return outlets.labels[a] == outlets.labels[b] && names[a] == names[b]
      && outlets.positions.latitudes[b] - outlets.positions.latitudes[a] <= band
  }

  private func note(_ a: Int, _ b: Int, _ firsts: inout [Int: Pair]) {
    let isExact = outlets.positions[a] == outlets.positions[b]
    guard isExact || (!names[a].isEmpty && metres(a, b) <= Self.nearness) else { return }
    let (first, row) = (min(a, b), max(a, b))
    if let known = firsts[row], known.first <= first { return }
    firsts[row] = Pair(row: row, first: first, isExact: isExact)
  }

  private func metres(_ a: Int, _ b: Int) -> Double {
    geodesicLength(from: outlets.positions[a], to: outlets.positions[b])
  }

  /// Rows at positions that more outlets of different names share than a building holds, in the table's order.
  func stacked() -> [Int] {
    let groups = Dictionary(grouping: 0..<outlets.count) { outlets.positions[$0] }
    return groups.values.filter { rows in
      rows.count >= Self.stack && Set(rows.map { names[$0] }).count >= Self.stack
    }.joined().sorted()
  }
}
