public import CoverageReport
import Coverage

extension RunComparison {
  /// What has changed, for people: first what is not due to outlets, then standard by standard.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    var lines = [style.paint("\(before) → \(after)".printable, .bold)]
    lines += BasisText(basis).lines(style)
    lines.append(outletLine(language))
    lines.append(communityLine(language))
    for assessment in assessments {
      lines += [""] + AssessmentText(assessment, style).lines()
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func outletLine(_ language: Language) -> String {
    let (before, after) = (grouped(outletCounts.before), grouped(outletCounts.after))
    guard let outlets else {
      return language.choose(
        en: """
          Outlets: \(before) → \(after); in different frames, so that nobody can say which opened or \
          closed.
          """, zh: "商业网点：\(before) → \(after)；两次结果的坐标系不同，无法判断哪些新开或关闭。")
    }
    let (opened, closed) = (grouped(outlets.opened.count), grouped(outlets.closed.count))
    let (moved, other) = (grouped(outlets.moved.count), grouped(outlets.recategorised.count))
    return language.choose(
      en: """
        Outlets: \(before) → \(after); \(opened) opened, \(closed) closed, \(moved) moved, \(other) \
        with other categories.
        """,
      zh: """
        商业网点：\(before) → \(after)；新开 \(opened)，关闭 \(closed)，迁址 \(moved)，业态变更 \(other)。
        """)
  }

  private func communityLine(_ language: Language) -> String {
    let (new, gone) = (grouped(newCommunities.count), grouped(goneCommunities.count))
    return language.choose(
      en: "Communities: \(new) new, \(gone) gone; the others are compared.",
      zh: "社区：新增 \(new)，减少 \(gone)；其余逐一比较。")
  }
}

/// What differs beside the places, in words.
struct BasisText {
  private let changes: [BasisChange]

  init(_ changes: [BasisChange]) { self.changes = changes }

  /// A warning where verdicts may differ though no outlet did, and the entries that do.
  func lines(_ style: TextStyle) -> [String] {
    let language = style.language
    let deciding = changes.filter { $0.kind.decidesVerdicts }
    guard !deciding.isEmpty else {
      return [
        language.choose(
          en: "Standard, options, network and version are the same.",
          zh: "标准、参数、路网和软件版本均相同。")
      ]
    }
    let kinds = language.list(Array(Set(deciding.map(\.kind))).sorted().map { $0.text(language) })
    let warning = language.choose(
      en: "What changed is not due to outlets alone, for this is other than before: \(kinds).",
      zh: "下列变化不（仅）由网点引起：与前次不同的有\(kinds)。")
    return [style.paint(warning, .yellow)] + deciding.map { line($0, language) }
  }

  private func line(_ change: BasisChange, _ language: Language) -> String {
    let none = language.choose(en: "none", zh: "无")
    let (before, after) = (change.before ?? none, change.after ?? none)
    return "  \(change.key)  \(Self.short(before)) → \(Self.short(after))".printable
  }

  /// A long value by its beginning.
  private static func short(_ value: String) -> String {
    value.count > 40 ? value.prefix(12) + "…" : value
  }
}

extension BasisChange.Kind {
  /// What it is called.
  func text(_ language: Language) -> String {
    switch self {
    case .data: language.choose(en: "the data", zh: "数据")
    case .standard: language.choose(en: "the standard", zh: "标准")
    case .options: language.choose(en: "the options", zh: "参数")
    case .network: language.choose(en: "the network", zh: "路网")
    case .tool: language.choose(en: "the version of livingcircle", zh: "软件版本")
    }
  }
}
