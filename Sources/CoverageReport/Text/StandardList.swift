public import Catalogue
import Coverage

/// Standards in a list: a line each.
public struct StandardList {
  private let files: [StandardFile]

  /// Lists standards.
  public init(_ files: [StandardFile]) {
    self.files = files
  }

  /// A line each, with how well its figures are known.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    let columns = [
      PrintedTable.Column(header: language.choose(en: "id", zh: "编号")),
      PrintedTable.Column(header: language.choose(en: "version", zh: "版本")),
      PrintedTable.Column(header: language.choose(en: "categories", zh: "业态数"), isNumber: true),
      PrintedTable.Column(header: language.choose(en: "title", zh: "名称")),
      PrintedTable.Column(header: language.choose(en: "figures", zh: "数值的可靠性")),
    ]
    let rows = files.map(\.standard).map { standard in
      [
        standard.id, standard.version, "\(standard.categories.count)",
        standard.title.text(in: language), Self.summary(standard, language),
      ]
    }
    return PrintedTable(columns, rows).lines(style).joined(separator: "\n") + "\n"
  }

  /// How many figures are known how well, the best known first.
  private static func summary(_ standard: Standard, _ language: Language) -> String {
    let provenances = standard.figures.compactMap(\.basis?.provenance)
    let parts = Provenance.allCases.compactMap { provenance -> String? in
      let count = provenances.count { $0 == provenance }
      return count == 0 ? nil : "\(provenance.text(in: language)) \(count)"
    }
    return language.list(parts)
  }
}
