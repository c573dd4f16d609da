import GeoCore
import GeoFormats

extension InputCheck {
  /// The verdict, then everything found with a few of its places and what to do.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    var lines = [style.paint(verdict.text(in: language), .bold)]
    if let communities, let outlets {
      let (places, shops) = (grouped(communities.count), grouped(outlets.count))
      lines.append(
        language.choose(
          en: "\(places) communities, \(shops) outlets", zh: "社区 \(places) 个，商业网点 \(shops) 个"))
    }
    for concern in concerns { lines += [""] + concern.lines(style) }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension InputCheck {
  /// The short form: what needs care, and where to see the rest. Nothing where the data is fit.
  func remarks(_ language: Language) -> [String] {
    guard verdict != .fit else { return [] }
    // Every run has remarks of its own on rows set aside and outlets without a category.
    let grave = concerns.filter {
      $0.severity > .note && $0.kind != .rejectedRows && $0.kind != .noCategory
    }
    guard !grave.isEmpty else { return [] }
    return grave.map { $0.text(in: language) } + [
      language.choose(
        en: "\(verdict.text(in: .en)) See: livingcircle check.",
        zh: "\(verdict.text(in: .zh))详见 livingcircle check。")
    ]
  }
}

extension Concern {
  /// How many places of a concern are shown.
  private static let shown = 3

  fileprivate func lines(_ style: TextStyle) -> [String] {
    let language = style.language
    let mark = style.paint(severity.text(in: language).fitted(7), severity.ink)
    var lines = [mark + text(in: language)]
    if let remedy = remedy(in: language) { lines.append("       " + remedy) }
    lines += places.prefix(Self.shown).map { "       · " + $0.text(in: language) }
    if places.count > Self.shown {
      let more = grouped(places.count - Self.shown)
      lines.append("       · " + language.choose(en: "and \(more) more", zh: "另有 \(more) 个"))
    }
    return lines
  }
}

extension Concern.Place {
  fileprivate func text(in language: Language) -> String {
    var parts: [String] = []
    if let line { parts.append(language.choose(en: "line \(line)", zh: "第 \(line) 行")) }
    if !id.isEmpty { parts.append(id) }
    if let position { parts.append("\(position.longitude), \(position.latitude)") }
    if !detail.isEmpty { parts.append(detail) }
    return parts.joined(separator: "  ").printable
  }
}

extension Concern.Severity {
  func text(in language: Language) -> String {
    switch self {
    case .note: language.choose(en: "note", zh: "提示")
    case .care: language.choose(en: "care", zh: "注意")
    case .unfit: language.choose(en: "unfit", zh: "不可用")
    }
  }

  fileprivate var ink: TextStyle.Ink {
    switch self {
    case .note: .dim
    case .care: .yellow
    case .unfit: .red
    }
  }
}

extension InputCheck.Verdict {
  func text(in language: Language) -> String {
    switch self {
    case .fit: language.choose(en: "The data is fit for analysis.", zh: "数据可用于分析。")
    case .usableWithCare:
      language.choose(en: "The data is usable with care.", zh: "数据可以使用，但须注意以下问题。")
    case .notFit: language.choose(en: "The data is not fit for analysis.", zh: "数据不可用于分析。")
    }
  }
}
