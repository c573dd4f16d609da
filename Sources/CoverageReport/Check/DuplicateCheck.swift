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
  /// The number of each row's name as far as it tells shops apart; 0 where that is nothing.
  private let names: [UInt32]

  init(_ outlets: PointTable) {
    self.outlets = outlets
    guard let column = outlets.names else {
      names = Array(repeating: 0, count: outlets.count)
      return
    }
    var numbers = TextNumbers()
    var plain: ContiguousArray<UInt8> = []
    _ = numbers.number(of: &plain)
    names = (0..<outlets.count).map { row in
      column.withBytes(row) { PlainName.write($0, to: &plain) }
      return numbers.number(of: &plain)
    }
  }

  /// A row among those of its category and name.
  private struct Entry {
    var key: UInt64
    var latitude: Double
    var row: Int

    static func precedes(_ a: Entry, _ b: Entry) -> Bool {
      if a.key != b.key { return a.key < b.key }
      return a.latitude != b.latitude ? a.latitude < b.latitude : a.row < b.row
    }
  }

  /// The pairs, by the later row.
  ///
  /// - Complexity: O(rows × (log rows + rows of one category and name in a band of 50 m)).
  func pairs() -> [Pair] {
    let latitudes = outlets.positions.latitudes
    let entries = (0..<outlets.count).map { row in
      Entry(
        key: UInt64(outlets.labels[row]) << 32 | UInt64(names[row]), latitude: latitudes[row],
        row: row)
    }.sorted(by: Entry.precedes)
    var firsts: [Int: Pair] = [:]
    for place in entries.indices {
      var other = place + 1
      while other < entries.endIndex, isInBand(entries[place], entries[other]) {
        note(entries[place].row, entries[other].row, &firsts)
        other += 1
      }
    }
    return firsts.values.sorted { $0.row < $1.row }
  }

  /// Whether two rows have the same category and name, and latitudes within reach.
  private func isInBand(_ a: Entry, _ b: Entry) -> Bool {
    // A degree of latitude is at least 110.5 km.
    let band = names[a.row] == 0 ? 0 : Self.nearness / 110_500
    return a.key == b.key && b.latitude - a.latitude <= band
  }

  private func note(_ a: Int, _ b: Int, _ firsts: inout [Int: Pair]) {
    let isExact = outlets.positions[a] == outlets.positions[b]
    guard isExact || (names[a] != 0 && metres(a, b) <= Self.nearness) else { return }
    let (first, row) = (min(a, b), max(a, b))
    if let known = firsts[row], known.first <= first { return }
    firsts[row] = Pair(row: row, first: first, isExact: isExact)
  }

  private func metres(_ a: Int, _ b: Int) -> Double {
    geodesicLength(from: outlets.positions[a], to: outlets.positions[b])
  }

  /// Rows at positions that more outlets of different names share than a building holds, in the table's order.
  func stacked() -> [Int] {
    let positions = outlets.positions
    let rows = (0..<outlets.count).sorted { a, b in
      let (south, north) = (positions.latitudes[a], positions.latitudes[b])
      return south != north
        ? south < north : positions.longitudes[a] < positions.longitudes[b]
    }
    var found: [Int] = []
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, positions[rows[end]] == positions[rows[start]] { end += 1 }
      let group = rows[start..<end]
      if group.count >= Self.stack, Set(group.map { names[$0] }).count >= Self.stack {
        found += group
      }
      start = end
    }
    return found.sorted()
  }
}

/// A name as far as it tells shops apart: its letters and digits, in lower case.
enum PlainName {
  /// Writes a name's plain form over what was there.
  static func write(_ name: UnsafeBufferPointer<UInt8>, to plain: inout ContiguousArray<UInt8>) {
    plain.removeAll(keepingCapacity: true)
    var place = 0
    while place < name.count {
      switch name[place] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): plain.append(name[place] | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        plain.append(name[place])
      case 0..<0x80: break
      // U+5000 to U+9FFF: Chinese characters, each a letter.
      case 0xE5...0xE9 where place + 2 < name.count:
        plain.append(contentsOf: name[place..<place + 3])
        place += 2
      default: return writeAny(name, to: &plain)
      }
      place += 1
    }
  }

  /// The same for every script.
  private static func writeAny(
    _ name: UnsafeBufferPointer<UInt8>, to plain: inout ContiguousArray<UInt8>
  ) {
    let scalars = String(decoding: name, as: UTF8.self).lowercased().unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    plain = ContiguousArray(String(String.UnicodeScalarView(scalars)).utf8)
  }
}
