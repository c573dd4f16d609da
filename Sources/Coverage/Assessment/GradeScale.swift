/// A standard's tiers, weights, headlines and grades with ids turned into numbers.
struct GradeScale: Sendable {
  let standard: Standard
  let tierOf: [Int]
  let weights: [Double]
  let headlines: [[Int]]
  private let places: [String: Int]
  private let tiers: [String: Int]

  var categoryCount: Int { standard.categories.count }
  var tierCount: Int { standard.tiers.count }

  init(_ standard: Standard) {
    self.standard = standard
    let places = Dictionary(
      standard.categories.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let tiers = Dictionary(
      standard.tiers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    tierOf = standard.categories.map { tiers[$0.tier] ?? 0 }
    weights = standard.categories.map(\.weight.value)
    headlines = standard.headlines.map { $0.categories.compactMap { places[$0] } }
    self.places = places
    self.tiers = tiers
  }

  /// The highest grade whose rules and those of all lower ones are met, as an index of the standard's grades.
  func grade(_ tally: Tally, _ facts: CommunityFacts, _ community: Int) -> Int? {
    var reached: Int?
    for (number, grade) in standard.grades.enumerated() {
      for rule in grade.rules where !isMet(rule.value, tally, facts, community) { return reached }
      reached = number
    }
    return reached
  }

  /// Whether a community meets a rule.
  func isMet(
    _ rule: GradeRule, _ tally: Tally, _ facts: CommunityFacts, _ community: Int
  ) -> Bool {
    switch rule {
    case .covered(let ids): lacking(ids, tally).isEmpty
    case .share(_, let least), .score(let least), .indicator(_, let least):
      value(of: rule, tally, facts, community) >= least
    case .count(_, let least), .headlines(let least):
      value(of: rule, tally, facts, community) >= Double(least)
    }
  }

  /// The figure that a rule compares; NaN where it is not known.
  func value(
    of rule: GradeRule, _ tally: Tally, _ facts: CommunityFacts, _ community: Int
  ) -> Double {
    switch rule {
    case .share(let tier, _):
      let tier = tiers[tier] ?? 0
      return tally.required[tier] == 0
        ? 1 : Double(tally.covered[tier]) / Double(tally.required[tier])
    case .count(let tier, _): return Double(tally.covered[tiers[tier] ?? 0])
    case .covered(let ids): return Double(ids.count - lacking(ids, tally).count)
    case .headlines: return Double(headlines.count { tally.covers(headline: $0) })
    case .score: return tally.score
    case .indicator(let id, _): return facts.indicator(id, of: community)
    }
  }

  /// Which of some categories a community lacks.
  private func lacking(_ ids: [String], _ tally: Tally) -> [Int] {
    ids.compactMap { places[$0] }.filter { tally.states[$0].isMissing }
  }

  /// Categories that would each lift the community's grade by themselves.
  func steps(
    _ tally: Tally, from grade: Int?, _ facts: CommunityFacts, _ community: Int
  ) -> [Int] {
    guard !standard.grades.isEmpty, grade != standard.grades.count - 1 else { return [] }
    return tally.states.indices.filter { category in
      guard tally.states[category].isMissing else { return false }
      return (self.grade(tally.filling(category), facts, community) ?? -1) > (grade ?? -1)
    }
  }
}
