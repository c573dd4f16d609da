/// One community's states, counted up so that scores and grades are quick to say.
struct Tally {
  private let scale: GradeScale
  private(set) var states: [CategoryState]
  private(set) var required: [Int]
  private(set) var covered: [Int]
  private(set) var requiredWeight = 0.0
  private(set) var coveredWeight = 0.0

  init(_ scale: GradeScale) {
    self.scale = scale
    states = Array(repeating: [], count: scale.categoryCount)
    required = Array(repeating: 0, count: scale.tierCount)
    covered = required
  }

  /// Takes the states of a community.
  mutating func take(_ newStates: ContiguousArray<CategoryState>.SubSequence) {
    for tier in required.indices { (required[tier], covered[tier]) = (0, 0) }
    (requiredWeight, coveredWeight) = (0, 0)
    for (category, state) in newStates.enumerated() {
      states[category] = state
      guard state.contains(.required) else { continue }
      required[scale.tierOf[category]] += 1
      requiredWeight += scale.weights[category]
      guard state.contains(.met) else { continue }
      covered[scale.tierOf[category]] += 1
      coveredWeight += scale.weights[category]
    }
  }

  /// What `ask` says of the community as it would be with one more category covered.
  mutating func filling<Answer>(_ category: Int, _ ask: (borrowing Tally) -> Answer) -> Answer {
    let (state, tier, weight) = (states[category], scale.tierOf[category], coveredWeight)
    states[category].insert(.met)
    covered[tier] += 1
    coveredWeight += scale.weights[category]
    defer {
      states[category] = state
      covered[tier] -= 1
      // The sum itself, not a difference that may be a last bit off.
      coveredWeight = weight
    }
    return ask(self)
  }

  /// 100 × covered weight ÷ required weight; 100 where nothing is required.
  ///
  /// Rounded to a billionth, so that no last bit decides a grade: 29 of 50 are 58, and weights of 0.1, 0.2 and 0.3 are all
  /// of 0.6 in whatever order they are added.
  var score: Double {
    guard requiredWeight > 0 else { return 100 }
    return min((1e11 * coveredWeight / requiredWeight).rounded() / 1e9, 100)
  }
}
