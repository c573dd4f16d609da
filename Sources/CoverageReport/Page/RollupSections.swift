import Catalogue
import Coverage

/// What a page shows of the cities of one measure.
struct RollupSections {
  let rollup: Rollup
  let part: RollupPart
  let text: PageText

  private var language: Language { text.language }

  var markup: Markup {
    """
    \(answer)
    <section><h2>\(text.provinces)</h2>\(provinces)</section>
    <section><h2>\(text.batches)</h2>\(batches)</section>
    \(charts)
    <section><h2>\(text.cities)</h2>\(cities)</section>
    """
  }

  private var answer: Markup {
    let figures = AnswerFigures(assessment: part.assessment, text: text)
    let missing = part.mostMissing(10).map { number -> Markup in
      """
      <li><strong>\(name: part.categoryName(number, in: language))</strong><br>\
      <span class="quiet">\(text.missing(part.nation.summary.categories[number]))</span></li>
      """
    }
    let list: Markup =
      missing.isEmpty ? "<p>\(text.nothingMissing)</p>" : "<ol class=\"worst\">\(missing)</ol>"
    return """
      <section>
      <h2>\(name: part.title(in: language))</h2>
      <p class="quiet">\(part.details(in: language).shortened)</p>
      <div class="tiles">\(figures.tiles)</div>
      <div class="parts">\(figures.grades)<div><h4>\(text.mostMissing)</h4>\(list)</div></div>
      </section>
      """
  }

  private var charts: Markup {
    let coverage = CoverageChart(assessment: part.assessment, text: text).drawing(.page)
    let hasResidents = part.nation.summary.categories.contains { $0.residentCoverageRate != nil }
    let isPlaced = part.nation.cities.contains { rollup.cities[$0].position != nil }
    let map: Markup? =
      isPlaced
      ? "<figure>\(MapPicture(rollup, part, text).drawing(.page).markup(title: text.cityMap))</figure>"
      : nil
    return """
      <section><h2>\(text.charts)</h2><div class="charts">
      <figure><figcaption><strong>\(text.coverageChart)</strong>\
      \(text.coverageLegend(hasResidents: hasResidents))</figcaption>\
      \(coverage.markup(title: text.coverageChart))</figure>
      \(map)
      </div></section>
      """
  }

  // MARK: Tables

  private var provinces: Markup {
    table(
      [(text.rank, true), (text.province, false), (text.cityCount, true)],
      part.provinces.map { area in
        let name = area.name.isEmpty ? text.notStated : area.name
        return """
          <tr>\(rank(area))<th scope="row">\(name: name)</th>\(count(area))\(figures(area))</tr>
          """
      })
  }

  private var batches: Markup {
    table(
      [(text.list, false), (text.listedAreas, true), (text.cityCount, true)],
      part.batches.map { batch in
        let cells =
          batch.area.map { [count($0)] + figures($0) }
          ?? [cell("0")] + text.areaHeads.map { _ in cell("–") }
        return """
          <tr><th scope="row">\(batch.title(in: language))</th>\
          \(cell(batch.presence(in: language)))\(cells)</tr>
          """
      })
  }

  private var cities: Markup {
    table(
      [(text.rank, true), (text.city, false), (text.province, false), (text.list, false)],
      part.cities.map { area in
        let city = rollup.cities[area.cities[0]]
        let lists = language.list(city.pilot?.lists.map { $0.text(in: language) } ?? [])
        return """
          <tr>\(rank(area))<th scope="row">\(name: area.name)</th>\
          <td>\(name: city.province ?? "")</td><td>\(lists)</td>\(figures(area))</tr>
          """
      })
  }

  private func table(_ heads: [(name: String, isNumber: Bool)], _ rows: [Markup]) -> Markup {
    let all = heads + text.areaHeads.map { ($0, true) }
    let cells = all.map { head -> Markup in
      "<th scope=\"col\"\(head.isNumber ? " class=\"number\"" as Markup : "")>\(head.name)</th>"
    }
    return """
      <div class="scroll"><table><thead><tr>\(cells)</tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  private func cell(_ text: String) -> Markup { "<td class=\"number\">\(text)</td>" }

  private func rank(_ area: RollupArea) -> Markup { cell(area.rank.map(text.number) ?? "–") }

  private func count(_ area: RollupArea) -> Markup { cell(text.number(area.cities.count)) }

  /// The cells under `areaHeads`.
  private func figures(_ area: RollupArea) -> [Markup] {
    let (all, isKnown) = (area.summary.all, area.summary.known > 0)
    func share(_ rate: Double?) -> String {
      isKnown ? rate.map { language.percent($0) } ?? "–" : "–"
    }
    return [
      text.number(all.communities), text.number(all.livingCircles), share(all.livingCircleRate),
      share(all.gradedRate),
      isKnown ? text.tenth(all.meanScore) : "–", all.residents.map { text.number($0) } ?? "–",
      language.percent(area.residentsKnownShare), share(area.residentRate),
      text.number(area.outlets),
    ].map { cell($0) }
  }
}
