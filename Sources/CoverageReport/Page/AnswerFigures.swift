import Coverage

/// What stands first of an assessment: the large figures, and how many communities have each grade.
struct AnswerFigures {
  let assessment: FinishedAssessment
  let text: PageText

  private var all: StandardSummary.Area { assessment.summary.all }

  var tiles: [Markup] {
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

  var grades: Markup? {
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
  private static func colour(_ place: Int, of count: Int) -> String {
    guard place > 0 else { return "grade-0" }
    guard count > 2 else { return "grade-3" }
    return "grade-\(Int((1 + Double(place - 1) * 2 / Double(count - 2)).rounded()))"
  }
}
