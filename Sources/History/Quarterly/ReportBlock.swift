import CoverageReport

/// A piece of a report, to be written as Markdown or as HTML.
enum ReportBlock {
  case title(String)
  case heading(String)
  case text(String)
  case list([String])
  case table(PrintedTable)

  /// The piece in Markdown, with an empty line after it.
  var markdown: String {
    switch self {
    case .title(let text): "# \(text.markdown)\n\n"
    case .heading(let text): "## \(text.markdown)\n\n"
    case .text(let text): "\(text.markdown)\n\n"
    case .list(let items): items.map { "- \($0.markdown)\n" }.joined() + "\n"
    case .table(let table): table.markdown().joined(separator: "\n") + "\n\n"
    }
  }

  /// The piece in HTML.
  var html: String {
    switch self {
    case .title(let text): "<h1>\(text.escapedForMarkup)</h1>\n"
    case .heading(let text): "<h2>\(text.escapedForMarkup)</h2>\n"
    case .text(let text): "<p>\(text.escapedForMarkup)</p>\n"
    case .list(let items):
      "<ul>\n" + items.map { "<li>\($0.escapedForMarkup)</li>\n" }.joined() + "</ul>\n"
    case .table(let table): Self.html(table)
    }
  }

  private static func html(_ table: PrintedTable) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      let cells = zip(table.columns, cells).map { column, cell in
        "<\(tag)\(column.isNumber ? " class=\"n\"" : "")>\(cell.escapedForMarkup)</\(tag)>"
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    return "<table>\n<thead>\(row(table.columns.map(\.header), "th"))</thead>\n<tbody>\n"
      + table.rows.map { row($0, "td") }.joined() + "</tbody>\n</table>\n"
  }

  /// A whole page of HTML that fetches nothing.
  static func page(_ blocks: [ReportBlock], title: String, language: Language) -> String {
    """
    <!doctype html>
    <html lang="\(language.choose(en: "en", zh: "zh-CN"))">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title.escapedForMarkup)</title>
    <style>
    :root { color-scheme: light dark; }
    body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
    table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
    th, td { padding: .25rem .75rem; border-bottom: 1px solid #8886; text-align: left; }
    th.n, td.n { text-align: right; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    @media print { body { max-width: none; margin: 0; font-size: 11pt; } }
    </style>
    </head>
    <body>
    \(blocks.map(\.html).joined())</body>
    </html>

    """
  }
}
