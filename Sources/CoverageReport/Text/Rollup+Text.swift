import Coverage

extension Rollup {
  /// The nation, its provinces and batches, what is missing most, and the cities without results.
  ///
  /// - Parameter style: How it may look.
  /// - Returns: Lines of text.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    var lines = [style.paint(headline(language), .bold)]
    lines += remarks.map { style.paint($0.text(in: language).printable, .yellow) }
    for part in parts { lines += [""] + part.lines(style) }
    if let targets { lines += [""] + targets.lines(style) }
    if !failures.isEmpty {
      lines += ["", style.paint(language.choose(en: "without results", zh: "无结果的城市"), .dim)]
      lines += failures.map { failure in
        let (city, why) = (failure.city.printable, failure.text(in: language).printable)
        return style.paint(language.choose(en: "\(city): \(why)", zh: "\(city)：\(why)"), .red)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many cities have results.
  func headline(_ language: Language) -> String {
    let (some, all) = (grouped(cities.count), grouped(cityCount))
    return language.choose(
      en: "\(some) of \(all) cities have results", zh: "\(all) 个城市中有 \(some) 个已有结果")
  }
}

extension RollupTargets {
  /// How many targets stand how, and those that are missed.
  fileprivate func lines(_ style: TextStyle) -> [String] {
    let language = style.language
    let title = language.choose(en: "Targets, \(quarter)", zh: "目标完成进度（\(quarter)）")
    var lines = [style.paint(title, .bold)]
    if progress.isEmpty { return lines + [noTargets(language)] }
    lines.append(summary(language))
    lines.append(language.lateCities(progress).printable)
    let late = progress.filter(\.state.isLate)
    if !late.isEmpty { lines += [""] + language.targetTable(late).lines(style) }
    return lines
  }

  /// What is said where no city has a target.
  func noTargets(_ language: Language) -> String {
    language.choose(
      en: "None of the cities has a target. Name a file of targets: --targets.",
      zh: "这些城市均无目标。可用 --targets 指定目标文件。")
  }

  /// How many targets stand how.
  func summary(_ language: Language) -> String {
    let counts = TargetProgress.State.allCases.filter { count($0) > 0 }.map { state in
      "\(state.text(language)) \(grouped(count(state)))"
    }
    let all = progress.count
    return language.choose(
      en: "\(counted(all, "target", "targets")): \(language.list(counts))",
      zh: "\(grouped(all)) 项目标：\(language.list(counts))")
  }
}

extension RollupPart {
  fileprivate func lines(_ style: TextStyle) -> [String] {
    let language = style.language
    var lines = [
      style.paint(title(in: language).printable, .bold),
      style.paint(details(in: language), .dim), nationLine(language),
    ]
    lines += [residentsLine(language), gradesLine(language)].compactMap { $0 }
    lines +=
      [""] + areas(provinces, language.choose(en: "province", zh: "省份"), language).lines(style)
    if batches.contains(where: { $0.present > 0 }) {
      lines += [""] + batchTable(language).lines(style)
    }
    let missing = mostMissing(10)
    if !missing.isEmpty { lines += [""] + missingTable(missing, language).lines(style) }
    return lines
  }

  private func nationLine(_ language: Language) -> String {
    let (all, cities) = (nation.summary.all, nation.cities.count)
    let (some, known) = (grouped(all.livingCircles), grouped(nation.summary.known))
    let rate = language.percent(all.livingCircleRate)
    let score = language.score(all.meanScore)
    return language.choose(
      en: """
        \(counted(cities, "city", "cities")): \(some) of \(known) communities (\(rate)) have all that \
        is asked; mean score \(score); \(counted(nation.outlets, "outlet", "outlets"))
        """,
      zh: """
        \(grouped(cities)) 个城市：\(known) 个社区中有 \(some) 个（\(rate)）达到全部要求；\
        平均得分 \(score)；商业网点 \(grouped(nation.outlets)) 个
        """)
  }

  private func residentsLine(_ language: Language) -> String? {
    guard let all = nation.summary.all.residents,
      let living = nation.summary.all.residentsOfLivingCircles
    else { return nil }
    let (some, total) = (language.residents(living), language.residents(all))
    let share = language.percent(nation.residentsKnownShare)
    return language.choose(
      en: """
        \(some) of \(total) residents live in them; residents are known of \(share) of the communities
        """,
      zh: "\(total) 名居民中有 \(some) 名住在这些社区；\(share) 的社区有居民人数")
  }

  private func gradesLine(_ language: Language) -> String? {
    let grades = nation.summary.grades
    guard !grades.isEmpty else { return nil }
    let parts = grades.map { grade in
      "\(gradeName(grade.grade, in: language).printable) \(grouped(grade.communities))"
    }
    return language.choose(
      en: "grades: \(language.list(parts))", zh: "等级：\(language.list(parts))")
  }

  private func areas(
    _ areas: [RollupArea], _ header: String, _ language: Language
  ) -> PrintedTable {
    PrintedTable(
      [.init(header: language.choose(en: "rank", zh: "名次"), isNumber: true), .init(header: header)]
        + Self.columns(language),
      areas.map { area in
        let name =
          area.name.isEmpty ? language.choose(en: "(not stated)", zh: "（未注明）") : area.name
        return [area.rank.map { grouped($0) } ?? "–", name.fitted(24).trimmingEnd]
          + Self.cells(area, language)
      })
  }

  private func batchTable(_ language: Language) -> PrintedTable {
    PrintedTable(
      [
        .init(header: language.choose(en: "list", zh: "批次")),
        .init(header: language.choose(en: "areas", zh: "试点地区"), isNumber: true),
      ] + Self.columns(language),
      batches.map { batch in
        let cells = batch.area.map { Self.cells($0, language) }
        return [batch.title(in: language), batch.presence(in: language)]
          + (cells ?? ["0"] + Array(repeating: "–", count: Self.columns(language).count - 1))
      })
  }

  private static func columns(_ language: Language) -> [PrintedTable.Column] {
    [
      language.choose(en: "cities", zh: "城市"), language.choose(en: "communities", zh: "社区"),
      language.choose(en: "with all", zh: "达标"), language.choose(en: "share", zh: "达标率"),
      language.choose(en: "graded", zh: "达级率"), language.choose(en: "score", zh: "得分"),
      language.choose(en: "residents", zh: "居民"),
      language.choose(en: "served", zh: "居民达标率"),
    ].map { .init(header: $0, isNumber: true) }
  }

  private static func cells(_ area: RollupArea, _ language: Language) -> [String] {
    let all = area.summary.all
    let isKnown = area.summary.known > 0
    return [
      grouped(area.cities.count), grouped(all.communities), grouped(all.livingCircles),
      isKnown ? language.percent(all.livingCircleRate) : "–",
      all.gradedRate.map { isKnown ? language.percent($0) : "–" } ?? "",
      isKnown ? language.score(all.meanScore) : "–",
      all.residents.map { language.residents($0) } ?? "",
      area.residentRate.map { language.percent($0) } ?? "",
    ]
  }

  private func missingTable(_ numbers: [Int], _ language: Language) -> PrintedTable {
    PrintedTable(
      [
        .init(header: language.choose(en: "missing most", zh: "缺失最多的业态")),
        .init(header: language.choose(en: "communities", zh: "缺失社区"), isNumber: true),
        .init(header: language.choose(en: "covered", zh: "覆盖率"), isNumber: true),
        .init(header: language.choose(en: "residents without", zh: "涉及居民"), isNumber: true),
      ],
      numbers.map { number in
        let category = nation.summary.categories[number]
        return [
          categoryName(number, in: language).fitted(30).trimmingEnd,
          grouped(category.missingCommunities),
          category.coverageRate.map { language.percent($0) } ?? "–",
          category.missingResidents.map { language.residents($0) } ?? "",
        ]
      })
  }
}

extension RollupPart {
  /// The categories that most communities lack, as indices, those of the standard first where they are as many.
  package func mostMissing(_ count: Int) -> [Int] {
    let missing = nation.summary.categories.map(\.missingCommunities)
    let worst = missing.indices.filter { missing[$0] > 0 }
      .sorted { (-missing[$0], $0) < (-missing[$1], $1) }
    return Array(worst.prefix(count))
  }

  /// What a category is called.
  package func categoryName(_ number: Int, in language: Language) -> String {
    assessment.categories[number].name.text(in: language)
  }

  /// What a grade is called.
  package func gradeName(_ id: String, in language: Language) -> String {
    assessment.grades.first { $0.id == id }?.name.text(in: language)
      ?? PageText(language: language).noGrade
  }
}

extension Language {
  /// A number of residents.
  fileprivate func residents(_ number: Double) -> String { grouped(Int(number.rounded())) }
}
