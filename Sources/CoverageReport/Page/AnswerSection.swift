import Coverage

/// The answer first: how many communities and residents have all, the grades, what is missing most, what has changed.
struct AnswerSection {
  let page: ReportPage
  let assessment: FinishedAssessment

  private var text: PageText { page.text }
  private var all: StandardSummary.Area { assessment.summary.all }

  var markup: Markup {
    """
    <section>
    <h2>\(page.title(assessment))</h2>
    <div class="tiles">\(tiles)</div>
    <div class="parts">\(grades)\(mostMissing)</div>
    \(doubts)
    </section>
    \(changes)
    """
  }

  private var tiles: [Markup] {
    var tiles = [
      tile(text.language.percent(all.livingCircleRate), text.livingCircles(all)), residents,
    ].compactMap { $0 }
    if let rate = all.gradedRate {
      tiles.append(tile(text.language.percent(rate), text.graded(all)))
    }
    tiles.append(
      assessment.id == nil
        ? tile(text.language.percent(all.meanScore / 100), text.meanCoverage)
        : tile(text.tenth(all.meanScore), text.meanScore))
    return tiles
  }

  /// The share of residents; `nil` where nobody knows how many there are.
  private var residents: Markup? {
    guard let rate = all.residentRate, let living = all.residentsOfLivingCircles,
      let residents = all.residents
    else { return nil }
    return tile(text.language.percent(rate), text.residents(living, of: residents))
  }

  private func tile(_ figure: String, _ caption: String) -> Markup {
    "<div class=\"tile\"><div class=\"figure\">\(figure)</div><p>\(caption)</p></div>"
  }

  private var grades: Markup? {
    let grades = assessment.summary.grades
    guard !grades.isEmpty else { return nil }
    // The summary has those below all grades first.
    let named = grades.enumerated().map { place, grade in
      let name = assessment.grades.first { $0.id == grade.grade }?.name.text(in: text.language)
      let colour = Self.colour(place, of: grades.count)
      return (name: name ?? text.noGrade, count: grade.communities, colour: colour)
    }
    let bars = named.filter { $0.count > 0 }.map { grade -> Markup in
      """
      <span class="swatch-bar" style="flex: \(grade.count); background: var(--\(grade.colour)); \
      print-color-adjust: exact; -webkit-print-color-adjust: exact"></span>
      """
    }
    let key = named.map { grade -> Markup in
      """
      <li><span class="swatch" style="background: var(--\(grade.colour))"></span>\
      \(text.grade(grade.name, grade.count))</li>
      """
    }
    return """
      <div><h4>\(text.grades)</h4><div class="grades" aria-hidden="true">\(bars)</div>\
      <ul class="key">\(key)</ul></div>
      """
  }

  /// The name of a grade's colour, as the page's own program chooses it.
  static func colour(_ place: Int, of count: Int) -> String {
    guard place > 0 else { return "grade-0" }
    guard count > 2 else { return "grade-3" }
    return "grade-\(Int((1 + Double(place - 1) * 2 / Double(count - 2)).rounded()))"
  }

  private var mostMissing: Markup {
    let worst = assessment.summary.categories.enumerated()
      .filter { $0.element.missingCommunities > 0 }
      .sorted { a, b in
        let (x, y) = (a.element.missingCommunities, b.element.missingCommunities)
        return x != y ? x > y : a.offset < b.offset
      }
      .prefix(3)
    let items = worst.map { number, category -> Markup in
      """
      <li><button type="button" class="link" data-category="\(number)">\
      <strong>\(name: assessment.categories[number].name.text(in: text.language))</strong>\
      </button><br><span class="quiet">\(text.missing(category))</span></li>
      """
    }
    let list: Markup =
      items.isEmpty ? "<p>\(text.nothingMissing)</p>" : "<ol class=\"worst\">\(items)</ol>"
    return "<div><h4>\(text.mostMissing)</h4>\(list)</div>"
  }

  /// What the answer does not know.
  private var doubts: Markup? {
    let count = page.run.communities.isEdge?.count { $0 } ?? 0
    let lines = [
      count == 0 ? nil : text.edge(count), all.residentRate == nil ? text.residentsUnknown : nil,
    ].compactMap { $0 }
    if lines.isEmpty { return nil }
    return "<div class=\"doubts\">\(lines.map { "<p>\($0)</p>" as Markup })</div>"
  }

  private var changes: Markup? {
    guard let previous = page.previous else { return nil }
    guard let changes = RunChanges(page.run, assessment, since: previous) else {
      return "<section><h2>\(text.changes)</h2><p>\(text.noEarlierStandard)</p></section>"
    }
    var rows = [
      row(text.livingCircleRate, changes.livingCircles),
      changes.residents.map { row(text.residentRate, $0) },
      row(text.score, changes.meanScore, isShare: false),
    ].compactMap { $0 }
    rows += changes.categories.prefix(8).map { change in
      row(assessment.categories[change.category].name.text(in: text.language), change.rate)
    }
    return """
      <section><h2>\(text.changes)</h2>
      <p>\(text.compared(changes.common, new: changes.new, gone: changes.gone)) \
      \(text.moved(better: changes.better, worse: changes.worse))</p>
      <div class="scroll"><table><thead><tr><th scope="col">\(text.figure)</th>\
      <th scope="col" class="number">\(text.before)</th><th scope="col" class="number">\(text.now)</th>\
      <th scope="col" class="number">\(text.change)</th></tr></thead><tbody>\(rows)</tbody></table></div>
      </section>
      """
  }

  private func row(_ name: String, _ figure: RunChanges.Figure, isShare: Bool = true) -> Markup {
    let difference = figure.now - figure.before
    let sign: Markup = difference > 0 ? " up" : difference < 0 ? " down" : ""
    func written(_ value: Double) -> String {
      isShare ? text.language.percent(value) : text.tenth(value)
    }
    let change = isShare ? text.points(difference * 100) : text.signed(difference)
    return """
      <tr><th scope="row">\(name: name)</th><td class="number">\(written(figure.before))</td>\
      <td class="number">\(written(figure.now))</td><td class="number\(sign)">\(change)</td></tr>
      """
  }
}
