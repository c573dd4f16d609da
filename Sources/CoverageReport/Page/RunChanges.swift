import Coverage
import GeoFormats

/// What differs between a run and an earlier one of the same city, under one standard.
struct RunChanges: Sendable {
  struct Figure: Sendable {
    var before: Double
    var now: Double
  }

  struct CategoryChange: Sendable {
    /// As an index of the categories now.
    var category: Int
    var rate: Figure
  }

  /// Communities in both runs, only in this one, only in the earlier one.
  let common: Int
  let new: Int
  let gone: Int
  /// How many of the common ones score higher, or lower, than before.
  let better: Int
  let worse: Int
  /// Shares of 0...1.
  let livingCircles: Figure
  let residents: Figure?
  let meanScore: Figure
  /// Categories whose coverage changed, the largest changes first.
  let categories: [CategoryChange]

  /// Compares; `nil` where the earlier run has no such standard.
  init?(_ run: FinishedRun, _ assessment: FinishedAssessment, since previous: FinishedRun) {
    guard let earlier = previous.assessments.first(where: { $0.id == assessment.id }) else {
      return nil
    }
    var rows: [String: Int] = [:]
    for row in 0..<previous.communities.count { rows[previous.communities.ids[row]] = row }
    var (common, better, worse) = (0, 0, 0)
    for row in 0..<run.communities.count {
      guard let before = rows[run.communities.ids[row]] else { continue }
      common += 1
      let difference = assessment.scores[row] - earlier.scores[before]
      if difference > 0.0005 { better += 1 }
      if difference < -0.0005 { worse += 1 }
    }
    (self.common, self.better, self.worse) = (common, better, worse)
    (new, gone) = (run.communities.count - common, previous.communities.count - common)
    let (now, then) = (assessment.summary.all, earlier.summary.all)
    livingCircles = Figure(before: then.livingCircleRate, now: now.livingCircleRate)
    meanScore = Figure(before: then.meanScore, now: now.meanScore)
    residents = then.residentRate.flatMap { before in
      now.residentRate.map { Figure(before: before, now: $0) }
    }
    let found = assessment.categories.indices.compactMap { category -> CategoryChange? in
      let id = assessment.categories[category].id
      guard let before = earlier.categories.firstIndex(where: { $0.id == id }),
        let rate = earlier.summary.categories[before].coverageRate,
        let present = assessment.summary.categories[category].coverageRate, present != rate
      else { return nil }
      return CategoryChange(category: category, rate: Figure(before: rate, now: present))
    }
    categories = found.sorted {
      let (a, b) = (abs($0.rate.now - $0.rate.before), abs($1.rate.now - $1.rate.before))
      return a != b ? a > b : $0.category < $1.category
    }
  }
}

extension StandardSummary.Area {
  /// The share of residents who live where all that is asked is there; `nil` where nobody knows.
  var residentRate: Double? {
    guard let residents, residents > 0 else { return nil }
    return residentsOfLivingCircles.map { $0 / residents }
  }
}
