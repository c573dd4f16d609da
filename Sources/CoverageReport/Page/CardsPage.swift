import Coverage
public import GeoFormats

/// A card of each community (一圈一策): what it lacks, in the order to be filled, and what it has; a sheet of A4 each.
public struct CardsPage: Sendable {
  /// What it is called in the run's folder.
  public static let name = "cards.html"

  private let run: FinishedRun
  private let text: PageText

  /// The cards of a run.
  public init(_ run: FinishedRun, language: Language) {
    self.run = run
    text = PageText(language: language)
  }

  /// Makes the cards and hands them on, a few at a time.
  public func write(to sink: (borrowing ByteWriter) throws -> Void) throws {
    var writer = ByteWriter(capacity: 1 << 20)
    writer.append(head.html)
    for assessment in run.assessments {
      for row in 0..<run.communities.count {
        writer.append(card(row, assessment).html)
        guard writer.count > 1 << 19 else { continue }
        try sink(writer)
        writer.removeAll()
      }
    }
    writer.append("</body>\n</html>\n")
    try sink(writer)
  }

  private var head: Markup {
    """
    <!doctype html>
    <html lang="\(text.code)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'">
    <title>\(text.cards)</title>
    <style>
    \(Markup(stringLiteral: PageAssets.cardStyle))</style>
    </head>
    <body>

    """
  }

  private func card(_ row: Int, _ assessment: FinishedAssessment) -> Markup {
    let missing = assessment.missing[row].map { Int($0) }
    let present = assessment.categories.indices.filter {
      assessment.verdicts[assessment.place(community: row, category: $0)] == .covered
    }
    let edge: Markup? =
      run.communities.isEdge?[row] == true ? "<p class=\"quiet\">\(text.edgeCard)</p>" : nil
    return """
      <article class="card">
      \(header(row, assessment))
      <h2>\(missing.isEmpty ? text.nothingMissingHere : text.toFill(missing.count))</h2>
      \(missing.isEmpty ? nil : gaps(row, missing, assessment))
      <h2>\(text.present(present.count))</h2>
      <ul class="present">\(present.map { item(row, $0, assessment) })</ul>
      \(edge)
      <footer>\(footer(assessment))</footer>
      </article>

      """
  }

  private func header(_ row: Int, _ assessment: FinishedAssessment) -> Markup {
    let name = run.communities.names?[row] ?? ""
    var facts = [run.communities.ids[row]]
    if let district = run.communities.districts?[row], !district.isEmpty { facts.append(district) }
    let named = facts.map { "<bdi>\($0.shortened)</bdi> · " as Markup }
    let residents = run.communities.residents?[row] ?? .nan
    let grade = assessment.gradeNumbers[row]
    let graded =
      grade < 0 ? text.noGrade : assessment.grades[Int(grade)].name.text(in: text.language)
    return """
      <header><div><h1>\(name: name.isEmpty ? run.communities.ids[row] : name)</h1>\
      <p>\(named)\(residents.isNaN ? text.residentsNotKnown : text.residents(residents))</p></div>\
      <div class="score"><strong>\(text.score(assessment.scores[row]))</strong>\
      \(assessment.grades.isEmpty ? text.scoreCaption : graded)</div></header>
      """
  }

  private func gaps(_ row: Int, _ missing: [Int], _ assessment: FinishedAssessment) -> Markup {
    let rows = missing.enumerated().map { place, category -> Markup in
      let finding = assessment.place(community: row, category: category)
      let shortBy = assessment.shortBy[finding]
      return """
        <tr class="missing"><td class="number">\(place + 1)</td>\
        <th scope="row">\(name: assessment.categories[category].name.text(in: text.language))</th>\
        <td class="number">\(text.language.distance(assessment.categories[category].limit))</td>\
        <td>\(nearest(finding, assessment))</td>\
        <td class="number">\(metres(assessment.nearestMetres[finding]))</td>\
        <td class="number short">\(metres(shortBy.rounded(.up)))</td></tr>
        """
    }
    let heads = text.gapHeads.map { head -> Markup in
      "<th scope=\"col\"\(head.isNumber ? " class=\"number\"" as Markup : "")>\(head.name)</th>"
    }
    return "<table><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>"
  }

  private func nearest(_ finding: Int, _ assessment: FinishedAssessment) -> Markup {
    let outlet = Int(assessment.nearest[finding])
    guard outlet >= 0 else { return "\(text.noOutlet)" }
    let name = run.outlets.names[outlet]
    return "\(name: name.isEmpty ? run.outlets.namedIDs[outlet] : name)"
  }

  private func metres(_ metres: Double) -> String {
    metres.isNaN ? "–" : text.language.distance(metres)
  }

  private func item(_ row: Int, _ category: Int, _ assessment: FinishedAssessment) -> Markup {
    let finding = assessment.place(community: row, category: category)
    return """
      <li>\(name: assessment.categories[category].name.text(in: text.language))\
      <span>\(text.found(Int(assessment.counts[finding]), metres(assessment.nearestMetres[finding])))\
      </span></li>
      """
  }

  private func footer(_ assessment: FinishedAssessment) -> Markup {
    let title = assessment.standard?.title.text(in: text.language) ?? text.everyCategory
    let credits = run.record.attributions.map { " · \(name: $0)" as Markup }
    return "\(name: title) · livingcircle \(run.record.version)\(credits)"
  }
}
