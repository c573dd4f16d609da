import Coverage

extension VerdictComparison {
  /// The standards side by side: what of the city meets each, and where they come to different verdicts.
  func lines(_ style: TextStyle) -> [String] {
    let language = style.language
    let titles =
      [language.choose(en: "standards side by side", zh: "各标准对照")] + standards.map(\.standard.id)
      + [language.choose(en: "verdicts differ for", zh: "判定不同的社区")]
    let columns = titles.enumerated().map { number, title in
      PrintedTable.Column(header: title, isNumber: number > 0)
    }
    let rows = [circles(language), scores(language)] + categories.map { row($0, language) }
    return PrintedTable(columns, rows).lines(style)
  }

  private func circles(_ language: Language) -> [String] {
    [language.choose(en: "all that is asked", zh: "达到全部要求")]
      + standards.map { language.percent($0.summary.all.livingCircleRate) } + [""]
  }

  private func scores(_ language: Language) -> [String] {
    [language.choose(en: "mean score", zh: "平均得分")]
      + standards.map { language.score($0.summary.all.meanScore) } + [""]
  }

  private func row(_ category: Category, _ language: Language) -> [String] {
    let named = zip(standards, category.places).compactMap { assessed, place in
      place.map { assessed.standard.categories[$0].name.text(in: language) }
    }
    let shares = zip(standards, category.places).map { assessed, place in
      guard let place else { return "" }
      let figures = assessed.summary.categories[place]
      let limit = language.distance(figures.limitM)
      guard let share = figures.coverageRate else { return "– \(limit)" }
      return "\(language.percent(share)) \(limit.rightAligned(8))"
    }
    return [named.first ?? category.id] + shares + [grouped(category.differing)]
  }
}
