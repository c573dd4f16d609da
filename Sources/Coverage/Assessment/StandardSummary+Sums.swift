extension StandardSummary {
  /// Sums an assessment up.
  ///
  /// - Parameters:
  ///   - assessment: The assessment.
  ///   - table: The findings that it was made from.
  ///   - facts: What else is known of the communities.
  ///   - outletCounts: How many outlets each group of outlets has.
  ///   - chainShare: The share of outlets that belong to a chain.
  public init(
    of assessment: Assessment, in table: CoverageTable, facts: CommunityFacts,
    outletCounts: [Int], chainShare: Double? = nil
  ) {
    let sums = AssessmentSums(assessment, facts)
    let everyone = Array(0..<assessment.communityCount)
    let unknown = everyone.count { !assessment.isKnown($0) }
    self.unknown = unknown > 0 ? unknown : nil
    all = sums.area(everyone)
    main = facts.isMain.map { isMain in sums.area(everyone.filter { isMain[$0] }) }
    edge = facts.isEdge.map { isEdge in sums.area(everyone.filter { isEdge[$0] }) }
    districts = facts.districts.map { sums.districts($0) }
    categories = assessment.standard.categories.indices.map {
      sums.category($0, table, outletCounts)
    }
    tiers = sums.tiers()
    headlines = sums.headlines()
    grades = sums.grades()
    communitiesWithoutResidents = facts.residents.map { $0.count { $0.isNaN } }
    self.chainShare = chainShare
  }
}

/// Adds up what communities have.
private struct AssessmentSums {
  let assessment: Assessment
  let facts: CommunityFacts
  /// Whether each community has all that is asked of it.
  let isFull: [Bool]

  init(_ assessment: Assessment, _ facts: CommunityFacts) {
    self.assessment = assessment
    self.facts = facts
    isFull = (0..<assessment.communityCount).map { community in
      assessment.isKnown(community)
        && !assessment.states(of: community).contains { $0.isMissing }
    }
  }

  private var standard: Standard { assessment.standard }

  private var knownCount: Int { assessment.scores.count { !$0.isNaN } }

  /// Residents of some communities, of those that say how many they have.
  private func residents(_ communities: some Sequence<Int>) -> Double? {
    guard let residents = facts.residents else { return nil }
    return communities.reduce(0) { residents[$1].isNaN ? $0 : $0 + residents[$1] }
  }

  private func gradeID(_ number: Int?) -> String {
    number.map { standard.grades[$0].id } ?? "none"
  }

  func area(_ communities: [Int]) -> StandardSummary.Area {
    let known = communities.filter { assessment.isKnown($0) }
    let full = communities.filter { isFull[$0] }
    let graded =
      standard.grades.isEmpty ? nil : communities.filter { assessment.grade(of: $0) != nil }
    let count = Double(max(known.count, 1))
    return StandardSummary.Area(
      communities: communities.count, livingCircles: full.count,
      livingCircleRate: Double(full.count) / count, gradedCommunities: graded?.count,
      gradedRate: graded.map { Double($0.count) / count }, residents: residents(communities),
      residentsOfLivingCircles: residents(full),
      residentsOfGradedCommunities: graded.flatMap { residents($0) },
      meanScore: known.reduce(0) { $0 + assessment.scores[$1] } / count)
  }

