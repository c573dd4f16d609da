public import CoverageReport

extension QuarterlyReport {
  /// The report in Markdown.
  public func markdown(in language: Language) -> String {
    QuarterlyText(self, language).blocks().map(\.markdown).joined()
  }

  /// The report as one page of HTML that fetches nothing.
  public func html(in language: Language) -> String {
    let text = QuarterlyText(self, language)
    return ReportBlock.page(text.blocks(), title: text.title, language: language)
  }
}
