import CoverageReport

extension Language {
  /// What a community is that reaches no grade.
  var noGrade: String { choose(en: "below all grades", zh: "未达等级") }

  /// How many communities of an area are living circles, and their share.
  func livingCircles(_ area: RecordedArea) -> String {
    "\(grouped(area.livingCircles)) (\(percent(area.livingCircleRate)))"
  }
}
