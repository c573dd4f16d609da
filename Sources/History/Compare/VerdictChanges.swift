import CoverageReport

/// Holds the findings of two runs against each other.
struct VerdictChanges {
  let earlier: RecordedAssessment
  let later: RecordedAssessment
  private(set) var categories: [AssessmentComparison.Category]
  private(set) var communities: [AssessmentComparison.Community] = []

  private let before: RecordedRun
  private let after: RecordedRun
  /// The earlier run's place of each category.
  private let places: [Int?]
  private let causes: CauseFinder?
  private let basisDecides: Bool

  init(
    _ before: RecordedRun, _ earlier: RecordedAssessment, _ after: RecordedRun,
    _ later: RecordedAssessment, _ common: CommonCommunities, _ causes: CauseFinder?,
    basis: [BasisChange]
  ) {
    (self.before, self.earlier, self.after, self.later) = (before, earlier, after, later)
    self.causes = causes
    basisDecides = basis.contains { $0.kind.decidesVerdicts }
    places = later.categories.map { category in
      earlier.categories.firstIndex { $0.id == category.id }
    }
    categories = zip(later.categories, places).map { category, place in
      AssessmentComparison.Category(
        category: category, before: place.map { earlier.categories[$0] })
    }
    for (a, b) in common.pairs { compare(a, b) }
  }

  private mutating func compare(_ a: Int, _ b: Int) {
    let (was, now) = (earlier.findings[a], later.findings[b])
    let hasMoved = before.communities[a].place != after.communities[b].place
    if was == now, !hasMoved, earlier.categories == later.categories { return }
    var changes: [VerdictChange] = []
    for (category, place) in places.enumerated() {
      guard let place else { continue }
      count(metres(was, place), metres(now, category), category)
      guard was.verdicts[place] != now.verdicts[category] else { continue }
      var change = VerdictChange(
        category: category,
        verdict: Change(before: was.verdicts[place], after: now.verdicts[category]),
        metres: Change(before: was.metres(place), after: now.metres(category)), cause: .unknown)
      change.cause = cause(of: change, at: after.communities[b], hasMoved: hasMoved)
      if change.direction > 0 { categories[category].improved += 1 }
      if change.direction < 0 { categories[category].worsened += 1 }
      changes.append(change)
    }
    let community = AssessmentComparison.Community(
      community: after.communities[b], score: Change(before: was.score, after: now.score),
      grade: Change(before: was.grade, after: now.grade), verdicts: changes, hasMoved: hasMoved)
    if !changes.isEmpty || hasMoved || was.grade != now.grade || community.direction != 0 {
      communities.append(community)
    }
  }

  /// How far the nearest outlet is; farther than anything where there is none.
  private func metres(_ findings: RecordedFindings, _ category: Int) -> Double {
    findings.metres(category) ?? .infinity
  }

  private mutating func count(_ before: Double, _ after: Double, _ category: Int) {
    // Two infinities are one distance.
    guard after != before else { return }
    if after <= before - 1 { categories[category].nearer += 1 }
    if before <= after - 1 { categories[category].farther += 1 }
  }

  private func cause(
    of change: VerdictChange, at community: RecordedCommunity, hasMoved: Bool
  ) -> ChangeCause {
    let category = later.categories[change.category]
    let direction = change.direction
    let reach =
      direction >= 0
      ? category.limit + after.basis.positionError
      : (categories[change.category].before?.limit ?? 0) + before.basis.positionError
    if direction != 0,
      let cause = causes?.nearest(
        to: community.place, category: category.id, standard: later.standard,
        isGain: direction > 0, within: reach)
    {
      return cause
    }
    return hasMoved ? .communityMoved : basisDecides ? .basis : .unknown
  }
}
