import Coverage

/// The charts of one assessment, drawn as pictures are.
struct ChartSection {
  let page: ReportPage
  let assessment: FinishedAssessment

  private var text: PageText { page.text }

  var markup: Markup {
    let coverage = CoverageChart(assessment: assessment, text: text).drawing(.page)
    let lorenz = LorenzChart(page.run, assessment, text)
    let hasResidents = assessment.summary.categories.contains { $0.residentCoverageRate != nil }
    return """
      <section><h2>\(text.charts)</h2>
      <div class="charts">
      \(figure(text.coverageChart, text.coverageLegend(hasResidents: hasResidents), coverage))
      <div>
      \(assessment.categories.indices.map(distances))
      \(figure(
        text.lorenzChart, text.lorenzLegend(byResidents: lorenz.byResidents, gini: lorenz.gini),
        lorenz.drawing(.page), style: "max-width: 380px; margin-top: 24px"))
      </div>
      </div>
      </section>
      """
  }

  /// The distances to one category; that of the chosen one is shown.
  private func distances(_ category: Int) -> Markup {
    let chart = DistanceChart(assessment: assessment, category: category, text: text)
    let name = assessment.categories[category].name.text(in: text.language)
    let hidden: Markup = category > 0 ? " hidden" : ""
    let figure = figure(
      text.distanceChart(name), text.distanceLegend, chart.drawing(.page))
    return "<div data-distances=\"\(category)\"\(hidden)>\(figure)</div>"
  }

  private func figure(
    _ title: String, _ legend: String, _ drawing: Drawing, style: String = ""
  ) -> Markup {
    """
    <figure style="\(style)"><figcaption><strong>\(name: title)</strong>\(legend)</figcaption>\
    \(drawing.markup(title: title))</figure>
    """
  }
}

/// The ranking of districts, the lowest mean scores first.
struct DistrictSection {
  let page: ReportPage
  let assessment: FinishedAssessment

  private var text: PageText { page.text }

  /// A district's communities added up.
  private struct District {
    var name: String
    var communities = 0
    var known = 0
    var complete = 0
    var score = 0.0
    var residents = 0.0

    var meanScore: Double { score / Double(max(known, 1)) }
  }

  /// `nil` where the table names no districts.
  var markup: Markup? {
    guard let column = page.run.communities.districts else { return nil }
    let rows = districts(Districts(column)).map(row)
    let residents: Markup? =
      page.run.communities.residents == nil
      ? nil
      : "<th scope=\"col\" class=\"number\">\(text.residentCount)</th>"
    return """
      <section><h2>\(text.districts)</h2>
      <div class="scroll"><table class="figures"><thead><tr><th scope="col">\(text.district)</th>\
      <th scope="col" class="number">\(text.districtCommunities)</th>\(residents)\
      <th scope="col" class="number">\(text.complete)</th>\
      <th scope="col" class="number">\(text.score)</th><th></th></tr></thead>\
      <tbody>\(rows)</tbody></table></div>
      </section>
      """
  }

  private func districts(_ known: Districts) -> [District] {
    var districts = known.names.map { District(name: $0) }
    for (row, number) in known.numbers.enumerated() {
      let place = Int(number)
      districts[place].communities += 1
      if !assessment.scores[row].isNaN {
        districts[place].known += 1
        districts[place].score += assessment.scores[row]
        districts[place].complete += assessment.missing[row].isEmpty ? 1 : 0
      }
      if let residents = page.run.communities.residents?[row], !residents.isNaN {
        districts[place].residents += residents
      }
    }
    return districts.enumerated()
      .sorted { a, b in
        a.element.meanScore != b.element.meanScore
          ? a.element.meanScore < b.element.meanScore : a.offset < b.offset
      }.map(\.element)
  }

  private func row(_ district: District) -> Markup {
    let residents: Markup? =
      page.run.communities.residents == nil
      ? nil : "<td class=\"number\">\(text.number(district.residents))</td>"
    let width = Drawing.number(district.meanScore)
    return """
      <tr><th scope="row">\(name: district.name.isEmpty ? text.unnamed : district.name)</th>\
      <td class="number">\(text.number(district.communities))</td>\(residents)\
      <td class="number">\(text.number(district.complete))</td>\
      <td class="number">\(text.tenth(district.meanScore))</td>\
      <td><span class="bar"><span style="width: \(width)%"></span></span></td></tr>
      """
  }
}
