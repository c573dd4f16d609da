import Coverage

/// The coverage of a standard's categories, tier by tier.
struct CategoryTable {
  let assessed: AssessedStandard

  func lines(_ style: TextStyle) -> [String] {
    zip(assessed.standard.tiers, assessed.summary.tiers).flatMap { tier, figures in
      let rows = assessed.summary.categories.indices.filter {
        assessed.summary.categories[$0].tier == tier.id
      }
      return rows.isEmpty ? [] : ["", header(tier, figures, style)] + rows.map { line($0, style) }
    }
  }

  private func nameWidth(_ style: TextStyle) -> Int {
    let names = assessed.standard.categories.map { $0.name.text(in: style.language).columns }
    return min(max(18, names.max() ?? 0), max(style.width - 66, 14))
  }

  private func header(
    _ tier: Tier, _ figures: StandardSummary.Tier, _ style: TextStyle
  ) -> String {
    let language = style.language
    let share = figures.coverageRate.map { "  " + language.percent($0) } ?? ""
    let name = (tier.name.text(in: language) + share).printable.fitted(nameWidth(style))
    return style.paint(
      name + "  " + language.choose(en: "communities", zh: "社区").fitted(16)
        + language.choose(en: "covered", zh: "覆盖率").rightAligned(9)
        + language.choose(en: "missing", zh: "缺失").rightAligned(9)
        + language.choose(en: "limit", zh: "限距").rightAligned(9)
        + language.choose(en: "outlets", zh: "网点").rightAligned(9), .dim)
  }

  private func line(_ number: Int, _ style: TextStyle) -> String {
    let language = style.language
    let figures = assessed.summary.categories[number]
    let category = assessed.standard.categories[number]
    let name = category.name.text(in: language).printable.fitted(nameWidth(style))
    let limit = language.distance(figures.limitM).rightAligned(9)
    guard let share = figures.coverageRate else {
      let none =
        category.weight.value == 0
        ? language.choose(en: "shown only, nothing asked", zh: "仅展示，不作要求")
        : language.choose(en: "asked of no community", zh: "不要求任何社区")
      return name + "  " + style.paint(none.fitted(34), .dim) + limit
        + grouped(figures.outlets).rightAligned(9)
    }
    let ink: TextStyle.Ink = share >= 0.9 ? .green : share >= 0.5 ? .yellow : .red
    var notes: [String] = []
    if figures.borderlineCommunities > 0 {
      let count = grouped(figures.borderlineCommunities)
      notes.append(language.choose(en: "\(count) borderline", zh: "\(count) 个临界"))
    }
    let mark = category.limit.basis.provenance.mark(in: language)
    if !mark.isEmpty, assessed.standard.basis.provenance != category.limit.basis.provenance {
      notes.append(mark)
    }
    return name + "  " + style.paint(style.bar(share, columns: 16), ink)
      + language.percent(share).rightAligned(9)
      + grouped(figures.missingCommunities).rightAligned(9) + limit
      + grouped(figures.outlets).rightAligned(9)
      + (notes.isEmpty ? "" : "  " + language.list(notes))
  }
}
