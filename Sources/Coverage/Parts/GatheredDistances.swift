import GeoCore

/// Distances to the few nearest outlets of each community, for standards that ask for more than one.
struct GatheredDistances: Sendable {
  /// A group of which more than one is asked for.
  private struct Wanted: Sendable {
    /// Requirements whose counts say whether enough are within their limits, and how many are enough at most.
    var needs: [(requirement: Int, number: Int)]
    /// The farthest limit.
    var limit: Double
    /// How many at most.
    var number: Int
    /// Where its distances begin.
    var first = 0
  }

  /// By group.
  private let wanted: [Int: Wanted]
  /// Distances that each community has room for.
  private let width: Int
  /// In ascending order for each community and group, infinite where there are fewer.
  private var metres: ContiguousArray<Double>

  /// `nil` where nothing but single outlets is asked for.
  init?(_ demand: StandardDemand, _ facts: CommunityFacts, communityCount: Int) {
    var wanted: [Int: Wanted] = [:]
    for (columns, terms) in demand.terms {
      let number = terms.mostNeeded(facts, communityCount)
      guard number > 1 else { continue }
      let requirement = demand.requirements[columns.limit]
      var item =
        wanted[requirement.category] ?? Wanted(needs: [], limit: requirement.limit, number: number)
      item.needs.append((columns.limit, number))
      item.limit = max(item.limit, requirement.limit)
      item.number = max(item.number, number)
      wanted[requirement.category] = item
    }
    if wanted.isEmpty { return nil }
    var first = 0
    for group in wanted.keys.sorted() {
      wanted[group]?.first = first
      first += wanted[group]?.number ?? 0
    }
    (self.wanted, width) = (wanted, first)
    metres = ContiguousArray(repeating: .infinity, count: communityCount * first)
  }

  /// The farthest distance that something nearer would change, for groups of which a community lacks outlets within a limit.
  func farthest(_ row: Int, _ storage: FindingStorage, width all: Int) -> Double {
    wanted.values.reduce(0) { farthest, item in
      lacks(item, row, storage, all)
        ? max(farthest, metres[row * width + item.first + item.number - 1]) : farthest
    }
  }

  /// Whether not all of a group's limits have enough: where they have, nobody asks for distances.
  private func lacks(_ item: Wanted, _ row: Int, _ storage: FindingStorage, _ all: Int) -> Bool {
    item.needs.contains { storage[row * all + $0.requirement].count < $0.number }
  }

  /// Adds a part's outlets, for those of some communities that do not have enough within the limits so far.
  mutating func add(
    _ analysis: CoverageAnalysis, _ places: Positions, _ members: [UInt32],
    _ storage: FindingStorage, width all: Int, workers: Int
  ) async throws {
    let known = self
    let counts = analysis.categories.grouping.counts
    let size = 512
    let blocks = (members.count + size - 1) / size
    let parts = try await concurrentMap(blocks, workers: workers) { block in
      let search = CircleSearch(analysis, places)
      let numbers = block * size..<min(members.count, (block + 1) * size)
      var found = ContiguousArray<Double>()
      for number in numbers {
        let row = Int(members[number])
        let first = found.count
        found.append(contentsOf: known.metres[row * known.width..<(row + 1) * known.width])
        for (group, item) in known.wanted where known.lacks(item, row, storage, all) {
          let begin = first + item.first
          Self.merge(
            &found, begin..<begin + item.number, search, group, counts[group], item.limit, number)
        }
      }
      return found
    }
    for (number, value) in parts.joined().enumerated() {
      metres[Int(members[number / width]) * width + number % width] = value
    }
  }

  /// Puts a part's distances among those that are known.
  private static func merge(
    _ metres: inout ContiguousArray<Double>, _ places: Range<Int>, _ search: CircleSearch,
    _ group: Int, _ count: Int, _ limit: Double, _ row: Int
  ) {
    let wanted = min(places.count, count)
    if wanted == 0 { return }
    let bound = min(metres[places.upperBound - 1], CircleSearch.farthest)
    var radius = min(max(2 * limit, 100), bound)
    var found = search.neighbors(of: group, within: radius, ofCommunity: row)
    while found.count < wanted, radius < bound {
      radius = min(3 * radius, bound)
      found = search.neighbors(of: group, within: radius, ofCommunity: row)
    }
    for neighbor in found.prefix(places.count) {
      var place = places.upperBound - 1
      guard neighbor.metres < metres[place] else { return }
      while place > places.lowerBound, metres[place - 1] > neighbor.metres {
        metres[place] = metres[place - 1]
        place -= 1
      }
      metres[place] = neighbor.metres
    }
  }

  /// The distance to an outlet by its number among the nearest; `nil` where there are fewer.
  func distance(toNearest number: Int, of group: Int, ofCommunity community: Int) -> Double? {
    guard let item = wanted[group], number <= item.number else { return nil }
    let found = metres[community * width + item.first + number - 1]
    return found.isFinite ? found : nil
  }
}

extension StandardDemand {
  /// The most outlets of a category whose distances are kept for every community while outlets come in parts.
  static let mostGathered = 16

  /// What each category of each standard asks for, and where.
  var terms: [(columns: Columns, terms: CategoryTerms)] {
    zip(standards, columns).flatMap { standard, columns in
      zip(columns, standard.categories.map(\.terms)).map { ($0, $1) }
    }
  }

  /// Whether outlets may come part by part: counts and a few distances are enough, and no capacities within a limit are asked
  /// for.
  public func canBeGathered(_ facts: CommunityFacts, communityCount: Int) -> Bool {
    terms.allSatisfy { _, terms in
      terms.capacityPerThousand == nil
        && terms.mostNeeded(facts, communityCount) <= Self.mostGathered
    }
  }
}

extension CategoryTerms {
  /// How many outlets any community must have.
  func mostNeeded(_ facts: CommunityFacts, _ communityCount: Int) -> Int {
    guard outletsPerThousand != nil else { return minimum }
    return (0..<communityCount).reduce(minimum) {
      max($0, needed(residents: facts.residents(of: $1)))
    }
  }
}
