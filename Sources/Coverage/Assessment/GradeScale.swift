/// A standard's tiers, weights, headlines and grades with ids turned into numbers.
struct GradeScale: Sendable {
  /// A rule of a grade with numbers in place of ids; categories and tiers that the standard does not have are left out.
  enum Condition: Sendable {
    case share(tier: Int, atLeast: Double)
    case count(tier: Int, atLeast: Int)
    case covered([Int])
    case headlines(atLeast: Int)
    case score(atLeast: Double)
    case indicator(id: String, atLeast: Double)
  }

  let tierOf: [Int]
  let weights: [Double]
  let headlines: [[Int]]
  let tierCount: Int
  /// The rules of each grade.
  let conditions: [[Condition]]

  var categoryCount: Int { tierOf.count }

  init(_ standard: Standard) {
    let places = Dictionary(
      standard.categories.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let tiers = Dictionary(
      standard.tiers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    tierOf = standard.categories.map { tiers[$0.tier] ?? 0 }
    weights = standard.categories.map(\.weight.value)
    headlines = standard.headlines.map { $0.categories.compactMap { places[$0] } }
    tierCount = standard.tiers.count
    conditions = standard.grades.map { grade in
      grade.rules.map { rule in
        switch rule.value {
        case .share(let tier, let least): .share(tier: tiers[tier] ?? 0, atLeast: least)
        case .count(let tier, let least): .count(tier: tiers[tier] ?? 0, atLeast: least)
        case .covered(let ids): .covered(ids.compactMap { places[$0] })
        case .headlines(let least): .headlines(atLeast: least)
        case .score(let least): .score(atLeast: least)
        case .indicator(let id, let least): .indicator(id: id, atLeast: least)
        }
      }
    }
  }

  /// The highest grade whose rules and those of all lower ones are met, as an index of the standard's grades.
  func grade(_ tally: borrowing Tally, _ facts: CommunityFacts, _ community: Int) -> Int? {
    var reached: Int?
    for grade in conditions.indices {
      for condition in conditions[grade] where !isMet(condition, tally, facts, community) {
        return reached
      }
      reached = grade
    }
    return reached
  }

  /// Whether a community meets a rule.
  func isMet(
    _ condition: Condition, _ tally: borrowing Tally, _ facts: CommunityFacts, _ community: Int
  ) -> Bool {
    let value = value(of: condition, tally, facts, community)
    return switch condition {
    case .covered(let categories): value == Double(categories.count)
    case .share(_, let least), .score(let least), .indicator(_, let least): value >= least
    case .count(_, let least), .headlines(let least): value >= Double(least)
    }
  }

  /// The figure that a rule compares; NaN where it is not known.
  func value(
    of condition: Condition, _ tally: borrowing Tally, _ facts: CommunityFacts, _ community: Int
  ) -> Double {
    switch condition {
    case .share(let tier, _):
      return tally.required[tier] == 0
        ? 1 : Double(tally.covered[tier]) / Double(tally.required[tier])
    case .count(let tier, _): return Double(tally.covered[tier])
    case .covered(let categories):
      var covered = 0
      for category in categories where !tally.states[category].isMissing { covered += 1 }
      return Double(covered)
    case .headlines:
      var covered = 0
      for headline in headlines.indices
      where covers(headline: headline, { tally.states[$0] }) { covered += 1 }
      return Double(covered)
    case .score: return tally.score
    case .indicator(let id, _): return facts.indicator(id, of: community)
    }
  }

  /// Whether a headline is covered: any of its categories is met. Where none of them is required, nothing is lacking.
  @inline(__always)
  func covers(headline: Int, _ state: (Int) -> CategoryState) -> Bool {
    var isAsked = false
    for category in headlines[headline] {
      let state = state(category)
      guard state.contains(.required) else { continue }
      if state.contains(.met) { return true }
      isAsked = true
    }
    return !isAsked
  }

  /// Categories that would each lift the community's grade by themselves.
  func steps(
    _ tally: inout Tally, from grade: Int?, _ facts: CommunityFacts, _ community: Int
  ) -> [Int] {
    guard !conditions.isEmpty, grade != conditions.count - 1 else { return [] }
    var steps: [Int] = []
    for category in tierOf.indices where tally.states[category].isMissing {
      let other = tally.filling(category) { self.grade($0, facts, community) }
      if (other ?? -1) > (grade ?? -1) { steps.append(category) }
    }
    return steps
  }
}
