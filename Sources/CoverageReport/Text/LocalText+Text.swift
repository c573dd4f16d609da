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

extension Standard {
  /// Title, id and version, and how well the whole is known where that is not certain.
  func heading(in language: Language) -> String {
    let (title, mark) = (title.text(in: language), basis.provenance.mark(in: language))
    let marked = mark.isEmpty ? "" : language.choose(en: ", \(mark)", zh: "，\(mark)")
    return language.choose(
      en: "\(title) (\(id) \(version)\(marked))", zh: "\(title)（\(id) \(version)\(marked)）"
    ).printable
  }
}
