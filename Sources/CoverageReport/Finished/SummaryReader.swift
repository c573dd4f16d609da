import Catalogue
import Coverage

/// Reads `summary.json` and `standards.json`: what was asked, and the city at a glance.
struct SummaryReader {
  private(set) var assessments: [FinishedAssessment]
  let dataCheck: FinishedRun.DataCheck?
  let outletsWithoutCategory: Int
  let unusedCategories: [FinishedRun.UnusedCategory]
  let differences: [FinishedRun.Difference]

  private struct Totals: Decodable {
    var outletsWithoutCategory: Int
    var unusedCategories: [FinishedRun.UnusedCategory]?
  }

  private struct StandardsSummary: Decodable {
    struct Assessed: Decodable {
      var id: String
      var summary: StandardSummary
    }

    var totals: Totals
    var dataCheck: FinishedRun.DataCheck?
    var standards: [Assessed]
    var differences: [FinishedRun.Difference]?
  }

  init(_ folder: ResultFolder) throws {
    guard folder.has(CoverageRun.standardsName) else {
      let summary = try folder.document("summary.json", PlainSummary.self)
      assessments = [FinishedAssessment(summary)]
      dataCheck = summary.dataCheck
      outletsWithoutCategory = summary.totals.outletsWithoutCategory
      (unusedCategories, differences) = ([], [])
      return
    }
    let summary = try folder.document("summary.json", StandardsSummary.self)
    let standards = try folder.document(CoverageRun.standardsName, [StandardDocument].self)
    assessments = try Self.assessments(
      standards, summary.standards.map { ($0.id, $0.summary) }, in: folder)
    dataCheck = summary.dataCheck
    outletsWithoutCategory = summary.totals.outletsWithoutCategory
    unusedCategories = summary.totals.unusedCategories ?? []
    differences = summary.differences ?? []
  }
}

extension SummaryReader {
  /// Standards, each with what came of it.
  ///
  /// - Throws: `FinishedRunError.inconsistent` where the two are not of each other.
  static func assessments(
    _ standards: [StandardDocument], _ summaries: [(id: String, summary: StandardSummary)],
    in folder: ResultFolder
  ) throws(FinishedRunError) -> [FinishedAssessment] {
    let assessments = zip(standards, summaries).compactMap { standard, assessed in
      FinishedAssessment(standard, assessed.id, assessed.summary)
    }
    guard !standards.isEmpty, assessments.count == standards.count,
      standards.count == summaries.count
    else {
      throw .inconsistent(file: folder.path(CoverageRun.standardsName), line: nil)
    }
    return assessments
  }
}

extension FinishedAssessment {
  /// A standard and what came of it; `nil` where the two are not of each other.
  init?(_ standard: StandardDocument, _ id: String, _ summary: StandardSummary) {
    let tiers = standard.tiers.map(\.id)
    let known = standard.categories.compactMap { category in
      tiers.firstIndex(of: category.tier).map { tier in
        Category(id: category.id, name: category.name, tier: tier, limit: category.limit.limitM)
      }
    }
    guard standard.id == id, tiers == summary.tiers.map(\.tier),
      standard.headlines.map(\.id) == summary.headlines.map(\.headline), !known.isEmpty,
      known.count == standard.categories.count,
      known.map(\.id) == summary.categories.map(\.category), known.count <= UInt16.max,
      standard.grades.count <= Int8.max
    else { return nil }
    self.id = id
    self.standard = standard
    self.summary = summary
    categories = known
    self.tiers = standard.tiers.map { Named(id: $0.id, name: $0.name) }
    headlines = standard.headlines.map { Named(id: $0.id, name: $0.name) }
    grades = standard.grades.map { Named(id: $0.id, name: $0.name) }
  }

  /// Every category asked for once.
  init(_ summary: PlainSummary) {
    let names = Vocabulary.shipped.names
    categories = summary.categories.map { category in
      Category(
        id: category.category,
        name: names[category.category] ?? LocalText(zh: category.category, en: category.category),
        tier: 0, limit: category.limitM)
    }
    self.summary = summary.asUnderAStandard
  }
}

/// `summary.json` of a run without standards.
struct PlainSummary: Decodable {
  struct Totals: Decodable {
    var communities: Int
    var unknownCommunities: Int?
    var outlets: Int
    var livingCircles: Int
    var livingCircleRate: Double
    var meanScore: Double
    var residents: Double?
    var residentsOfLivingCircles: Double?
    var communitiesWithoutResidents: Int?
    var outletsWithoutCategory: Int
  }

  struct Category: Decodable {
    var category: String
    var limitM: Double
    var outlets: Int
    var coveredCommunities: Int
    var coverageRate: Double
    var coveredResidents: Double?
    var coverageRateResidents: Double?
  }

  var totals: Totals
  var dataCheck: FinishedRun.DataCheck?
  var edge: CoverageSummary.Edge?
  var categories: [Category]

  /// The same in the words of a standard that asks everybody for one outlet of each category.
  var asUnderAStandard: StandardSummary {
    let all = totals.communities
    let known = all &- (totals.unknownCommunities ?? 0)
    var summary = StandardSummary(
      all: StandardSummary.Area(
        communities: all, livingCircles: totals.livingCircles,
        livingCircleRate: totals.livingCircleRate, residents: totals.residents,
        residentsOfLivingCircles: totals.residentsOfLivingCircles,
        meanScore: totals.meanScore * 100),
      categories: categories.map { category in
        StandardSummary.Category(
          category: category.category, limitM: category.limitM, outlets: category.outlets,
          communities: known, coveredCommunities: category.coveredCommunities,
          coverageRate: category.coverageRate, residents: residents(of: category),
          coveredResidents: category.coveredResidents,
          residentCoverageRate: category.coverageRateResidents)
      }, communitiesWithoutResidents: totals.communitiesWithoutResidents)
    summary.unknown = totals.unknownCommunities
    return summary
  }

  /// Residents of those communities of which something is known.
  private func residents(of category: Category) -> Double? {
    guard totals.unknownCommunities != nil, let covered = category.coveredResidents,
      let rate = category.coverageRateResidents, rate > 0
    else { return totals.residents }
    return covered / rate
  }
}
