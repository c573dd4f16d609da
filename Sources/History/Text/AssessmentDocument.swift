import CoverageReport

/// What has changed under a standard, for programs.
struct AssessmentDocument: Encodable {
  struct Grade: Encodable {
    var grade: String
    var before: Int
    var after: Int
  }

  struct Category: Encodable {
    var category: String
    var limitM: Double
    var limitMBefore: Double?
    var outlets: Int
    var outletsBefore: Int?
    var coverageRate: Double?
    var coverageRateBefore: Double?
    var improved: Int
    var worsened: Int
    var nearer: Int
    var farther: Int

    init(_ category: AssessmentComparison.Category) {
      (self.category, limitM) = (category.category.id, category.category.limit)
      (outlets, coverageRate) = (category.category.outlets, category.category.rate)
      limitMBefore = category.before?.limit
      (outletsBefore, coverageRateBefore) = (category.before?.outlets, category.before?.rate)
      (improved, worsened) = (category.improved, category.worsened)
      (nearer, farther) = (category.nearer, category.farther)
    }
  }

  struct Community: Encodable {
    struct Verdict: Encodable {
      var category: String
      var before: String
      var after: String
      var direction: ChangeWord
      var metresBefore: Double?
      var metresAfter: Double?
      var cause: CauseDocument
    }

    var id: String
    var name: String?
    var direction: ChangeWord
    var scoreBefore: Double?
    var scoreAfter: Double?
    var gradeBefore: String?
    var gradeAfter: String?
    var hasMoved: Bool
    var verdicts: [Verdict]

    init(_ community: AssessmentComparison.Community, _ categories: [String]) {
      (id, name) = (community.community.id, community.community.name)
      direction = ChangeWord(community.direction)
      (scoreBefore, scoreAfter) = (community.score.before, community.score.after)
      (gradeBefore, gradeAfter) = (community.grade.before, community.grade.after)
      hasMoved = community.hasMoved
      verdicts = community.verdicts.map { change in
        Verdict(
          category: categories[change.category], before: change.verdict.before.word,
          after: change.verdict.after.word, direction: ChangeWord(change.direction),
          metresBefore: change.metres.before, metresAfter: change.metres.after,
          cause: CauseDocument(change.cause))
      }
    }
  }

  var standard: String?
  var all: Change<RecordedArea>
  var main: Change<RecordedArea>?
  var grades: [Grade]
  var categories: [Category]
  var better: Int
  var worse: Int
  var communities: [Community]

  init(_ comparison: AssessmentComparison) {
    standard = comparison.standard
    (all, main) = (comparison.all, comparison.main)
    grades = comparison.grades.map {
      Grade(grade: $0.grade.id, before: $0.before, after: $0.grade.communities)
    }
    categories = comparison.categories.map { Category($0) }
    (better, worse) = (comparison.count(direction: 1), comparison.count(direction: -1))
    let ids = comparison.categories.map(\.category.id)
    communities = comparison.communities.map { Community($0, ids) }
  }
}
