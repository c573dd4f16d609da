public import Catalogue
import Coverage

/// A standard as a table to read, with a number at each figure that leads to its source.
struct StandardText {
  let standard: Standard
  let language: Language
  private var sources: SourceList

  init(_ standard: Standard, _ language: Language) {
    self.standard = standard
    self.language = language
    sources = SourceList()
  }

  /// A title with what stands under it.
  struct Part {
    var title: String
    var lines: [String] = []
    var table: PrintedTable?
  }

  /// All parts; the sources last, because the others number them.
  mutating func parts() -> [Part] {
    var parts = [head(), categories()]
    if !standard.headlines.isEmpty { parts.append(headlines()) }
    if !standard.orders.isEmpty { parts.append(orders()) }
    if !standard.indicators.isEmpty { parts.append(indicators()) }
    if !standard.grades.isEmpty { parts.append(grades()) }
    if !standard.changes.isEmpty { parts.append(changes()) }
    parts.append(
      Part(
        title: language.choose(en: "Sources", zh: "来源"),
        lines: sources.list.enumerated().map { "[\($0 + 1)] \($1.text(in: language))" }
          + [Provenance.legend(in: language)]))
    return parts
  }

  private mutating func head() -> Part {
    var lines = [standard.basis.text(in: language)]
    if let note = standard.note { lines.append(note.text(in: language)) }
    let walk = standard.walk
    lines.append(
      language.choose(
        en: "Walk: \(cited(walk.value.text(in: language), walk.basis))",
        zh: "步行：\(cited(walk.value.text(in: language), walk.basis))"))
    return Part(title: standard.heading(in: language), lines: lines)
  }

  private mutating func categories() -> Part {
    let (column, number) = (language.column, language.number)
    let columns = [
      column("category", "业态"), column("id", "编号"), column("tier", "层级"),
      number("limit", "限时"), number("metres", "限距（米）"),
      number("minimum", "至少"),
      number("per 1,000", "每千人网点"),
      number("capacity per 1,000", "每千人容量"),
      number("residents from", "居民人数起"),
      number("weight", "权重"), column("mobile", "流动网点"),
      column("provenance", "可靠性"), column("sources", "来源"), column("any of", "任一业态"),
    ]
    let rows = standard.categories.map { row($0) }
    return Part(
      title: language.choose(en: "Categories", zh: "业态"), table: PrintedTable(columns, rows))
  }

  private mutating func row(_ category: StandardCategory) -> [String] {
    // A blank in the place of the sign, so that numbers end under each other.
    func figure<Value>(_ sourced: Sourced<Value>, _ text: (Value) -> String) -> String {
      let sign = sourced.basis.provenance.sign
      return text(sourced.value) + (sign.isEmpty ? " " : sign)
    }
    func number(_ sourced: Sourced<Double>?) -> String {
      sourced.map { figure($0) { $0.short } } ?? ""
    }
    let tier = standard.tiers.first { $0.id == category.tier }?.name.text(in: language)
    let limit = category.limit
    let isInMinutes = if case .minutes = limit.value { true } else { false }
    return [
      category.name.text(in: language), category.id, tier ?? category.tier,
      isInMinutes ? figure(limit) { $0.text(in: language) } : "",
      isInMinutes
        ? standard.limit(of: category).rounded().short + " "
        : figure(limit) { standard.walk.value.metres($0).short },
      figure(category.minimum) { "\($0)" }, number(category.outletsPerThousand),
      number(category.capacityPerThousand), number(category.fromResidents),
      number(category.weight),
      category.countsMobile.value
        ? ""
        : figure(category.countsMobile) { _ in
          language.choose(en: "no", zh: "不计")
        },
      category.basis.provenance.text(in: language),
      category.sources.map { "[\(sources.number($0))]" }.joined(),
      category.members == [category.id] ? "" : category.members.joined(separator: ", "),
    ]
  }

