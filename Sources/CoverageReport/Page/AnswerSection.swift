import Coverage

/// The answer first: how many communities and residents have all, the grades, what is missing most, what has changed.
struct AnswerSection {
  let page: ReportPage
  let assessment: FinishedAssessment

  private var text: PageText { page.text }
  private var all: StandardSummary.Area { assessment.summary.all }
  private var figures: AnswerFigures { AnswerFigures(assessment: assessment, text: text) }

  var markup: Markup {
    """
    <section>
    <h2>\(page.title(assessment))</h2>
    <div class="tiles">\(figures.tiles)</div>
    <div class="parts">\(figures.grades)\(mostMissing)</div>
    \(doubts)
    </section>
    \(changes)
    """
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
      count == 0 ? nil : text.edge(count), text.context(page.run.context.count),
      all.residentRate == nil ? text.residentsUnknown : nil,
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
