import Catalogue
import CoverageReport

extension TargetsFile.Measure {
  /// What is counted, in words.
  func text(_ language: Language) -> String {
    switch self {
    case .livingCircles: language.choose(en: "living circles, share", zh: "达标生活圈占比")
    case .mainLivingCircles:
      language.choose(en: "living circles of the main urban area, share", zh: "主城区达标生活圈占比")
    case .livingCircleCount: language.choose(en: "living circles", zh: "达标生活圈数")
    case .residents: language.choose(en: "residents in living circles, share", zh: "覆盖居民占比")
    case .graded: language.choose(en: "communities with a grade, share", zh: "达到等级社区占比")
    }
  }
}

extension TargetProgress.State {
  /// How a target stands, in words.
  func text(_ language: Language) -> String {
    switch self {
    case .reached: language.choose(en: "reached", zh: "已完成")
    case .onCourse: language.choose(en: "on course", zh: "可按期完成")
    case .behind: language.choose(en: "behind", zh: "进度滞后")
    case .missed: language.choose(en: "missed", zh: "逾期未完成")
    case .unknown: language.choose(en: "unknown", zh: "无法判断")
    }
  }
}
