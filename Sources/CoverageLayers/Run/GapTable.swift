import CoverageReport

/// What every community lacks, standard by standard, in the order in which it is to be filled.
struct GapTable: Sendable {
  private struct Gap {
    var assessment: Int32
    var community: Int32
    var category: Int32
    var rank: Int32
  }

  private let assessments: [FinishedAssessment]
  private var gaps: [Gap] = []

  init(_ run: FinishedRun) {
    assessments = run.assessments
    for (number, assessment) in assessments.enumerated() {
      for community in 0..<run.communities.count {
        for (rank, category) in assessment.missing[community].enumerated() {
          gaps.append(
            Gap(
              assessment: Int32(number), community: Int32(community), category: Int32(category),
              rank: Int32(rank + 1)))
        }
      }
    }
  }

  var count: Int { gaps.count }

  /// The row of the community.
  func community(_ row: Int) -> Int { Int(gaps[row].community) }

  /// The place in the order of filling, from 1.
  func rank(_ row: Int) -> Int { Int(gaps[row].rank) }

  func assessment(_ row: Int) -> FinishedAssessment { assessments[Int(gaps[row].assessment)] }

  func category(_ row: Int) -> FinishedAssessment.Category {
    assessment(row).categories[Int(gaps[row].category)]
  }

  /// A figure of the finding.
  func figure<Figure>(
    _ row: Int, _ column: KeyPath<FinishedAssessment, ContiguousArray<Figure>>
  ) -> Figure {
    let gap = gaps[row]
    let assessment = assessments[Int(gap.assessment)]
    let place = assessment.place(community: Int(gap.community), category: Int(gap.category))
    return assessment[keyPath: column][place]
  }

  /// The nearest outlet, as an index of the run's named outlets.
  func nearest(_ row: Int) -> Int? {
    let nearest = figure(row, \.nearest)
    return nearest < 0 ? nil : Int(nearest)
  }
}
