import GeoCore
public import GeoFormats

/// Positions in ten-millionths of a degree of the working frame: about a centimetre.
public struct FinishedPositions: Sendable, Equatable {
  /// East, −1,800,000,000...1,800,000,000.
  public internal(set) var longitudes: ContiguousArray<Int32> = []
  /// North, −900,000,000...900,000,000.
  public internal(set) var latitudes: ContiguousArray<Int32> = []

  /// The number of positions.
  public var count: Int { longitudes.count }
}

/// The outlets of a finished run.
public struct FinishedOutlets: Sendable {
  /// Where each is, in the order of the table's rows.
  public internal(set) var positions = FinishedPositions()
  /// The list of what each serves, as an index of ``lists``.
  public internal(set) var labels: ContiguousArray<UInt32> = []
  /// The different lists of categories served, numbered through all assessments of the run: those of the first come first.
  public internal(set) var lists: [[Int]] = []
  /// The rows of those that are the nearest of some category to some community, ascending; only they have ids and names here.
  public internal(set) var namedRows: ContiguousArray<UInt32> = []
  /// Their ids.
  public internal(set) var namedIDs = StringColumn()
  /// Their names, empty where unknown.
  public internal(set) var names = StringColumn()

  /// The number of outlets.
  public var count: Int { positions.count }
}

extension FinishedPositions {
  /// Positions in degrees, rounded.
  init(_ places: [Coordinate]) {
    for place in places { append(longitude: place.longitude, latitude: place.latitude) }
  }

  /// Adds a position in degrees, rounded.
  mutating func append(longitude: Double, latitude: Double) {
    longitudes.append(Int32((longitude * 1e7).rounded()))
    latitudes.append(Int32((latitude * 1e7).rounded()))
  }

  /// Takes two columns apart, the lowest byte of each number first; `nil` where there are not so many, or one lies outside its
  /// bounds.
  init?(_ bytes: ContiguousArray<UInt8>, count: Int) {
    var reader = ColumnReader(bytes)
    guard let positions = reader.positions(count) else { return nil }
    self = positions
  }
}

/// What `places.bin` holds.
package struct PlacesDocument {
  package private(set) var communities = FinishedPositions()
  package private(set) var outlets = FinishedOutlets()

  /// Takes the columns apart; `nil` where the bytes are not such a file, or a number in it lies outside its bounds.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - categoryCount: How many categories all assessments have together.
  package init?(_ bytes: ContiguousArray<UInt8>, categoryCount: Int) {
    var reader = ColumnReader(bytes)
    guard let (width, counts) = reader.head(), let communities = reader.positions(counts[0]),
      let positions = reader.positions(counts[1]),
      let labels = reader.labels(counts[1], width: width),
      let listCounts = reader.numbers(counts[2], UInt32.self),
      let entries = reader.numbers(counts[3], UInt32.self),
      let named = reader.numbers(counts[4], UInt32.self),
      let lengths = reader.numbers(counts[4].multipliedReportingOverflow(by: 2).partialValue),
      let lists = Self.lists(listCounts, entries), reader.restCount == counts[5],
      labels.allSatisfy({ $0 < lists.count }), entries.allSatisfy({ $0 < categoryCount }),
      zip(named, named.dropFirst()).allSatisfy(<), (named.last ?? 0) < max(counts[1], 1),
      lengths.reduce(0, { $0 + Int($1) }) == counts[5]
    else { return nil }
    self.communities = communities
    (outlets.positions, outlets.labels, outlets.lists) = (positions, labels, lists)
    outlets.namedRows = named
    for place in named.indices {
      outlets.namedIDs.append(utf8: reader.rest(Int(lengths[2 * place])))
      outlets.names.append(utf8: reader.rest(Int(lengths[2 * place + 1])))
    }
  }

  /// How many communities a file has whose first ``PlacesFile/headerSize`` bytes these are; `nil` where they are something else.
  static func communityCount(_ head: ContiguousArray<UInt8>) -> Int? {
    var reader = ColumnReader(head)
    return reader.head().flatMap { $0.counts[0] <= Int(UInt32.max) ? $0.counts[0] : nil }
  }

  private static func lists(
    _ counts: ContiguousArray<UInt32>, _ entries: ContiguousArray<UInt32>
  ) -> [[Int]]? {
    var place = 0
    var lists: [[Int]] = []
    for count in counts {
      guard place + Int(count) <= entries.count else { return nil }
      lists.append(entries[place..<place + Int(count)].map { Int($0) })
      place += Int(count)
    }
    return place == entries.count ? lists : nil
  }
}

extension ColumnReader {
  /// The head of the file: how many bytes the number of a list takes, and how many there are of everything.
  fileprivate mutating func head() -> (width: UInt32, counts: [Int])? {
    guard numbers(PlacesFile.magic.count, UInt8.self).map(Array.init) == PlacesFile.magic,
      let head = numbers(2, UInt32.self), head[0] == PlacesFile.version,
      let counts = numbers(6, UInt64.self)?.map({ Int(clamping: $0) })
    else { return nil }
    return (head[1], counts)
  }

  fileprivate mutating func labels(_ count: Int, width: UInt32) -> ContiguousArray<UInt32>? {
    switch width {
    case 1: numbers(count, UInt8.self).map { ContiguousArray($0.map { UInt32($0) }) }
    case 2: numbers(count, UInt16.self).map { ContiguousArray($0.map { UInt32($0) }) }
    case 4: numbers(count)
    default: nil
    }
  }
}
