import Coverage
public import GeoFormats

/// The page that a finished run is shown by: one file that needs nothing else.
public struct ReportPage: Sendable {
  /// What it is called in the run's folder.
  public static let name = "report.html"

  let run: FinishedRun
  let previous: FinishedRun?
  let text: PageText
  /// What the page is called; `nil` for what the run itself says.
  let title: String?

  /// A page of a run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - previous: An earlier run of the same city, for what has changed.
  ///   - title: What the page is called; `nil` for what the run itself says.
  ///   - language: The language of its texts.
  public init(
    _ run: FinishedRun, previous: FinishedRun? = nil, title: String? = nil, language: Language
  ) {
    (self.run, self.previous, self.title) = (run, previous, title)
    text = PageText(language: language)
  }

  /// Makes the page.
  ///
  /// - Complexity: O(communities × categories + outlets).
  public func html() throws -> ByteWriter {
    let columns = PageColumns(run: run).packed()
    let facts = try PageFacts(run, text.language, columns.list).json()
    var writer = ByteWriter(capacity: facts.count + 1 << 20)
    writer.append(head.html)
    writer.append(body.html)
    writer.append("\n<script type=\"application/json\" id=\"facts\">")
    facts.withUnsafeBufferPointer { writer.append($0) }
    writer.append("</script>\n<script type=\"text/plain\" id=\"columns\">")
    columns.appendBase64(to: &writer)
    writer.append("</script>\n<script>\n" + PageAssets.script + "</script>\n</body>\n</html>\n")
    return writer
  }

  private var head: Markup { PageHead(text: text, title: heading, scripts: true).markup }

  /// What the page is called.
  var heading: String {
    if let title { return title.shortened }
    return run.record.pilot.map { text.title(of: $0.area) } ?? text.title
  }

  private var body: Markup {
    """

    <body>
    <header class="head">
    <h1>\(name: heading)</h1>
    <p class="quiet">\(text.subtitle(run.communities.count, run.outlets.count))</p>
    \(run.assessments.count > 1 ? assessmentChoice : nil)
    </header>
    <main>
    \(forEachAssessment { AnswerSection(page: self, assessment: $0).markup })
    \(mapSection)
    \(tableSection)
    \(forEachAssessment { ChartSection(page: self, assessment: $0).markup })
    \(forEachAssessment { DistrictSection(page: self, assessment: $0).markup })
    \(BasisSections(page: self).markup)
    </main>
    <footer class="foot">\(text.madeBy(run.record.version))</footer>
    <p class="out-of-sight" id="announcement" aria-live="polite"></p>
    """
  }

  /// The parts of each standard; one at a time is shown.
  private func forEachAssessment(_ part: (FinishedAssessment) -> Markup?) -> [Markup] {
    run.assessments.enumerated().compactMap { number, assessment in
      part(assessment).map { part in
        let hidden: Markup = number > 0 ? " hidden" : ""
        return "<div data-assessment=\"\(number)\"\(hidden)>\(part)</div>\n"
      }
    }
  }

  /// The title of an assessment's standard.
  func title(_ assessment: FinishedAssessment) -> String {
    assessment.standard?.title.text(in: text.language).shortened ?? text.everyCategory
  }

  private var assessmentChoice: Markup {
    let options = run.assessments.enumerated().map { number, assessment -> Markup in
      "<option value=\"\(number)\">\(title(assessment))</option>"
    }
    return """
      <p class="screen-only"><label>\(text.assessment) <select id="assessment">\(options)</select>\
      </label></p>
      """
  }

  private var mapSection: Markup {
    """
    <section id="map-section" aria-labelledby="map-title">
    <h2 id="map-title">\(text.map)</h2>
    <noscript><p>\(text.needsScript)</p></noscript>
    <div class="map-tools">
    <label>\(text.colouring) <select id="colouring"><option value="score">\(text.byScore)</option>\
    <option value="grade">\(text.byGrade)</option>\
    <option value="category">\(text.byCategory)</option></select></label>
    <label>\(text.category) <select id="category"></select></label>
    </div>
    <div class="split">
    <div>
    <div id="map" tabindex="0" role="application" aria-label="\(text.mapHelp)">
    \(run.streets.map { _ in "<canvas id=\"map-backdrop\"></canvas><canvas id=\"map-areas\"></canvas>" })\
    <canvas id="map-points"></canvas><canvas id="map-overlay"></canvas>
    <div class="zoom">
    <button type="button" id="zoom-in" aria-label="\(text.zoomIn)">+</button>
    <button type="button" id="zoom-out" aria-label="\(text.zoomOut)">−</button>
    <button type="button" id="zoom-all" aria-label="\(text.zoomAll)">⤢</button>
    </div>
    </div>
    <ul id="legend"></ul>
    </div>
    <div id="community" tabindex="0" role="region" aria-label="\(text.selection)"></div>
    </div>
    </section>
    """
  }

  private var tableSection: Markup {
    let district: Markup? =
      run.communities.districts == nil
      ? nil
      : """
      <label>\(text.district)<select id="filter-district">\
      <option value="">\(text.everyDistrict)</option></select></label>
      """
    return """
      <section aria-labelledby="table-title">
      <h2 id="table-title">\(text.communities)</h2>
      <div class="filters">
      <label>\(text.search)<input id="filter-text" type="search"></label>
      <label>\(text.grade)<select id="filter-grade"></select></label>
      \(district)
      <label>\(text.lacking)<select id="filter-missing"></select></label>
      <button type="button" id="filter-clear">\(text.clear)</button>
      </div>
      <div class="scroll"><table id="communities-table" aria-labelledby="table-title">\
      <thead></thead><tbody></tbody></table></div>
      <div class="pages"><button type="button" id="page-back">\(text.back)</button>\
      <span id="page-place"></span><button type="button" id="page-on">\(text.next)</button></div>
      </section>
      """
  }
}
