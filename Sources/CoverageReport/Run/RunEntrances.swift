import Coverage
public import GeoCore
public import GeoFormats

/// The entrances of a run's outlets.
///
/// An outlet that has some is reached by the nearest of them, whatever its own position.
public struct RunEntrances: Sendable {
  /// An entrance, as people are told of it.
  public struct Entrance: Hashable, Sendable {
    /// Its name or number; empty where it has none.
    public var name: String
    /// Where it is, in the run's working frame.
    public var position: Coordinate
  }

  /// The table; its ids are those of the outlets.
  public private(set) var table: PointTable
  /// The row of each entrance's outlet.
  private(set) var outlets: ContiguousArray<UInt32>

  /// Metres beyond which an entrance is not one of its outlet: more than parks, campuses and airports measure.
  static let farthest = 10_000.0

  /// Finds the outlets that entrances lead to.
  ///
  /// - Parameters:
  ///   - table: The entrances.
  ///   - outlets: The outlets, in the same frame.
  ///   - badRows: What to do with entrances of no outlet, and those further from theirs than ``farthest``.
  /// - Throws: `InputError` where they are not to be set aside.
  /// - Complexity: O(outlets + entrances).
  init(
    _ table: PointTable, of outlets: PointTable, badRows: PointTable.Request.BadRows
  ) throws(InputError) {
    let found = Self.rows(table, of: outlets)
    var bad: [(row: Int, reason: InputProblem.Reason)] = []
    for (row, outlet) in found.enumerated() {
      guard let outlet else {
        bad.append((row, .unknownOutlet))
        continue
      }
      let metres = geodesicLength(
        from: table.positions[row], to: outlets.positions[Int(outlet)])
      if metres > Self.farthest { bad.append((row, .farFromOutlet(metres: metres))) }
    }
    if badRows == .stop, !bad.isEmpty {
      let problems = bad.prefix(20).map { row, reason in
        InputProblem(
          reason, file: table.source.path, line: table.line(ofRow: row), unit: table.unit,
          field: table.roles[.outlet], value: table.ids[row])
      }
      throw InputError(problems, count: bad.count)
    }
    let gone = Set(bad.map(\.row))
    self.table = table.settingAside(bad)
    self.outlets = ContiguousArray(
      found.indices.lazy.filter { !gone.contains($0) }.compactMap { found[$0] })
  }

  /// The row of each entrance's outlet; `nil` where there is none.
  private static func rows(_ table: PointTable, of outlets: PointTable) -> [UInt32?] {
    var numbers: [String: Int] = [:]
    let wanted = (0..<table.count).map { row in
      let number = numbers[table.ids[row], default: numbers.count]
      numbers[table.ids[row]] = number
      return number
    }
    var rows = [UInt32?](repeating: nil, count: numbers.count)
    guard !numbers.isEmpty else { return [] }
    for row in 0..<outlets.count {
      if let number = numbers[outlets.ids[row]] { rows[number] = UInt32(row) }
    }
    return wanted.map { rows[$0] }
  }

  /// Lets the entrances of outlets that are set aside lead to others.
  ///
  /// - Parameters:
  ///   - pairs: The rows of outlets that are set aside, ascending, each with the row of the same outlet that is kept.
  ///   - count: How many outlets there were.
  mutating func follow(_ pairs: [DuplicateCheck.Pair], of count: Int) {
    guard !outlets.isEmpty, !pairs.isEmpty else { return }
    var now = ContiguousArray((0..<UInt32(count)))
    for pair in pairs { now[pair.row] = .max }
    var next: UInt32 = 0
    for row in now.indices where now[row] != .max {
      now[row] = next
      next += 1
    }
    // The first of several is an earlier row, so that it has its number already.
    for pair in pairs { now[pair.row] = now[pair.first] }
    outlets = ContiguousArray(outlets.map { now[Int($0)] })
  }

  /// An entrance, as people are told of it.
  func entrance(_ number: Int) -> Entrance {
    Entrance(name: table.names?[number] ?? "", position: table.positions[number])
  }
}

extension RunInputs {
  /// Where outlets are reached.
  var outletPlaces: OutletPlaces {
    var places =
      entrances.map { entrances in
        OutletPlaces(
          outlets.positions, entrances: entrances.table.positions, of: entrances.outlets)
      } ?? OutletPlaces(outlets.positions)
    places.outlines = outlets.outlines
    return places
  }
}

extension PointTable {
  /// The outlets with their outlines, which OpenStreetMap data has apart from the table.
  ///
  /// - Throws: `RunError.noOutlines` where none is drawn.
  func outlined(_ options: RunOptions, _ extract: OSMExtract?) throws(RunError) -> PointTable {
    let table =
      options.outlets == nil ? extract.map { outlined(by: $0.outlets) } ?? self : self
    guard let outlines = table.outlines, (0..<outlines.count).contains(where: outlines.isDrawn)
    else { throw .noOutlines(file: source.path) }
    return table
  }
}
