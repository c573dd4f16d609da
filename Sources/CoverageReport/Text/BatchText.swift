extension BatchRecord {
  /// How many cities are shown before those that lack most are chosen.
  static let longestTable = 40

  /// The cities as a table, their sum, and what went wrong.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    let finished = cities.filter { $0.figures != nil }
    let shown = Self.shown(finished)
    var lines = shown.isEmpty ? [] : Self.table(shown, finished, language).lines(style)
    if shown.count < finished.count {
      lines.append(
        language.choose(
          en: """
            … the \(shown.count) cities that lack most, of \(grouped(finished.count)); \
            all of them: \(Self.name)
            """,
          zh: "……仅列出缺失最多的 \(shown.count) 个城市，共 \(grouped(finished.count)) 个；全部见 \(Self.name)"))
    }
    return (lines + failures(style)).joined(separator: "\n") + "\n"
  }

  /// All cities, or those that lack most.
  private static func shown(_ cities: [City]) -> [City] {
    guard cities.count > longestTable else { return cities }
    let worst = cities.indices.sorted { (cities[$0].rate, $0) < (cities[$1].rate, $1) }
    return worst.prefix(longestTable / 2).map { cities[$0] }
  }

  private static func table(
    _ cities: [City], _ all: [City], _ language: Language
  ) -> PrintedTable {
    func row(_ name: String, _ figures: Figures) -> [String] {
      let circles =
        figures.communities > 0
        ? language.percent(Double(figures.livingCircles) / Double(figures.communities)) : ""
      let rate =
        figures.required > 0
        ? language.percent(Double(figures.covered) / Double(figures.required)) : ""
      return [
        name, grouped(figures.communities), grouped(figures.outlets),
        grouped(figures.livingCircles), circles, rate,
      ]
    }
    let sum = all.compactMap(\.figures).reduce(into: Figures()) { $0.add($1) }
    let last = row(
      language.choose(en: counted(all.count, "city", "cities"), zh: "\(grouped(all.count)) 个城市"),
      sum)
    return PrintedTable(
      [
        PrintedTable.Column(header: language.choose(en: "city", zh: "城市")),
        PrintedTable.Column(
          header: language.choose(en: "communities", zh: "社区"), isNumber: true),
        PrintedTable.Column(header: language.choose(en: "outlets", zh: "网点"), isNumber: true),
        PrintedTable.Column(
          header: language.choose(en: "living circles", zh: "达标生活圈"), isNumber: true),
        PrintedTable.Column(header: language.choose(en: "share", zh: "占比"), isNumber: true),
        PrintedTable.Column(
          header: language.choose(en: "covered", zh: "业态覆盖率"), isNumber: true),
      ], cities.map { row($0.city, $0.figures ?? Figures()) } + [last])
  }

  /// What went wrong, what several cities share said once.
  private func failures(_ style: TextStyle) -> [String] {
    let failed = cities.filter { $0.failure != nil }
    guard !failed.isEmpty else { return [] }
    let language = style.language
    let title = language.choose(
      en: "\(counted(failed.count, "city", "cities")) not done:",
      zh: "\(grouped(failed.count)) 个城市未完成：")
    var order: [String] = []
    var names: [String: [String]] = [:]
    for city in failed {
      let failure = city.failure ?? ""
      if names[failure] == nil { order.append(failure) }
      names[failure, default: []].append(city.city.printable)
    }
    return ["", style.paint(title, .red)]
      + order.flatMap { failure -> [String] in
        let cities = names[failure] ?? []
        let more = cities.count > 8 ? language.choose(en: " …", zh: "……") : ""
        let list = cities.prefix(8).joined(separator: language.choose(en: ", ", zh: "、")) + more
        let said = failure.split(separator: "\n")
        let rest =
          said.count > 5
          ? [language.choose(en: "… more in \(Self.name)", zh: "……其余见 \(Self.name)")] : []
        return ["  " + list] + (said.prefix(5).map { String($0) } + rest).map { "    " + $0 }
      }
  }
}

extension BatchRecord.City {
  /// The share of what is required that is there.
  fileprivate var rate: Double {
    guard let figures, figures.required > 0 else { return 1 }
    return Double(figures.covered) / Double(figures.required)
  }
}

extension BatchRecord.Figures {
  fileprivate mutating func add(_ other: BatchRecord.Figures) {
    communities += other.communities
    outlets += other.outlets
    livingCircles += other.livingCircles
    covered += other.covered
    required += other.required
  }
}