  func districts(_ names: [String]) -> [StandardSummary.District] {
    let members = Dictionary(grouping: names.indices) { names[$0] }
    return members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      name, communities in
      let known = communities.filter { assessment.isKnown($0) }
      let grades = Dictionary(grouping: known) { gradeID(assessment.grade(of: $0)) }
      return StandardSummary.District(
        name: name, area: area(communities),
        grades: standard.grades.isEmpty ? [:] : grades.mapValues(\.count))
    }
  }

  func category(
    _ number: Int, _ table: CoverageTable, _ outletCounts: [Int]
  ) -> StandardSummary.Category {
    let asked = standard.categories[number]
    let requirement = assessment.columns[number].limit
    let outlets = outletCounts[table.requirements[requirement].category]
    let terms = assessment.terms[number]
    var sums = CategorySums()
    for community in 0..<assessment.communityCount {
      let state = assessment.state(community: community, category: number)
      let residents = facts.residents(of: community)
      let known = residents.isNaN ? 0 : residents
      sums.everybody += known
      guard state.contains(.required) else { continue }
      sums.required += 1
      sums.requiredResidents += known
      if state.contains(.borderline) { sums.borderline += 1 }
      if state.isCovered {
        sums.covered += 1
        sums.coveredResidents += known
      } else {
        sums.missing += 1
        sums.missingResidents += known
        let count = table.finding(community: community, requirement: requirement).count
        sums.missingOutlets += max(terms.needed(residents: residents) - count, 0)
      }
    }
    return category(asked, outlets, sums)
  }

  /// What the communities have of one category, added up in their order.
  private struct CategorySums {
    var (required, covered, missing, borderline, missingOutlets) = (0, 0, 0, 0, 0)
    var (everybody, requiredResidents, coveredResidents, missingResidents) = (0.0, 0.0, 0.0, 0.0)
  }

  private func category(
    _ asked: StandardCategory, _ outlets: Int, _ sums: CategorySums
  ) -> StandardSummary.Category {
    let isKnown = facts.residents != nil
    return StandardSummary.Category(
      category: asked.id, tier: asked.tier, limitM: standard.limit(of: asked), outlets: outlets,
      outletsPer1000: isKnown && sums.everybody > 0
        ? Double(outlets) / sums.everybody * 1_000 : nil,
      requiredCommunities: sums.required, coveredCommunities: sums.covered,
      coverageRate: rate(sums.covered, sums.required), borderlineCommunities: sums.borderline,
      coveredResidents: isKnown ? sums.coveredResidents : nil,
      residentCoverageRate: isKnown && sums.requiredResidents > 0
        ? sums.coveredResidents / sums.requiredResidents : nil,
      missingCommunities: sums.missing, missingResidents: isKnown ? sums.missingResidents : nil,
      missingOutlets: sums.missingOutlets)
  }

  func tiers() -> [StandardSummary.Tier] {
    standard.tiers.enumerated().map { number, tier in
      let members = standard.categories.indices.filter { assessment.scale.tierOf[$0] == number }
      var (required, covered, full) = (0, 0, 0)
      for community in 0..<assessment.communityCount where assessment.isKnown(community) {
        var (asked, met) = (0, 0)
        for category in members {
          let state = assessment.state(community: community, category: category)
          asked += state.contains(.required) ? 1 : 0
          met += state.isCovered ? 1 : 0
        }
        required += asked
        covered += met
        full += asked == met ? 1 : 0
      }
      return StandardSummary.Tier(
        tier: tier.id, required: required, covered: covered,
        coverageRate: rate(covered, required), fullCommunities: full)
    }
  }

  func headlines() -> [StandardSummary.Headline] {
    standard.headlines.indices.map { number in
      let covered = (0..<assessment.communityCount).count {
        assessment.isKnown($0) && assessment.covers(headline: number, community: $0)
      }
      return StandardSummary.Headline(
        headline: standard.headlines[number].id, coveredCommunities: covered,
        coverageRate: rate(covered, knownCount) ?? 0)
    }
  }

  func grades() -> [StandardSummary.Grade] {
    guard !standard.grades.isEmpty else { return [] }
    let numbers = [nil] + standard.grades.indices.map { Optional($0) }
    return numbers.map { number in
      let members = (0..<assessment.communityCount).filter {
        assessment.isKnown($0) && assessment.grade(of: $0) == number
      }
      return StandardSummary.Grade(
        grade: gradeID(number), communities: members.count, residents: residents(members),
        oneCategoryAway: members.count { !assessment.steps[$0].isEmpty })
    }
  }

  private func rate(_ some: Int, _ all: Int) -> Double? {
    all > 0 ? Double(some) / Double(all) : nil
  }
}
