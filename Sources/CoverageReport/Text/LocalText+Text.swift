public import Coverage

extension LocalText {
  /// The text in a language.
  public func text(in language: Language) -> String { language.choose(en: en, zh: zh) }
}

extension Provenance {
  /// A mark for figures that are not certain; empty for those that are.
  public func mark(in language: Language) -> String {
    switch self {
    case .seed, .found, .local: ""
    case .unverified: language.choose(en: "unverified", zh: "未核实")
    case .inferred: language.choose(en: "inferred", zh: "推断")
    case .projectDefault: language.choose(en: "project default", zh: "本项目默认")
    }
  }
}
