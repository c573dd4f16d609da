import Catalogue
import Coverage
import GeoCore
import GeoFormats

extension WalkRules {
  /// What a profile says, as the reader takes it.
  init(_ profile: WalkingProfile) {
    self.init(
      classRules: profile.classes.map { Rule($0.rule) },
      classCosts: profile.classes.map {
        WayCost(factor: $0.cost.value, extraMetres: $0.extraMetres.value)
      },
      leftOut: profile.leftOut.map { Rule($0) },
      squares: Rule(profile.squares.map(Self.pattern)),
      barriers: profile.barriers.map { Rule($0) })
  }

  fileprivate static func pattern(_ pattern: TagPattern) -> Pattern {
    pattern.conditions.map { OSMQuery.Condition($0) }
  }
}

extension WalkRules.Rule {
  fileprivate init(_ rule: WalkingProfile.Rule) {
    self.init(
      rule.patterns.map(WalkRules.pattern), unless: rule.exceptions.map(WalkRules.pattern))
  }
}
