import Coverage
import GeoCore
import GeoFormats

/// Writes `places.bin`: where communities and outlets are, which categories each outlet serves, and what the nearest ones are
/// called.
///
/// The format is told in <doc:PlacesFormat>.
struct PlacesFile {
  static let name = "places.bin"
  static let magic = Array("lcplaces".utf8)
  static let version: UInt32 = 1
  /// Bytes before the first column.
  static let headerSize = 64

  private let run: CoverageRun

  init(_ run: CoverageRun) { self.run = run }

  /// Makes the file and hands it on column by column.
  ///
  /// - Complexity: O(communities × requirements + outlets), one pass over each column.
  func write(to sink: (borrowing ByteWriter) throws -> Void) throws {
    let served = ServedCategories(run)
    let named = namedRows()
    var (texts, textBytes) = namedTexts(named)
    var writer = ByteWriter(capacity: (run.parted == nil ? run.outlets.count : 1 << 18) * 4 + 4_096)
    Self.magic.withUnsafeBufferPointer { writer.append($0) }
    writer.append(littleEndian: [Self.version, UInt32(served.width)])
    writer.append(
      littleEndian: [
        run.communities.count, run.outletCount, served.lists.count,
        served.lists.reduce(0) { $0 + $1.count }, named.count, textBytes.count,
      ].map { UInt64($0) })
    func write(_ degrees: ContiguousArray<Double>) throws {
      writer.append(littleEndian: Self.tenMillionths(degrees))
      try sink(writer)
      writer.removeAll()
    }
    for positions in [run.communities.positions]
      + (run.parted == nil ? [run.outlets.positions] : [])
    {
      try write(positions.longitudes)
      try write(positions.latitudes)
    }
    try run.parted?.forEachDegrees(write)
    try served.forEachLabels(run) { labels in
      served.append(labels, to: &writer)
      try sink(writer)
      writer.removeAll()
    }
    writer.append(littleEndian: served.lists.map { UInt32($0.count) })
    writer.append(littleEndian: served.lists.joined().map { UInt32($0) })
    writer.append(littleEndian: named)
    writer.append(littleEndian: texts)
    texts = []
    textBytes.withUnsafeBufferPointer { writer.append($0) }
    try sink(writer)
  }

  private static func tenMillionths(_ degrees: ContiguousArray<Double>) -> [Int32] {
    degrees.withUnsafeBufferPointer { degrees in
      [Int32](unsafeUninitializedCapacity: degrees.count) { scaled, count in
        for row in degrees.indices { scaled[row] = Int32((degrees[row] * 1e7).rounded()) }
        count = degrees.count
      }
    }
  }

  /// The rows of outlets that are the nearest of some category to some community, ascending.
  private func namedRows() -> [UInt32] {
    if let parted = run.parted { return Array(parted.nearestRows) }
    var isNamed = ContiguousArray(repeating: false, count: run.outlets.count)
    for row in run.table.nearestRows(ofCommunities: 0..<run.communities.count)
    where row < run.outlets.count { isNamed[Int(row)] = true }
    return isNamed.indices.filter { isNamed[$0] }.map { UInt32($0) }
  }

  /// Ids and names of outlets: how long each is, and all of them one after another.
  private func namedTexts(
    _ rows: [UInt32]
  ) -> (lengths: [UInt32], bytes: ContiguousArray<UInt8>) {
    var lengths: [UInt32] = []
    var bytes: ContiguousArray<UInt8> = []
    lengths.reserveCapacity(rows.count * 2)
    func add(_ text: UnsafeBufferPointer<UInt8>) {
      lengths.append(UInt32(text.count))
      bytes.append(contentsOf: text)
    }
    for (place, row) in rows.enumerated() {
      let row = run.parted == nil ? Int(row) : place
      run.outlets.ids.withBytes(row, add)
      if let names = run.outlets.names {
        names.withBytes(row, add)
      } else {
        lengths.append(0)
      }
    }
    return (lengths, bytes)
  }
}

/// The categories that outlets serve, numbered as their rows follow each other in `coverage.csv` for one community.
private struct ServedCategories {
  /// The different lists of numbers.
  let lists: [[Int]]
  /// The list of each of the run's labels.
  private let numbers: [Int]
  /// Bytes that the number of a list takes.
  let width: Int

  init(_ run: CoverageRun) {
    let grouping = run.categories.grouping
    var columnsOf = Array(repeating: [Int](), count: grouping.groupCount)
    for (column, group) in Self.groups(run).enumerated() { columnsOf[group].append(column) }
    var lists: [[Int]] = []
    var known: [[Int]: Int] = [:]
    numbers = grouping.groups.map { groups in
      let list = groups.flatMap { columnsOf[$0] }.sorted()
      if let number = known[list] { return number }
      known[list] = lists.count
      lists.append(list)
      return lists.count - 1
    }
    self.lists = lists
    width = lists.count <= 1 << 8 ? 1 : lists.count <= 1 << 16 ? 2 : 4
  }

  /// The group of outlets that each row of a community in `coverage.csv` is about.
  private static func groups(_ run: CoverageRun) -> [Int] {
    switch run.outcome {
    case .everyCategory: run.table.requirements.map(\.category)
    case .standards(let standards):
      standards.flatMap { assessed in
        assessed.standard.categories.indices.map {
          run.table.requirements[assessed.assessment.requirement(of: $0)].category
        }
      }
    }
  }

  /// Hands on the labels of a run's outlets, all of them or block by block.
  func forEachLabels(
    _ run: CoverageRun, _ body: (ContiguousArray<UInt32>) throws -> Void
  ) throws {
    guard let parted = run.parted else { return try body(run.categories.grouping.labels) }
    // Where some move about, their labels follow those of the others.
    try parted.forEachLabels(mobileOffset: UInt32(numbers.count / 2), body)
  }

  func append(_ labels: ContiguousArray<UInt32>, to writer: inout ByteWriter) {
    switch width {
    case 1: append(labels, numbers.map { UInt8($0) }, to: &writer)
    case 2: append(labels, numbers.map { UInt16($0) }, to: &writer)
    default: append(labels, numbers.map { UInt32($0) }, to: &writer)
    }
  }

  private func append<Number: FixedWidthInteger>(
    _ labels: ContiguousArray<UInt32>, _ numbers: [Number], to writer: inout ByteWriter
  ) {
    let column = numbers.withUnsafeBufferPointer { numbers in
      labels.withUnsafeBufferPointer { labels in
        [Number](unsafeUninitializedCapacity: labels.count) { column, count in
          for row in labels.indices { column[row] = numbers[Int(labels[row])] }
          count = labels.count
        }
      }
    }
    writer.append(littleEndian: column)
  }
}
