import Coverage

extension PlainAssessment {
  /// The categories that a community lacks, in the order of filling.
  var missing: [Int] {
    let first = standard.orders.first { $0.kinds.contains(community.kind) }?.first ?? []
    func rank(_ number: Int) -> [Int] {
      let category = standard.categories[number]
      return [
        first.firstIndex(of: category.id) ?? first.count,
        // Those of the community's own order are told apart already.
        standard.tiers.firstIndex { $0.id == category.tier } ?? 0, category.priority, number,
      ]
    }
    return entries.indices.filter { entries[$0].isMissing }
      .sorted { rank($0).lexicographicallyPrecedes(rank($1)) }
  }

  /// The weights of the categories that are required, and of those of them that are met, in hundredths.
  private func weights(_ met: Set<Int>) -> (required: Int, covered: Int) {
    var (required, covered) = (0, 0)
    for (number, entry) in entries.enumerated() where entry.isRequired {
      let weight = Self.hundredths(standard.categories[number].weight.value)
      required += weight
      if met.contains(number) { covered += weight }
    }
    return (required, covered)
  }

  private var met: Set<Int> { Set(entries.indices.filter { entries[$0].isMet }) }

  /// The score, 0...100.
  var score: Double {
    let (required, covered) = weights(met)
    return required == 0 ? 100 : 100 * Double(covered) / Double(required)
  }

  /// Whether a headline is covered.
  func covers(_ headline: Headline) -> Bool { covers(headline, met) }

  private func covers(_ headline: Headline, _ met: Set<Int>) -> Bool {
    let asked = headline.categories.compactMap { standard.index(of: $0) }
      .filter { entries[$0].isRequired }
    return asked.isEmpty || asked.contains { met.contains($0) }
  }

  /// The grade: how many grades from the lowest on have all their rules met, less one.
  var grade: Int? { grade(met) }

  /// Categories each of which alone would lift the grade.
  var steps: [Int] {
    entries.indices.filter {
      entries[$0].isMissing && (grade(met.union([$0])) ?? -1) > (grade ?? -1)
    }
  }

  private func grade(_ met: Set<Int>) -> Int? {
    let reached = standard.grades.prefix { grade in
      grade.rules.allSatisfy { holds($0.value, met) }
    }
    return reached.isEmpty ? nil : reached.count - 1
  }

  private func holds(_ rule: GradeRule, _ met: Set<Int>) -> Bool {
    func numbers(_ tier: String) -> [Int] {
      entries.indices.filter {
        standard.categories[$0].tier == tier && entries[$0].isRequired
      }
    }
    switch rule {
    case .share(let tier, let least):
      let (all, some) = (numbers(tier).count, numbers(tier).count { met.contains($0) })
      return some * 100 >= Self.hundredths(least) * all
    case .count(let tier, let least):
      return numbers(tier).count { met.contains($0) } >= least
    case .covered(let ids):
      return ids.compactMap { standard.index(of: $0) }
        .allSatisfy { !entries[$0].isRequired || met.contains($0) }
    case .headlines(let least):
      return standard.headlines.count { covers($0, met) } >= least
    case .score(let least):
      let (required, covered) = weights(met)
      return required == 0 || covered * 100 * 100 >= Self.hundredths(least) * required
    case .indicator(let id, let least):
      guard let share = community.indicators[id], !share.isNaN else { return false }
      return share >= least
    }
  }
}
