import GeoCore

/// What a summary counts of all findings, in two passes over them as they lie in memory.
struct FindingTally {
  /// How many requirements each community does not meet; none where nothing is known of it.
  private(set) var missing: ContiguousArray<Int>
  /// Communities of which something is known, and their residents.
  private(set) var known = 0
  private(set) var knownResidents = 0.0
  /// How many communities meet each requirement.
  private(set) var covered: [Int]
  /// How many residents they have, of those whose number is known.
  private(set) var coveredResidents: [Double]
  /// The middle distance to each requirement's nearest outlets, the upper of two; `nil` where there is no outlet.
  let medians: [Double?]
  /// Pairs of a community and an outlet within the limit.
  private(set) var pairs = 0

  init(_ table: CoverageTable, _ populations: ContiguousArray<Double>?) {
    let width = table.requirements.count
    missing = ContiguousArray(repeating: 0, count: table.communityCount)
    covered = [Int](repeating: 0, count: width)
    coveredResidents = [Double](repeating: 0, count: width)
    var distances = DistanceHistogram(width: width)
    for row in 0..<table.communityCount where table.isKnown?[row] != false {
      let population = populations?[row] ?? 0
      let residents = population.isNaN ? 0 : population
      known += 1
      knownResidents += residents
      for requirement in 0..<width {
        let entry = table.storage[row * width + requirement]
        distances.count(entry, requirement)
        pairs += Int(entry.count)
        if entry.count > 0 {
          covered[requirement] += 1
          coveredResidents[requirement] += residents
        } else {
          missing[row] += 1
        }
      }
    }
    medians = distances.middles(of: table.storage, communityCount: table.communityCount)
  }
}

/// Distances by the leading bits of their doubles, which order as the distances do: sixteen steps from one power of two to the
/// next, from 2⁻¹⁶ m to 2⁴⁸ m.
///
/// O(n), where sorting twenty columns of a city took longer than measuring it.
private struct DistanceHistogram {
  private static let steps = 1_024
  private let width: Int
  private var counts: ContiguousArray<UInt32>
  private var totals: [Int]

  init(width: Int) {
    self.width = width
    counts = ContiguousArray(repeating: 0, count: width * Self.steps)
    totals = [Int](repeating: 0, count: width)
  }

  @inline(__always)
  private static func step(_ metres: Double) -> Int {
    let leading = Int(truncatingIfNeeded: metres.bitPattern &>> 48) &- (1_023 - 16) * 16
    return min(max(leading, 0), steps - 1)
  }

  @inline(__always)
  mutating func count(_ entry: FindingStorage.Entry, _ requirement: Int) {
    guard entry.row != FindingStorage.Entry.nobody else { return }
    counts[requirement * Self.steps + Self.step(entry.metres)] += 1
    totals[requirement] += 1
  }

  /// The middle distance of each requirement, once all have been counted.
  func middles(of storage: FindingStorage, communityCount: Int) -> [Double?] {
    let wanted = (0..<width).map(middleStep)
    var distances = [[Double]](repeating: [], count: width)
    for requirement in 0..<width {
      distances[requirement].reserveCapacity(wanted[requirement].count)
    }
    for row in 0..<communityCount {
      for requirement in 0..<width {
        let entry = storage[row * width + requirement]
        if Self.step(entry.metres) == wanted[requirement].step,
          entry.row != FindingStorage.Entry.nobody
        {
          distances[requirement].append(entry.metres)
        }
      }
    }
    return (0..<width).map { requirement in
      distances[requirement].isEmpty
        ? nil : distances[requirement].sorted()[wanted[requirement].place]
    }
  }

  /// The step that the middle distance lies in, how many distances do, and its place among them.
  private func middleStep(_ requirement: Int) -> (step: Int, place: Int, count: Int) {
    var place = totals[requirement] / 2
    for step in 0..<Self.steps {
      let count = Int(counts[requirement * Self.steps + step])
      if place < count { return (step, place, count) }
      place -= count
    }
    return (-1, 0, 0)
  }
}
