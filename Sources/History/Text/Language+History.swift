import CoverageReport

extension Language {
  /// The name of a standard, or what is asked without one.
  func name(ofStandard standard: String?) -> String {
    standard ?? choose(en: "every category, once", zh: "各业态至少一处")
  }

  /// What a community is that reaches no grade.
  var noGrade: String { choose(en: "below all grades", zh: "未达等级") }

  /// How many communities of an area are living circles, and their share.
  func livingCircles(_ area: RecordedArea) -> String {
    "\(grouped(area.livingCircles)) (\(percent(area.livingCircleRate)))"
  }
}
