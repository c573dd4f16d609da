import Catalogue
import Coverage

/// What the figures rest on: the data check, the method, the standards with their sources, the data's licences.
struct BasisSections {
  let page: ReportPage

  private var text: PageText { page.text }
  private var run: FinishedRun { page.run }

  var markup: Markup {
    """
    <section><h2>\(text.dataCheck)</h2>\(dataCheck)</section>
    <section><h2>\(text.method)</h2>\(text.method(run).map { "<p>\($0)</p>" as Markup })</section>
    \(standards)
    <section><h2>\(text.attribution)</h2>\(inputs)</section>
    """
  }

  // MARK: The data check

  private var dataCheck: Markup {
    var lines: [String] = []
    if run.outletsWithoutCategory > 0 {
      lines.append(text.withoutCategory(run.outletsWithoutCategory))
    }
    if !run.unusedCategories.isEmpty { lines.append(text.unused(run.unusedCategories)) }
    let notes = lines.map { "<p class=\"quiet\">\($0)</p>" as Markup }
    guard let check = run.dataCheck else { return "<p>\(text.notChecked)</p>\(notes)" }
    let rows = check.concerns.map { concern -> Markup in
      """
      <tr><td>\(text.severity(concern.severity))</td><td>\(text.concernTable(concern.table))</td>\
      <td class="number">\(text.number(concern.count))</td><td>\(text.concern(concern.concern))</td></tr>
      """
    }
    let table: Markup? =
      rows.isEmpty
      ? nil
      : """
      <div class="scroll"><table><thead><tr><th scope="col">\(text.importance)</th>\
      <th scope="col">\(text.table)</th><th scope="col" class="number">\(text.rows)</th>\
      <th scope="col">\(text.concern)</th></tr></thead><tbody>\(rows)</tbody></table></div>
      """
    return "<p>\(text.dataVerdict(check.verdict))</p>\(table)\(notes)"
  }

  // MARK: Standards

  private var standards: [Markup] {
    run.assessments.enumerated().compactMap { number, assessment in
      guard let standard = assessment.standard else { return nil }
      let hidden: Markup = number > 0 ? " hidden" : ""
      return """
        <div data-assessment="\(number)"\(hidden)><section><h2>\(text.standard)</h2>\
        \(StandardPart(standard: standard, text: text).markup)</section></div>
        """
    }
  }

  // MARK: Inputs

  private var inputs: Markup {
    let rows = run.record.inputs.sorted { $0.key < $1.key }.map { role, input -> Markup in
      """
      <tr><th scope="row">\(text.concernTable(role))</th><td>\(name: input.path)</td>\
      <td>\(name: input.frame)</td><td class="provenance">\(input.sha256)</td></tr>
      """
    }
    let credits = run.record.attributions.map { "<p>\(name: $0)</p>" as Markup }
    return """
      \(credits)<div class="scroll"><table><thead><tr><th scope="col">\(text.input)</th>\
      <th scope="col">\(text.file)</th><th scope="col">\(text.frame)</th><th scope="col">SHA-256</th>\
      </tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }
}

/// A standard with the source of each figure, as it was applied.
private struct StandardPart {
  let standard: StandardDocument
  let text: PageText

  private var language: Language { text.language }

  var markup: Markup {
    let note = standard.note.map { "<p>\(name: $0.text(in: language))</p>" as Markup }
    return """
      <p><strong>\(name: standard.title.text(in: language))</strong> \
      <span class="quiet">\(name: standard.id) \(name: standard.version)</span></p>
      <p class="provenance">\(name: standard.source) · \(standard.provenance.text(in: language))</p>
      \(note)<p>\(text.walk(standard.walk))\(standard.walk.provenance.sign)</p>\
      \(categories)\(grades)\(changes)
      <p class="provenance">\(Provenance.legend(in: language))</p>
      """
  }

  private var categories: Markup {
    let heads = text.standardHeads.map { "<th scope=\"col\">\($0)</th>" as Markup }
    let rows = standard.categories.map { category -> Markup in
      let tier = standard.tiers.first { $0.id == category.tier }?.name.text(in: language) ?? ""
      return """
        <tr><th scope="row">\(name: category.name.text(in: language))</th><td>\(name: tier)</td>\
        <td>\(language.distance(category.limit.limitM))\(category.limit.provenance.sign)</td>\
        <td>\(category.minimum.value)\(category.minimum.provenance.sign)</td>\
        <td>\(category.weight.value.short)\(category.weight.provenance.sign)</td>\
        <td class="provenance">\(name: category.source) · \
        \(category.provenance.text(in: language))</td></tr>
        """
    }
    return """
      <div class="scroll"><table class="standard"><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  private var grades: Markup? {
    guard !standard.grades.isEmpty else { return nil }
    let items = standard.grades.map { grade -> Markup in
      let rules = grade.rules.map { text.rule($0.rule, standard) + $0.provenance.sign }
      let list = rules.joined(separator: text.semicolon)
      return "<li><strong>\(name: grade.name.text(in: language))</strong> \(list)</li>"
    }
    return "<h4>\(text.grades)</h4><ul>\(items)</ul>"
  }

  private var changes: Markup? {
    guard !standard.changes.isEmpty else { return nil }
    let items = standard.changes.map { change -> Markup in
      """
      <li>\(name: change.standard) \(name: change.version): \
      \(name: change.because.text(in: language)) <span class="provenance">\(name: change.source)\
      </span></li>
      """
    }
    return "<h4>\(text.standardChanges)</h4><ul>\(items)</ul>"
  }
}
