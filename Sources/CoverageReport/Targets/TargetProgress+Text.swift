import Catalogue

extension TargetsFile.Measure {
  /// What is counted, in words.
  package func text(_ language: Language) -> String {
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
  package func text(_ language: Language) -> String {
    switch self {
    case .reached: language.choose(en: "reached", zh: "已完成")
    case .onCourse: language.choose(en: "on course", zh: "可按期完成")
    case .behind: language.choose(en: "behind", zh: "进度滞后")
    case .missed: language.choose(en: "missed", zh: "逾期未完成")
    case .unknown: language.choose(en: "unknown", zh: "无法判断")
    }
  }
}

extension TargetProgress {
  /// An amount of what the target counts.
  package func text(_ amount: Double?, _ language: Language) -> String {
    guard let amount else { return "–" }
    return target.measure == .livingCircleCount
      ? grouped(Int(amount.rounded(.down))) : language.percent(amount)
  }
}

extension Language {
  /// The name of a standard, or what is asked without one.
  package func name(ofStandard standard: String?) -> String {
    standard ?? choose(en: "every category, once", zh: "各业态至少一处")
  }

  /// Which cities miss a target.
  package func lateCities(_ progress: [TargetProgress]) -> String {
    let names = list(TargetProgress.lateCities(progress))
    if !names.isEmpty {
      return choose(
        en: "Missing a target at the present pace: \(names).", zh: "按目前进度不能按期完成目标的城市：\(names)。")
    }
    return progress.contains { $0.state == .unknown }
      ? choose(
        en: "No city is known to miss a target at the present pace.",
        zh: "尚未发现按目前进度不能按期完成目标的城市。")
      : choose(
        en: "No city misses a target at the present pace.", zh: "按目前进度，没有城市不能按期完成目标。")
  }

  /// How far cities are on the way to their targets.
  package func targetTable(_ progress: [TargetProgress]) -> PrintedTable {
    PrintedTable(
      [
        column("city", "城市"), column("standard", "标准"), column("counted", "指标"),
        column("by", "期限"), number("target", "目标"), number("now", "目前"),
        number("expected", "预计"), column("state", "进度"), column("source", "来源"),
      ],
      progress.map { progress in
        [
          progress.city, name(ofStandard: progress.standard), progress.target.measure.text(self),
          "\(progress.target.by)", progress.text(progress.target.atLeast, self),
          progress.text(progress.now, self), progress.text(progress.expected, self),
          progress.state.text(self), progress.target.source,
        ]
      })
  }
}
