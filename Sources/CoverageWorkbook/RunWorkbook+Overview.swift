import Catalogue
import Coverage
import CoverageReport

extension RunWorkbook {
  /// What a meeting asks first: figures of the whole city, for each standard.
  func writeOverview(_ book: Workbook) throws {
    let standard = hasStandards ? [column(.standard, width: 24)] : []
    let sheet = try sheet(
      book, .overview, standard + [column(.item, width: 40), column(.value, width: 18)])
    for assessment in run.assessments {
      for (item, value) in overview(assessment) {
        let first: [Cell] = hasStandards ? [.text(title(assessment))] : []
        try sheet.append(first + [.text(item), value])
      }
    }
    for (item, value) in dataItems {
      try sheet.append((hasStandards ? [.none] : []) + [.text(item), value])
    }
    sheet.end()
  }

  /// What a standard is called.
  func title(_ assessment: FinishedAssessment) -> String {
    assessment.standard?.title.text(in: language) ?? assessment.id ?? ""
  }

  private func overview(_ assessment: FinishedAssessment) -> [(String, Cell)] {
    let (summary, all) = (assessment.summary, assessment.summary.all)
    func term(_ term: ResultTerm) -> String { term.text(in: language) }
    func item(_ item: WorkbookText.Item) -> String { item.text(in: language) }
    var items: [(String, Cell)] = [
      (term(.communities), .whole(all.communities)),
      (term(.livingCircles), .whole(all.livingCircles)),
      (term(.livingCircleRate), .number(all.livingCircleRate, .percent)),
      (term(.residents), .number(all.residents, .whole)),
      (term(.residentsOfLivingCircles), .number(all.residentsOfLivingCircles, .whole)),
      (term(.gradedCommunities), all.gradedCommunities.map { .whole($0) } ?? .none),
      (term(.gradedRate), .number(all.gradedRate, .percent)),
      (term(.meanScore), score(all.meanScore / 100 * assessment.highestScore, assessment)),
    ]
    for grade in summary.grades {
      let name = assessment.grades.first { $0.id == grade.grade }?.name.text(in: language)
      items.append((name ?? item(.belowGrades), .whole(grade.communities)))
    }
    for (name, communities) in mostMissing(assessment) {
      items.append((item(.lacking(name)), .whole(communities)))
    }
    items += [
      (item(.edgeCommunities), summary.edge.map { .whole($0.communities) } ?? .none),
      (item(.contextCommunities), run.context.count > 0 ? .whole(run.context.count) : .none),
      (item(.residentsUnknown), summary.communitiesWithoutResidents.map { .whole($0) } ?? .none),
      (item(.chainShare), .number(summary.chainShare, .percent)),
    ]
    return items.filter { $0.1 != .none }
  }

  /// The three categories that most communities lack, the first of the standard first where they are as many.
  private func mostMissing(_ assessment: FinishedAssessment) -> [(String, Int)] {
    let missing = assessment.summary.categories.map(\.missingCommunities)
    let worst = missing.indices.filter { missing[$0] > 0 }
      .sorted { (-missing[$0], $0) < (-missing[$1], $1) }
    return worst.prefix(3).map {
      (assessment.categories[$0].name.text(in: language), missing[$0])
    }
  }

  /// Figures of the data, whatever it is held against.
  private var dataItems: [(String, Cell)] {
    [
      (ResultTerm.outlets.text(in: language), .whole(run.outlets.count)),
      (
        WorkbookText.Item.outletsWithoutCategory.text(in: language),
        .whole(run.outletsWithoutCategory)
      ),
    ]
  }

  /// Each category over all communities.
  func writeCategories(_ book: Workbook) throws {
    let standard = hasStandards ? [column(.standard, width: 24), column(.tier, width: 14)] : []
    let sheet = try sheet(
      book, .categories,
      standard + [
        column(.category, width: 20), column(.categoryName, width: 24), column(.limitM, width: 12),
        column(.outlets, width: 10), column(.communities, width: 13), column(.covered, width: 12),
        column(.coverageRate, width: 13), column(.residentCoverageRate, width: 13),
        column(.missingCommunities, width: 13),
      ])
    for assessment in run.assessments {
      for (category, figures) in zip(assessment.categories, assessment.summary.categories) {
        let tier =
          assessment.tiers.isEmpty
          ? "" : assessment.tiers[category.tier].name.text(in: language)
        try sheet.append(
          (standard.isEmpty ? [] : [.text(title(assessment)), .text(tier)]) + [
            .text(category.id), .text(category.name.text(in: language)),
            .number(category.limit, .tenths), .whole(figures.outlets),
            .whole(figures.requiredCommunities), .whole(figures.coveredCommunities),
            .number(figures.coverageRate, .percent),
            .number(figures.residentCoverageRate, .percent), .whole(figures.missingCommunities),
          ])
      }
    }
    sheet.end()
  }

  /// Each district, where the table names them.
  func writeDistricts(_ book: Workbook) throws {
    guard run.assessments.contains(where: { !($0.summary.districts ?? []).isEmpty }) else {
      return
    }
    let sheet = try sheet(
      book, .districts,
      [
        column(.standard, width: 24), column(.district, width: 20), column(.communities, width: 12),
        column(.livingCircles, width: 12), column(.livingCircleRate, width: 13),
        column(.gradedCommunities, width: 12), column(.gradedRate, width: 13),
        column(.meanScore, width: 10), column(.residents, width: 12),
        column(.residentsOfLivingCircles, width: 14),
      ], frozenColumns: 2)
    for assessment in run.assessments {
      for district in assessment.summary.districts ?? [] {
        let area = district.area
        try sheet.append([
          .text(title(assessment)), .text(district.name), .whole(area.communities),
          .whole(area.livingCircles), .number(area.livingCircleRate, .percent),
          area.gradedCommunities.map { .whole($0) } ?? .none, .number(area.gradedRate, .percent),
          score(area.meanScore / 100 * assessment.highestScore, assessment),
          .number(area.residents, .whole), .number(area.residentsOfLivingCircles, .whole),
        ])
      }
    }
    sheet.end()
  }
}
