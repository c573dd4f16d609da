import Coverage
public import GeoFormats

/// The page that a roll-up is shown by: one file that needs nothing else, not even a script.
public struct RollupPage: Sendable {
  /// What it is called in its folder.
  public static let name = "rollup.html"

  let rollup: Rollup
  let text: PageText

  /// A page of a roll-up.
  ///
  /// - Parameters:
  ///   - rollup: The roll-up.
  ///   - language: The language of its texts.
  public init(_ rollup: Rollup, language: Language) {
    self.rollup = rollup
    text = PageText(language: language)
  }

  /// Makes the page.
  ///
  /// - Complexity: O(cities).
  public func html() -> ByteWriter {
    var writer = ByteWriter(capacity: 1 << 18)
    writer.append(PageHead(text: text, title: text.rollupTitle, scripts: false).markup.html)
    writer.append(body.html)
    return writer
  }

  private var body: Markup {
    let remarks = rollup.remarks.map { "<p>\($0.text(in: text.language).shortened)</p>" as Markup }
    let doubts: Markup? =
      remarks.isEmpty ? nil : "<section><div class=\"doubts\">\(remarks)</div></section>"
    return """

      <body>
      <header class="head">
      <h1>\(text.rollupTitle)</h1>
      <p class="quiet">\(rollup.headline(text.language))</p>
      </header>
      <main>
      \(doubts)
      \(rollup.parts.map { RollupSections(rollup: rollup, part: $0, text: text).markup })
      \(targets)
      \(failures)
      <section><h2>\(text.method)</h2>\(text.rollupMethod.map { "<p>\($0)</p>" as Markup })</section>
      \(credits)
      </main>
      <footer class="foot">\(text.madeBy(livingCircleVersion))</footer>
      </body>
      </html>

      """
  }

  private var targets: Markup? {
    guard let targets = rollup.targets else { return nil }
    let language = text.language
    guard !targets.progress.isEmpty else {
      return "<section><h2>\(text.targets)</h2><p>\(targets.noTargets(language))</p></section>"
    }
    let table = language.targetTable(targets.progress)
    func row(_ cells: [String], _ tag: Markup) -> Markup {
      let cells = zip(table.columns, cells).map { column, cell -> Markup in
        "<\(tag)\(column.isNumber ? " class=\"number\"" as Markup : "")>\(name: cell)</\(tag)>"
      }
      return "<tr>\(cells)</tr>"
    }
    return """
      <section><h2>\(text.targets)</h2>
      <p class="quiet">\(text.targetsOf(targets.quarter)) \(targets.summary(language))</p>
      <p>\(name: language.lateCities(targets.progress))</p>
      <div class="scroll"><table><thead>\(row(table.columns.map(\.header), "th"))</thead>\
      <tbody>\(table.rows.map { row($0, "td") })</tbody></table></div></section>
      """
  }

  private var failures: Markup? {
    guard !rollup.failures.isEmpty else { return nil }
    let rows = rollup.failures.map { failure -> Markup in
      """
      <tr><th scope="row">\(name: failure.city)</th>\
      <td>\(name: failure.text(in: text.language))</td></tr>
      """
    }
    return """
      <section><h2>\(text.failedCities)</h2><div class="scroll"><table><thead><tr>\
      <th scope="col">\(text.city)</th><th scope="col">\(text.reason)</th></tr></thead>\
      <tbody>\(rows)</tbody></table></div></section>
      """
  }

  private var credits: Markup? {
    guard !rollup.attributions.isEmpty else { return nil }
    let names = rollup.attributions.map { "<p>\(name: $0)</p>" as Markup }
    return "<section><h2>\(text.attribution)</h2>\(names)</section>"
  }
}

/// What a page says of itself before its body.
struct PageHead {
  let text: PageText
  let title: String
  /// Whether the page's own program may run.
  let scripts: Bool

  var markup: Markup {
    let policy: Markup = scripts ? "script-src 'unsafe-inline'; " : ""
    return """
      <!doctype html>
      <html lang="\(text.code)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; \(policy)img-src data:">
      <title>\(title)</title>
      <style>
      \(Markup(stringLiteral: PageAssets.style))</style>
      </head>
      """
  }
}
