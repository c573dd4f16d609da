public import GeoCore

/// Where outlets are reached: at their entrances, those that have some, and at their own positions, the others.
///
/// An outlet counts once, by the nearest of its places. Those without entrances may be reached anywhere along their outlines instead; along
/// a network, at places of these.
public struct OutletPlaces: Sendable {
  /// The places of the first outlet, then those of the second, and so on.
  public let positions: Positions
  /// How many outlets there are.
  public let outletCount: Int
  /// The first place of each outlet, and the number of places; empty where each outlet has its own position alone.
  private let starts: ContiguousArray<UInt32>
  /// The entrance at each place, ``none`` for an outlet's own position.
  private let entrances: ContiguousArray<UInt32>

  /// The outlets' outlines, where the nearest part of an outline is to count; of outlets with entrances they are of no account.
  public var outlines: Outlines? {
    willSet { precondition(newValue.map { $0.count == outletCount } ?? true, "one row an outlet") }
  }

  private static let none = UInt32.max

  /// Outlets that are reached at their own positions.
  public init(_ outlets: Positions) {
    positions = outlets
    outletCount = outlets.count
    (starts, entrances) = ([], [])
  }

  /// Outlets some of which have entrances; these take the place of their own positions.
  ///
  /// - Parameters:
  ///   - outlets: The outlets' own positions.
  ///   - entrances: Where entrances are, in any order.
  ///   - rows: The row of each entrance's outlet.
  /// - Precondition: There is a row for each entrance, of an outlet that is there; fewer than 2³² − 1 of either.
  /// - Complexity: O(outlets + entrances).
  public init(_ outlets: Positions, entrances: Positions, of rows: ContiguousArray<UInt32>) {
    precondition(entrances.count == rows.count, "one row for each entrance")
    var counts = ContiguousArray<UInt32>(repeating: 0, count: outlets.count)
    for row in rows { counts[Int(row)] += 1 }
    var starts = ContiguousArray<UInt32>(repeating: 0, count: outlets.count + 1)
    for row in counts.indices { starts[row + 1] = starts[row] + max(counts[row], 1) }
    let count = Int(starts[outlets.count])
    var x = ContiguousArray<Double>(repeating: 0, count: count)
    var y = x
    var numbers = ContiguousArray(repeating: Self.none, count: count)
    for row in counts.indices where counts[row] == 0 {
      let place = Int(starts[row])
      (x[place], y[place]) = (outlets.longitudes[row], outlets.latitudes[row])
    }
    var next = starts
    for (entrance, row) in rows.enumerated() {
      let place = Int(next[Int(row)])
      (x[place], y[place]) = (entrances.longitudes[entrance], entrances.latitudes[entrance])
      numbers[place] = UInt32(entrance)
      next[Int(row)] += 1
    }
    positions = Positions(longitudes: x, latitudes: y)
    outletCount = outlets.count
    (self.starts, self.entrances) = (starts, numbers)
  }

  /// The same outlets, some of them reached at other places than before, which are no entrances; without outlines.
  ///
  /// - Parameters:
  ///   - rows: The row of the outlet of each place, ascending.
  ///   - places: The places.
  /// - Returns: The outlets; those that no place is given for stay where they are.
  /// - Complexity: O(places).
  public func moving(_ rows: ContiguousArray<UInt32>, to places: Positions) -> OutletPlaces {
    precondition(rows.count == places.count, "a row for each place")
    var positions = Positions()
    var starts: ContiguousArray<UInt32> = [0]
    var entrances: ContiguousArray<UInt32> = []
    var next = 0
    for row in 0..<outletCount {
      let first = next
      while next < rows.count, rows[next] == row {
        positions.append(places[next])
        entrances.append(Self.none)
        next += 1
      }
      if next == first {
        for place in self.places(ofOutlet: row) {
          positions.append(self.positions[place])
          entrances.append(self.entrances.isEmpty ? Self.none : self.entrances[place])
        }
      }
      starts.append(UInt32(positions.count))
    }
    return OutletPlaces(positions, outletCount, starts, entrances)
  }

  private init(
    _ positions: Positions, _ outletCount: Int, _ starts: ContiguousArray<UInt32>,
    _ entrances: ContiguousArray<UInt32>
  ) {
    (self.positions, self.outletCount) = (positions, outletCount)
    (self.starts, self.entrances) = (starts, entrances)
  }

  /// The places of an outlet, at least one.
  public func places(ofOutlet row: Int) -> Range<Int> {
    starts.isEmpty ? row..<row + 1 : Int(starts[row])..<Int(starts[row + 1])
  }

  /// The entrance at a place, as its number among those given; `nil` at an outlet's own position.
  public func entrance(at place: Int) -> Int? {
    guard !entrances.isEmpty, entrances[place] != Self.none else { return nil }
    return Int(entrances[place])
  }

  /// Whether an outlet is reached anywhere along its outline.
  public func isDrawn(_ row: Int) -> Bool {
    guard let outlines, outlines.isDrawn(row) else { return false }
    return entrance(at: places(ofOutlet: row).lowerBound) == nil
  }

  /// How far an outlet is as the crow flies, in metres, by Karney's geodesic to the nearest place where it is reached.
  ///
  /// - Complexity: O(places of the outlet), or O(corners of its outline).
  public func distance(from query: QueryPoint, to row: Int) -> Double {
    if let outlines, isDrawn(row) { return outlines.distance(from: query, to: row) }
    return places(ofOutlet: row).lazy
      .map { geodesicLength(from: query.coordinate, to: positions[$0]) }.min() ?? .infinity
  }

  /// Whether any outlet has several places.
  var hasSeveral: Bool { positions.count > outletCount }

  /// The outlets with their first places; those that are reached at others, too, are in no group.
  func firstPlaces(_ grouping: Grouping) -> (positions: Positions, grouping: Grouping) {
    guard !starts.isEmpty || outlines != nil else { return (positions, grouping) }
    let nowhere = UInt32(grouping.groups.count)
    let labels = (0..<outletCount).map { row in
      places(ofOutlet: row).count > 1 || isDrawn(row) ? nowhere : grouping.labels[row]
    }
    return (
      Positions((0..<outletCount).lazy.map { positions[places(ofOutlet: $0).lowerBound] }),
      Grouping(
        labels: ContiguousArray(labels), groups: grouping.groups + [[]],
        groupCount: grouping.groupCount)
    )
  }
}
