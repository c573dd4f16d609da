import GeoCore

/// What is known of some communities from earlier parts.
struct KnownFindings: Sendable {
  let storage: FindingStorage
  /// The communities' rows.
  let members: [UInt32]

  /// Metres for each group beyond which a community has something nearer already.
  func bounds(
    _ number: Int, _ requirements: [Requirement], groups: Int
  ) -> ContiguousArray<Double> {
    var bounds = ContiguousArray(repeating: 0.0, count: groups)
    let first = Int(members[number]) * requirements.count
    for (place, requirement) in requirements.enumerated() {
      bounds[requirement.category] = storage[first + place].metres + FindingMerge.band
    }
    return bounds
  }
}

/// Adds what a part has for some communities to what is known.
struct FindingMerge: Sendable {
  let places: Positions
  let members: [UInt32]
  let storage: FindingStorage
  let width: Int
  let part: CoverageTable
  let outlets: Positions
  let rows: ContiguousArray<UInt32>
  let position: @Sendable (UInt32) throws -> Coordinate

  /// Two lengths closer than this, in metres, may be in the other order: each is known to 0.6 µm.
  static let band = 2e-6

  func run(_ numbers: Range<Int>) throws {
    for number in numbers {
      let target = storage.entries.baseAddress! + Int(members[number]) * width
      for place in 0..<width {
        var new = part.storage[number * width + place]
        target[place].count += new.count
        guard new.row != FindingStorage.Entry.nobody else { continue }
        let outlet = outlets[Int(new.row)]
        new.row = rows[Int(new.row)]
        guard try isNearer(new, outlet, than: target[place], from: places[number]) else { continue }
        target[place].metres = new.metres
        target[place].row = new.row
      }
    }
  }

  private func isNearer(
    _ new: FindingStorage.Entry, _ outlet: Coordinate, than old: FindingStorage.Entry,
    from home: Coordinate
  ) throws -> Bool {
    if old.row == FindingStorage.Entry.nobody { return true }
    if abs(new.metres - old.metres) > Self.band { return new.metres < old.metres }
    let known = geodesicLength(from: home, to: try position(old.row))
    return (geodesicLength(from: home, to: outlet), new.row) < (known, old.row)
  }
}