  private func headlines() -> Part {
    Part(
      title: language.choose(en: "Headline categories", zh: "重点业态"),
      lines: standard.headlines.map { headline in
        let (name, ids) = (headline.name.text(in: language), headline.categories)
        return language.choose(
          en: "\(name): \(ids.joined(separator: ", "))", zh: "\(name)：\(ids.joined(separator: "、"))"
        )
      })
  }

  private mutating func orders() -> Part {
    Part(
      title: language.choose(en: "Orders of filling", zh: "补齐顺序"),
      lines: standard.orders.map { order in
        let kinds = language.list(order.kinds)
        let text = language.choose(
          en: "\(kinds): \(order.first.joined(separator: " → "))",
          zh: "\(kinds)：\(order.first.joined(separator: " → "))")
        return cited(text, order.basis)
      })
  }

  private mutating func indicators() -> Part {
    Part(
      title: language.choose(en: "Indicators from outside", zh: "外部指标"),
      lines: standard.indicators.map { indicator in
        let (name, columns) = (
          indicator.name.text(in: language), language.list(indicator.columns)
        )
        let text = language.choose(
          en: "\(name): columns \(columns)", zh: "\(name)：列名 \(columns)")
        return cited(text, indicator.basis)
      })
  }

  private mutating func grades() -> Part {
    Part(
      title: language.choose(
        en: "Grades, the lowest first; each asks for all lower ones too", zh: "等级（由低到高，逐级包含）"),
      lines: standard.grades.map { grade in
        let name = grade.name.text(in: language)
        let rules = grade.rules.map { cited($0.value.text(standard, language), $0.basis) }
        return language.choose(
          en: "\(name): \(rules.joined(separator: "; "))",
          zh: "\(name)：\(rules.joined(separator: "；"))")
      })
  }

  private mutating func changes() -> Part {
    Part(
      title: language.choose(en: "Changes", zh: "修改"),
      lines: standard.changes.map { change in
        let (parts, why) = (
          language.list(change.parts), cited(change.because.text(in: language), change.basis)
        )
        return language.choose(
          en: "\(change.standard) \(change.version) in \(parts): \(why)",
          zh: "修改自 \(change.standard) \(change.version)（\(parts)）：\(why)")
      })
  }

  /// A text with its sign and the number of its source.
  private mutating func cited(_ text: String, _ basis: Basis) -> String {
    "\(text)\(basis.provenance.sign) [\(sources.number(basis))]"
  }
}

/// Sources in the order in which they are first named.
private struct SourceList {
  private(set) var list: [Basis] = []

  mutating func number(_ basis: Basis) -> Int {
    if let place = list.firstIndex(of: basis) { return place + 1 }
    list.append(basis)
    return list.count
  }
}

extension StandardCategory {
  /// The sources of the category and its figures, each once.
  fileprivate var sources: [Basis] {
    let figures =
      [basis, limit.basis, minimum.basis]
      + [outletsPerThousand, capacityPerThousand, fromResidents].compactMap(\.?.basis)
      + [weight.basis, countsMobile.basis]
    return figures.reduce(into: []) { list, basis in
      if !list.contains(basis) { list.append(basis) }
    }
  }
}

extension StandardFile {
  /// The standard as a table to read.
  public func text(_ style: TextStyle) -> String {
    var text = StandardText(standard, style.language)
    let parts = text.parts().map { part in
      [style.paint(part.title.printable, .bold)] + part.lines.map(\.printable)
        + (part.table?.lines(style) ?? [])
    }
    return parts.joined(separator: [""]).joined(separator: "\n") + "\n"
  }

  /// The standard as Markdown.
  public func markdown(in language: Language) -> String {
    var text = StandardText(standard, language)
    let parts = text.parts().enumerated().map { number, part in
      let lines = part.lines.map(\.markdown)
      return [(number == 0 ? "# " : "## ") + part.title.markdown, ""]
        + (number == 0 ? [lines.joined(separator: "\n\n")] : lines.map { "- " + $0 })
        + (part.table?.markdown() ?? [])
    }
    return parts.joined(separator: [""]).joined(separator: "\n") + "\n"
  }
}
