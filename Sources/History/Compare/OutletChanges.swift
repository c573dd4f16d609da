/// What became of the outlets between two runs.
///
/// An outlet of the same place and services in both runs is the same one. Of the others, those with one id are the same outlet, which
/// has moved or serves something else; so is one in the same place whose id is not known in both runs: it serves something else. All
/// that is left has opened or closed. A run keeps ids of those outlets alone that are the nearest of some category to some
/// community, so that an outlet which has moved may also show as closed and opened.
public struct OutletChanges: Sendable, Equatable {
  /// An outlet that is there in both runs, but not as it was.
  public struct Pair: Sendable, Equatable {
    /// As it was.
    public var before: RecordedOutlet
    /// As it is.
    public var after: RecordedOutlet
  }

  /// Those that are new, ascending.
  public private(set) var opened: [RecordedOutlet] = []
  /// Those that are gone, ascending.
  public private(set) var closed: [RecordedOutlet] = []
  /// Those in another place than before, ascending by what they were.
  public private(set) var moved: [Pair] = []
  /// Those in the same place that serve something else than before, ascending by what they were.
  public private(set) var recategorised: [Pair] = []

  /// Compares outlets, which are sorted.
  ///
  /// - Complexity: O(n) and O(m log m) of the m that differ.
  public init(from before: [RecordedOutlet], to after: [RecordedOutlet]) {
    (closed, opened) = Self.differing(before, after)
    pair(by: { $0.id.isEmpty ? nil : $0.id })
    pairPlaces()
    moved.sort { $0.before < $1.before }
    recategorised.sort { $0.before < $1.before }
  }

  /// Those of either list that the other one does not have, whatever they are called.
  private static func differing(
    _ before: [RecordedOutlet], _ after: [RecordedOutlet]
  ) -> ([RecordedOutlet], [RecordedOutlet]) {
    var (gone, new): ([RecordedOutlet], [RecordedOutlet]) = ([], [])
    var (a, b) = (before[...], after[...])
    while let first = [a.first, b.first].compactMap({ $0 }).min(by: { $0.isPlacedBefore($1) }) {
      let old = a.prefix { $0.isAsPlaced(first) }
      let now = b.prefix { $0.isAsPlaced(first) }
      (a, b) = (a.dropFirst(old.count), b.dropFirst(now.count))
      if old.count == now.count { continue }
      // Of several in one place, those stay whose ids do.
      let (ids, newIDs) = (Set(old.map(\.id)), Set(now.map(\.id)))
      gone += old.sorted { newIDs.contains($0.id) && !newIDs.contains($1.id) }.dropFirst(now.count)
      new += now.sorted { ids.contains($0.id) && !ids.contains($1.id) }.dropFirst(old.count)
    }
    return (gone, new)
  }

  /// Takes out of the closed and opened those that are the same by something that no two of one run share.
  private mutating func pair(by key: (RecordedOutlet) -> String?) {
    var places: [String: Int] = [:]
    for (place, outlet) in opened.enumerated() {
      if let key = key(outlet), places[key] == nil { places[key] = place }
    }
    var isTaken = Array(repeating: false, count: opened.count)
    closed = closed.filter { outlet in
      guard let place = key(outlet).flatMap({ places.removeValue(forKey: $0) }) else { return true }
      isTaken[place] = true
      add(Pair(before: outlet, after: opened[place]))
      return false
    }
    opened = opened.indices.filter { !isTaken[$0] }.map { opened[$0] }
  }

  /// Takes out those that share a place, as far as their ids do not tell them apart.
  private mutating func pairPlaces() {
    var places: [RecordedPlace: [Int]] = [:]
    for (number, outlet) in opened.enumerated() { places[outlet.place, default: []].append(number) }
    var isTaken = Array(repeating: false, count: opened.count)
    closed = closed.filter { outlet in
      let others = places[outlet.place] ?? []
      guard
        let other = others.first(where: {
          !isTaken[$0] && (outlet.id.isEmpty || opened[$0].id.isEmpty)
        })
      else { return true }
      isTaken[other] = true
      add(Pair(before: outlet, after: opened[other]))
      return false
    }
    opened = opened.indices.filter { !isTaken[$0] }.map { opened[$0] }
  }

  private mutating func add(_ pair: Pair) {
    if pair.before.place == pair.after.place {
      recategorised.append(pair)
    } else {
      moved.append(pair)
    }
  }

  /// How many outlets have changed.
  public var count: Int { opened.count + closed.count + moved.count + recategorised.count }
}

extension RecordedOutlet {
  /// Whether another one stands in the same place and serves the same.
  fileprivate func isAsPlaced(_ other: RecordedOutlet) -> Bool {
    place == other.place && services == other.services
  }

  fileprivate func isPlacedBefore(_ other: RecordedOutlet) -> Bool {
    place != other.place ? place < other.place : services.precedes(other.services)
  }

  /// Whether it serves a category under a standard.
  package func serves(_ category: String, _ standard: String?) -> Bool {
    services.split(separator: "|").contains { word in
      word == category || word == "\(category):\(standard ?? "")"
    }
  }
}
