public import CoverageReport

extension QuarterComparison {
  /// How many cities are shown of those that grew most, or least.
  private static let shown = 15

  /// What has changed, for people: all cities together, then those that changed most.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    var lines = [style.paint("\(before) → \(after)", .bold), summary(language)]
    lines += notes(language).map { style.paint($0, .yellow) }
    lines += part(1, language.choose(en: "Better than before", zh: "好转的城市"), style)
    lines += part(-1, language.choose(en: "Worse than before", zh: "退步的城市"), style)
    return lines.joined(separator: "\n") + "\n"
  }

  func summary(_ language: Language) -> String {
    let (was, now) = (total(\.before.all), total(\.after.all))
    let (a, b) = (language.percent(was.livingCircleRate), language.percent(now.livingCircleRate))
    let better = grouped(cities.reduce(0) { $0 + $1.better })
    let worse = grouped(cities.reduce(0) { $0 + $1.worse })
    return language.choose(
      en: """
        \(counted(cities.count, "city", "cities")): living circles \(grouped(was.livingCircles)) (\(a)) → \
        \(grouped(now.livingCircles)) (\(b)); \(better) communities better, \(worse) worse.
        """,
      zh: """
        \(grouped(cities.count)) 个城市：达标生活圈 \(grouped(was.livingCircles))（\(a)）→ \
        \(grouped(now.livingCircles))（\(b)）；好转社区 \(better) 个，退步 \(worse) 个。
        """)
  }

  /// What keeps the two quarters from being compared city by city.
  func notes(_ language: Language) -> [String] {
    var notes: [String] = []
    for kind in BasisChange.Kind.allCases where kind.decidesVerdicts {
      let count = cities.count { $0.kinds.contains(kind) }
      guard count > 0 else { continue }
      let (name, number) = (kind.text(language), grouped(count))
      notes.append(
        language.choose(
          en: "Not due to outlets alone in \(number) of them: \(name) changed.",
          zh: "其中 \(number) 个城市的变化不（仅）由网点引起：\(name)有变化。"))
    }
    for (quarter, names) in [(after, onlyAfter), (before, onlyBefore)] where !names.isEmpty {
      let list = language.list(names.prefix(8).map(\.printable)) + (names.count > 8 ? "…" : "")
      notes.append(
        language.choose(
          en: "Only \(quarter) has, under these standards: \(list).",
          zh: "按相同标准仅 \(quarter) 有结果的城市：\(list)。"))
    }
    return notes
  }

  /// The cities that have got better, or worse, those first that changed most.
  private func part(_ direction: Int, _ title: String, _ style: TextStyle) -> [String] {
    let cities = cities.filter { $0.direction == direction }.enumerated().sorted { a, b in
      let (x, y) = (abs(a.element.growth), abs(b.element.growth))
      return x != y ? x > y : a.offset < b.offset
    }.map(\.element)
    guard !cities.isEmpty else { return [] }
    let language = style.language
    let table = PrintedTable(
      [
        language.column("city", "城市"), language.column("standard", "标准"),
        language.number("living circles before", "前次达标生活圈"), language.number("now", "本次"),
        language.number("better", "好转社区"), language.number("worse", "退步社区"),
        language.number("outlets before", "前次网点"),
        language.number("now", "本次"), language.column("also other", "其他变化"),
      ],
      cities.prefix(Self.shown).map { city in
        let kinds = city.kinds.filter(\.decidesVerdicts).map { $0.text(language) }
        return [
          city.after.city, city.after.standard ?? "",
          language.percent(city.before.all.livingCircleRate),
          language.percent(city.after.all.livingCircleRate), grouped(city.better),
          grouped(city.worse), grouped(city.before.outlets), grouped(city.after.outlets),
          language.list(kinds),
        ]
      })
    let count = grouped(cities.count)
    let heading = language.choose(en: "\(title): \(count)", zh: "\(title)：\(count)")
    var lines = ["", style.paint(heading, .bold)] + table.lines(style)
    if cities.count > Self.shown {
      let rest = grouped(cities.count - Self.shown)
      lines.append(
        language.choose(
          en: "… and \(rest) more: see --format csv.", zh: "……另有 \(rest) 个，见 --format csv。"))
    }
    return lines
  }
}
