public import CoverageReport
public import GeoFormats

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
    func column(_ en: String, _ zh: String, isNumber: Bool = true) -> PrintedTable.Column {
      .init(header: language.choose(en: en, zh: zh), isNumber: isNumber)
    }
    let table = PrintedTable(
      [
        column("city", "城市", isNumber: false), column("standard", "标准", isNumber: false),
        column("living circles before", "前次达标生活圈"), column("now", "本次"),
        column("better", "好转社区"), column("worse", "退步社区"), column("outlets before", "前次网点"),
        column("now", "本次"), column("also other", "其他变化", isNumber: false),
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

  // MARK: For programs

  private struct Document: Encodable {
    var before: String
    var after: String
    var cities: [Line]
    var onlyBefore: [String]
    var onlyAfter: [String]
  }

  private struct Line: Encodable {
    var city: String
    var province: String?
    var standard: String?
    var communitiesBefore: Int
    var communities: Int
    var livingCirclesBefore: Int
    var livingCircles: Int
    var livingCircleRateBefore: Double
    var livingCircleRate: Double
    var meanScoreBefore: Double
    var meanScore: Double
    var outletsBefore: Int
    var outlets: Int
    var communitiesBetter: Int
    var communitiesWorse: Int
    var verdictsImproved: Int
    var verdictsWorsened: Int
    var changed: [String]

    init(_ line: City) {
      let (was, now) = (line.before, line.after)
      (city, province, standard) = (now.city, now.province, now.standard)
      (communitiesBefore, communities) = (was.all.communities, now.all.communities)
      (livingCirclesBefore, livingCircles) = (was.all.livingCircles, now.all.livingCircles)
      livingCircleRateBefore = was.all.livingCircleRate
      livingCircleRate = now.all.livingCircleRate
      (meanScoreBefore, meanScore) = (was.all.meanScore, now.all.meanScore)
      (outletsBefore, outlets) = (was.outlets, now.outlets)
      (communitiesBetter, communitiesWorse) = (line.better, line.worse)
      (verdictsImproved, verdictsWorsened) = (line.improved, line.worsened)
      changed = line.kinds.map(\.rawValue)
    }

    var fields: [String] {
      [
        city, province ?? "", standard ?? "", "\(communitiesBefore)", "\(communities)",
        "\(livingCirclesBefore)", "\(livingCircles)", "\(livingCircleRateBefore)",
        "\(livingCircleRate)", "\(meanScoreBefore)", "\(meanScore)", "\(outletsBefore)",
        "\(outlets)", "\(communitiesBetter)", "\(communitiesWorse)", "\(verdictsImproved)",
        "\(verdictsWorsened)", changed.joined(separator: "|"),
      ]
    }
  }

  /// City by city.
  ///
  /// - Returns: JSON in UTF-8.
  /// - Throws: `EncodingError`.
  public func json() throws -> ByteWriter {
    try jsonDocument(
      Document(
        before: before.description, after: after.description, cities: cities.map { Line($0) },
        onlyBefore: onlyBefore, onlyAfter: onlyAfter))
  }

  /// A row for each city and standard.
  public func csv() -> ByteWriter {
    var writer = ByteWriter()
    writer.append(
      fields: [
        "city", "province", "standard", "communities_before", "communities",
        "living_circles_before", "living_circles", "living_circle_rate_before",
        "living_circle_rate", "mean_score_before", "mean_score", "outlets_before", "outlets",
        "communities_better", "communities_worse", "verdicts_improved", "verdicts_worsened",
        "changed",
      ])
    for city in cities { writer.append(fields: Line(city).fields) }
    return writer
  }
}
