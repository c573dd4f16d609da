public import Catalogue
import Coverage

extension StandardComparison {
  /// What differs: things that only one has, then figures with both values and their sources.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    let names = [first, second].map { "\($0.id) \($0.version)".printable }
    var lines = [style.paint(names.joined(separator: " → "), .bold)]
    if isEmpty {
      lines.append(language.choose(en: "No figure differs.", zh: "各项数值相同。"))
    }
    lines += only(onlyInFirst, first, language) + only(onlyInSecond, second, language)
    let width = names.map(\.columns).max() ?? 0
    for difference in differences {
      let figure = difference.first ?? difference.second
      lines += ["", style.paint((figure?.place(in: language) ?? "").printable, .dim)]
      lines.append(line(names[0].fitted(width), difference.first, first, language))
      lines.append(line(names[1].fitted(width), difference.second, second, language))
    }
    if !(differences.isEmpty) { lines += ["", Provenance.legend(in: language)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func only(
    _ items: [StandardFigure.Item], _ standard: Standard, _ language: Language
  ) -> [String] {
    guard !items.isEmpty else { return [] }
    let title = language.choose(en: "only in \(standard.id):", zh: "仅在 \(standard.id) 中：")
    return ["", title.printable]
      + items.map { item in
        let name = standard.name(of: item)?.text(in: language) ?? ""
        return "  \(item.text(in: language))  \(name)".printable.trimmingEnd
      }
  }

  private func line(
    _ name: String, _ figure: StandardFigure?, _ standard: Standard, _ language: Language
  ) -> String {
    guard let figure else { return "  \(name)  " + language.choose(en: "none", zh: "无") }
    let value = figure.text(standard, language) + (figure.basis?.provenance.sign ?? "")
    let source = figure.basis.map { "  [\($0.text(in: language))]" } ?? ""
    return "  \(name)  \(value)\(source)".printable
  }
}

extension Standard {
  /// The name of something with an id.
  fileprivate func name(of item: StandardFigure.Item) -> LocalText? {
    switch item.kind {
    case .walk, .order: nil
    case .tier: tiers.first { $0.id == item.id }?.name
    case .category: categories.first { $0.id == item.id }?.name
    case .headline: headlines.first { $0.id == item.id }?.name
    case .indicator: indicators.first { $0.id == item.id }?.name
    case .grade: grades.first { $0.id == item.id }?.name
    }
  }
}
