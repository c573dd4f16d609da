extension StandardSummary {
  /// The summary of a run that asks for every category once: no tiers, no grades.
  package init(all: Area, categories: [Category], communitiesWithoutResidents: Int?) {
    self.all = all
    self.categories = categories
    self.communitiesWithoutResidents = communitiesWithoutResidents
    (tiers, headlines, grades) = ([], [], [])
  }
}

extension StandardSummary.Area {
  /// All communities of such a run.
  package init(
    communities: Int, livingCircles: Int, livingCircleRate: Double, residents: Double?,
    residentsOfLivingCircles: Double?, meanScore: Double
  ) {
    self.communities = communities
    self.livingCircles = livingCircles
    self.livingCircleRate = livingCircleRate
    self.residents = residents
    self.residentsOfLivingCircles = residentsOfLivingCircles
    self.meanScore = meanScore
  }
}

extension StandardSummary.Category {
  /// A category of such a run: required of every community, one outlet each.
  package init(
    category: String, limitM: Double, outlets: Int, communities: Int, coveredCommunities: Int,
    coverageRate: Double, residents: Double?, coveredResidents: Double?,
    residentCoverageRate: Double?
  ) {
    self.category = category
    self.limitM = limitM
    self.outlets = outlets
    self.coveredCommunities = coveredCommunities
    self.coverageRate = coverageRate
    self.coveredResidents = coveredResidents
    self.residentCoverageRate = residentCoverageRate
    tier = ""
    requiredCommunities = communities
    borderlineCommunities = 0
    missingCommunities = communities &- coveredCommunities
    missingOutlets = missingCommunities
    missingResidents = residents.flatMap { all in coveredResidents.map { all - $0 } }
    if let residents, residents > 0 { outletsPer1000 = Double(outlets) / residents * 1_000 }
  }
}
