package import GeoCore

/// Finds the changed outlet that a community has gained or lost a category by.
final class CauseFinder {
  /// A changed outlet that serves a category now and did not before, or the other way round.
  private struct Candidate {
    var outlet: RecordedOutlet
    var event: ChangeCause.Event
  }

  private struct Key: Hashable {
    var category: String
    var standard: String?
    var isGain: Bool
  }

  private let changes: OutletChanges
  /// By category, from south to north; made when first asked for.
  private var candidates: [Key: [Candidate]] = [:]

  init(_ changes: OutletChanges) { self.changes = changes }

  /// The nearest changed outlet of a category.
  ///
  /// - Parameters:
  ///   - place: The community.
  ///   - category: The category's id.
  ///   - standard: The id of the standard that asks for it; `nil` where there is none.
  ///   - isGain: Whether it serves the category now and did not before, there.
  ///   - reach: How far it may be in metres: a walk is no shorter than the straight line.
  /// - Returns: `nil` where there is none so near.
  func nearest(
    to place: RecordedPlace, category: String, standard: String?, isGain: Bool, within reach: Double
  ) -> ChangeCause? {
    let list = list(Key(category: category, standard: standard, isGain: isGain))
    // No degree of latitude is shorter than 110,574 m; positions are written to a centimetre.
    let metres = min(reach, 1e7) + 0.02
    let window = Int64(metres / 110_500 * 1e7) + 1
    let (south, north) = (Int64(place.latitude) - window, Int64(place.latitude) + window)
    var row = list.partition { Int64($0.outlet.place.latitude) < south }
    var best: (metres: Double, candidate: Candidate)?
    while row < list.count, Int64(list[row].outlet.place.latitude) <= north {
      let length = geodesicLength(from: place.coordinate, to: list[row].outlet.place.coordinate)
      let isNearer = best.map { length < $0.metres } ?? true
      if length <= metres, isNearer { best = (length, list[row]) }
      row += 1
    }
    return best.map { .outlet($0.candidate.outlet, $0.candidate.event, metres: $0.metres) }
  }

  private func list(_ key: Key) -> [Candidate] {
    if let known = candidates[key] { return known }
    func serves(_ outlet: RecordedOutlet) -> Bool { outlet.serves(key.category, key.standard) }
    var list = (key.isGain ? changes.opened : changes.closed).filter(serves).map {
      Candidate(outlet: $0, event: key.isGain ? .opened : .closed)
    }
    for pair in changes.moved {
      let outlet = key.isGain ? pair.after : pair.before
      if serves(outlet) { list.append(Candidate(outlet: outlet, event: .moved)) }
    }
    for pair in changes.recategorised {
      let (outlet, other) = key.isGain ? (pair.after, pair.before) : (pair.before, pair.after)
      if serves(outlet), !serves(other) {
        list.append(Candidate(outlet: outlet, event: .recategorised))
      }
    }
    list.sort { a, b in
      a.outlet.place.latitude != b.outlet.place.latitude
        ? a.outlet.place.latitude < b.outlet.place.latitude : a.outlet < b.outlet
    }
    candidates[key] = list
    return list
  }
}

extension RecordedPlace {
  /// In degrees.
  package var coordinate: Coordinate {
    Coordinate(longitude: Double(longitude) / 1e7, latitude: Double(latitude) / 1e7)
  }
}

extension Array {
  /// The first place from which on no element fulfils a condition, which those before it do.
  fileprivate func partition(_ isBefore: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
