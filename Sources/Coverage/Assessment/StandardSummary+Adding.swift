extension StandardSummary {
  /// The communities of several cities together, each city held against the same standard.
  ///
  /// Counts are added, and rates are those of the sums. What cities cannot have together is `nil`: districts, the main urban area
  /// and the edge, whose unknown communities no summary tells, and the share of chains.
  ///
  /// - Precondition: At least one summary; all have the same categories, tiers, headlines and grades in the same order.
  /// - Complexity: O(summaries × categories).
  public init(adding parts: [StandardSummary]) {
    precondition(!parts.isEmpty, "at least one city")
    self = parts[0]
    (main, edge, districts, chainShare) = (nil, nil, nil, nil)
    all = Area(adding: parts)
    let unknown = parts.reduce(0) { $0 + ($1.unknown ?? 0) }
    self.unknown = unknown > 0 ? unknown : nil
    communitiesWithoutResidents = all.residents.map { _ in
      parts.reduce(0) { sum, part in
        sum
          + (part.all.residents == nil
            ? part.all.communities : part.communitiesWithoutResidents ?? 0)
      }
    }
    let allSay = parts.allSatisfy { $0.all.residents != nil }
    for place in categories.indices {
      categories[place] = Category(
        adding: parts.map { $0.categories[place] }, residents: allSay ? all.residents : nil)
    }
    for place in tiers.indices { tiers[place] = Tier(adding: parts.map { $0.tiers[place] }) }
    for place in grades.indices { grades[place] = Grade(adding: parts.map { $0.grades[place] }) }
    for place in headlines.indices {
      let covered = parts.reduce(0) { $0 + $1.headlines[place].coveredCommunities }
      headlines[place].coveredCommunities = covered
      headlines[place].coverageRate = share(covered, of: all.communities - unknown) ?? 0
    }
  }

  /// The communities of which something is known: those that rates are of.
  public var known: Int { all.communities - (unknown ?? 0) }
}

extension StandardSummary.Area {
  /// All communities of several cities.
  fileprivate init(adding parts: [StandardSummary]) {
    self = parts[0].all
    let areas = parts.map(\.all)
    let known = parts.map(\.known)
    communities = areas.reduce(0) { $0 + $1.communities }
    livingCircles = areas.reduce(0) { $0 + $1.livingCircles }
    let count = Double(max(known.reduce(0, +), 1))
    livingCircleRate = Double(livingCircles) / count
    if gradedCommunities != nil {
      let graded = areas.reduce(0) { $0 + ($1.gradedCommunities ?? 0) }
      (gradedCommunities, gradedRate) = (graded, Double(graded) / count)
    }
    residents = sum(areas.map(\.residents))
    residentsOfLivingCircles = sum(areas.map(\.residentsOfLivingCircles))
    residentsOfGradedCommunities = sum(areas.map(\.residentsOfGradedCommunities))
    meanScore = zip(areas, known).reduce(0) { $0 + $1.0.meanScore * Double($1.1) } / count
  }
}

extension StandardSummary.Category {
  /// A category in several cities.
  fileprivate init(adding parts: [Self], residents: Double?) {
    self = parts[0]
    outlets = parts.reduce(0) { $0 + $1.outlets }
    outletsPer1000 = residents.flatMap { $0 > 0 ? Double(outlets) / $0 * 1_000 : nil }
    requiredCommunities = parts.reduce(0) { $0 + $1.requiredCommunities }
    coveredCommunities = parts.reduce(0) { $0 + $1.coveredCommunities }
    coverageRate = share(coveredCommunities, of: requiredCommunities)
    borderlineCommunities = parts.reduce(0) { $0 + $1.borderlineCommunities }
    coveredResidents = sum(parts.map(\.coveredResidents))
    missingResidents = sum(parts.map(\.missingResidents))
    residentCoverageRate = coveredResidents.flatMap { covered in
      let asked = covered + (missingResidents ?? 0)
      return asked > 0 ? covered / asked : nil
    }
    missingCommunities = parts.reduce(0) { $0 + $1.missingCommunities }
    missingOutlets = parts.reduce(0) { $0 + $1.missingOutlets }
  }
}

extension StandardSummary.Tier {
  fileprivate init(adding parts: [Self]) {
    self = parts[0]
    required = parts.reduce(0) { $0 + $1.required }
    covered = parts.reduce(0) { $0 + $1.covered }
    coverageRate = share(covered, of: required)
    fullCommunities = parts.reduce(0) { $0 + $1.fullCommunities }
  }
}

extension StandardSummary.Grade {
  fileprivate init(adding parts: [Self]) {
    self = parts[0]
    communities = parts.reduce(0) { $0 + $1.communities }
    residents = sum(parts.map(\.residents))
    oneCategoryAway = parts.reduce(0) { $0 + $1.oneCategoryAway }
  }
}

/// The sum of what is known; `nil` where nothing is.
private func sum(_ values: [Double?]) -> Double? {
  values.contains { $0 != nil } ? values.reduce(0) { $0 + ($1 ?? 0) } : nil
}

private func share(_ some: Int, of all: Int) -> Double? {
  all > 0 ? Double(some) / Double(all) : nil
}
