import Catalogue
package import Coverage

extension Provenance {
  /// What it is called.
  package func text(in language: Language) -> String {
    switch self {
    case .seed: language.choose(en: "seed", zh: "政策原文")
    case .found: language.choose(en: "found", zh: "公开来源")
    case .local: language.choose(en: "local", zh: "本地规定")
    case .unverified, .inferred, .projectDefault: mark(in: language)
    }
  }

  /// A sign behind figures that are not certain.
  var sign: String {
    switch self {
    case .seed, .found, .local: ""
    case .unverified, .inferred: "?"
    case .projectDefault: "†"
    }
  }

  /// What the signs mean.
  static func legend(in language: Language) -> String {
    language.choose(
      en:
        "? unverified: nobody has compared it with the printed document. † project default: this project's choice.",
      zh: "? 未核实：未与文件原文核对。† 本项目默认：本项目自定，非官方数值。")
  }
}

extension Basis {
  /// The source and how well it is known.
  func text(in language: Language) -> String {
    let provenance = provenance.text(in: language)
    return language.choose(
      en: "\(source) (\(provenance))", zh: "\(source)（\(provenance)）")
  }
}

extension Limit {
  /// The limit as it is written, with its unit.
  func text(in language: Language) -> String {
    switch self {
    case .metres(let metres): language.metres(metres.short)
    case .minutes(let minutes):
      language.choose(en: "\(minutes.short) min", zh: "\(minutes.short) 分钟")
    }
  }
}

extension WalkRule {
  /// The walk as a product, with the distance it comes to.
  func text(in language: Language) -> String {
    let metres = language.distance(metres(.minutes(minutes)))
    let (time, pace, factor) = (minutes.short, speed.short, detour.short)
    return language.choose(
      en: "\(time) min × \(pace) m/min ÷ \(factor) = \(metres)",
      zh: "\(time) 分钟 × \(pace) 米/分钟 ÷ \(factor) = \(metres)")
  }
}

extension GradeRule {
  /// The rule, with the names that a standard gives to ids.
  func text(_ standard: Standard, _ language: Language) -> String {
    func tier(_ id: String) -> String {
      standard.tiers.first { $0.id == id }?.name.text(in: language) ?? id
    }
    switch self {
    case .share(let id, let least):
      let share = language.percent(least)
      return language.choose(
        en: "at least \(share) of \(tier(id)) covered", zh: "“\(tier(id))”覆盖不低于 \(share)")
    case .count(let id, let least):
      return language.choose(
        en: "at least \(least) of \(tier(id)) covered", zh: "“\(tier(id))”至少覆盖 \(least) 类")
    case .covered(let ids):
      let names = language.list(
        ids.map { id in standard.categories.first { $0.id == id }?.name.text(in: language) ?? id })
      return language.choose(en: "covered: \(names)", zh: "须覆盖：\(names)")
    case .headlines(let least):
      return language.choose(
        en: "at least \(counted(least, "headline", "headlines")) covered",
        zh: "至少覆盖 \(least) 项重点业态")
    case .score(let least):
      return language.choose(en: "score at least \(least.short)", zh: "得分不低于 \(least.short)")
    case .indicator(let id, let least):
      let name = standard.indicators.first { $0.id == id }?.name.text(in: language) ?? id
      let share = language.percent(least)
      return language.choose(en: "\(name) at least \(share)", zh: "\(name)不低于 \(share)")
    }
  }
}

extension StandardFigure {
  /// What the figure belongs to, with its key: `category convenience, limit`.
  func place(in language: Language) -> String {
    item.kind == .walk
      ? item.text(in: language) : language.list([item.text(in: language), key])
  }

  /// What it says.
  func text(_ standard: Standard, _ language: Language) -> String {
    switch value {
    case .name(let name): name.text(in: language)
    case .walk(let walk): walk.text(in: language)
    case .limit(let limit):
      switch limit {
      case .metres: limit.text(in: language)
      case .minutes:
        limit.text(in: language) + " = " + language.distance(standard.walk.value.metres(limit))
      }
    case .number(let number): number.short
    case .flag(let flag): language.choose(en: flag ? "yes" : "no", zh: flag ? "是" : "否")
    case .texts(let texts): texts.joined(separator: ", ")
    case .rule(let rule): rule.text(standard, language)
    }
  }
}

extension StandardFigure.Item {
  /// The kind and the id.
  func text(in language: Language) -> String {
    let kind =
      switch kind {
      case .walk: language.choose(en: "walk", zh: "步行")
      case .tier: language.choose(en: "tier", zh: "层级")
      case .category: language.choose(en: "category", zh: "业态")
      case .headline: language.choose(en: "headline", zh: "重点业态")
      case .order: language.choose(en: "order", zh: "补齐顺序")
      case .indicator: language.choose(en: "indicator", zh: "指标")
      case .grade: language.choose(en: "grade", zh: "等级")
      }
    return id.isEmpty ? kind : "\(kind) \(id)"
  }
}
