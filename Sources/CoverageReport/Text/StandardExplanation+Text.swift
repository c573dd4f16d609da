import Coverage
import GeoCore

extension StandardExplanation {
  /// The explanation as text: a block for each category, then the score and the grade.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    var lines = [
      style.paint(language.title(name: name, id: id), .bold) + "  "
        + language.place(position, in: workingFrame),
      standard.heading(in: language),
    ]
    if let residents = residentsLine(language) { lines.append(residents) }
    for category in categories { lines += [""] + category.lines(style, standard) }
    return (lines + [""] + scoreLines(language) + gradeLines(style)).joined(separator: "\n") + "\n"
  }

  private func residentsLine(_ language: Language) -> String? {
    guard !residents.isNaN else { return nil }
    let residents = grouped(Int(residents))
    guard let kind = kind?.printable, !kind.isEmpty else {
      return language.choose(en: "\(residents) residents", zh: "居民 \(residents) 人")
    }
    return language.choose(
      en: "\(residents) residents, \(kind)", zh: "居民 \(residents) 人，\(kind)")
  }

  /// The score with its terms.
  private func scoreLines(_ language: Language) -> [String] {
    let required = categories.filter { $0.finding.state.contains(.required) }
    func terms(_ categories: [Category]) -> String {
      let terms = categories.map { category in
        let name = category.asked.name.text(in: language).printable
        let weight = category.asked.weight.value
        return weight == 1 ? name : "\(weight.short) × \(name)"
      }
      return terms.isEmpty ? "0" : terms.joined(separator: " + ")
    }
    let (some, all) = (weights.covered.short, weights.required.short)
    let covered = terms(required.filter { $0.finding.state.isCovered })
    let score = language.score(score)
    return [
      language.choose(
        en: "score \(score) = 100 × covered weight \(some) ÷ required weight \(all)",
        zh: "得分 \(score) = 100 × 已覆盖权重 \(some) ÷ 要求的权重 \(all)"),
      language.choose(en: "  covered: \(covered)", zh: "  已覆盖：\(covered)"),
    ]
  }

  private func gradeLines(_ style: TextStyle) -> [String] {
    guard !standard.grades.isEmpty else { return [] }
    let language = style.language
    let name =
      grade.map { standard.grades[$0].name.text(in: language).printable }
      ?? language.choose(en: "below all grades", zh: "未达等级")
    var lines = [language.choose(en: "grade: \(name)", zh: "等级：\(name)")]
    for rule in rules {
      let grade = standard.grades[rule.grade].name.text(in: language).printable
      let mark = rule.isMet ? style.paint("✓", .green) : style.paint("✗", .red)
      let provenance = rule.rule.basis.provenance.mark(in: language)
      let note =
        provenance.isEmpty ? "" : language.choose(en: " (\(provenance))", zh: "（\(provenance)）")
      lines.append("  \(mark) \(grade.fitted(10)) \(rule.text(standard, language))\(note)")
    }
    let lifting = steps.map { standard.categories[$0].name.text(in: language).printable }
    if !lifting.isEmpty {
      let names = language.list(lifting)
      lines.append(
        language.choose(
          en: "each of these alone would lift the grade: \(names)",
          zh: "补齐以下任一业态即可升级：\(names)"))
    }
    return lines
  }
}

extension StandardExplanation.Category {
  fileprivate func lines(_ style: TextStyle, _ standard: Standard) -> [String] {
    let language = style.language
    let verdict = finding.state.verdict
    let ink: TextStyle.Ink =
      verdict == .covered ? .green : verdict == .missing ? .red : .yellow
    let word = style.paint(verdict.text(in: language), ink)
    let tier = standard.tiers.first { $0.id == asked.tier }?.name.text(in: language) ?? asked.tier
    let name = "\(asked.name.text(in: language)) [\(tier)]".printable.fitted(36)
    let reasons = language.choose(
      en: "\(word): \(self.reasons(standard, language).joined(separator: "; "))",
      zh: "\(word)：\(self.reasons(standard, language).joined(separator: "；"))")
    let within = language.choose(en: "within", zh: "步行可达")
    return ["\(name) \(reasons)"]
      + nearest.map { outlet in
        let mark = outlet.metres <= finding.limit ? within : ""
        let metres = language.millimetres(outlet.metres).rightAligned(14)
        let name =
          outlet.name.isEmpty
          ? language.choose(en: "(no name)", zh: "（无名称）") : outlet.name.printable
        let line = "  \(metres)  \(mark.fitted(within.columns))  \(name)  \(outlet.id.printable)"
        return line + (outlet.entrance.map { "  " + $0.text(in: language) } ?? "")
      }
  }

  private func reasons(_ standard: Standard, _ language: Language) -> [String] {
    var reasons = [count(language)]
    if let capacity = capacity(language) { reasons.append(capacity) }
    if let why = whyNot(language) { reasons.append(why) }
    if let shortBy = finding.shortBy.map({ language.millimetres($0) }) {
      reasons.append(
        finding.needed == 1
          ? language.choose(
            en: "the nearest would have to be \(shortBy) nearer", zh: "最近的网点还差 \(shortBy)")
          : language.choose(
            en: "outlet number \(finding.needed) would have to be \(shortBy) nearer",
            zh: "第 \(finding.needed) 近的网点还差 \(shortBy)"))
    }
    let mark = asked.limit.basis.provenance.mark(in: language)
    if !mark.isEmpty, asked.limit.basis.provenance != standard.basis.provenance {
      reasons.append(language.choose(en: "limit \(mark)", zh: "限距\(mark)"))
    }
    return reasons
  }

  private func count(_ language: Language) -> String {
    let limit = language.millimetres(finding.limit)
    guard finding.needed > 1 else {
      return language.choose(
        en: "\(finding.count) within \(limit)", zh: "\(limit)内有 \(finding.count) 个")
    }
    return language.choose(
      en: "\(finding.count) within \(limit), \(finding.needed) needed",
      zh: "\(limit)内有 \(finding.count) 个，要求 \(finding.needed) 个")
  }

  private func capacity(_ language: Language) -> String? {
    guard let needed = finding.neededCapacity else { return nil }
    let (has, needs) = ((finding.capacity ?? 0).short, needed.short)
    return language.choose(
      en: "capacity \(has) of \(needs) needed", zh: "容量 \(has)，要求 \(needs)")
  }

  /// Why nothing is asked.
  private func whyNot(_ language: Language) -> String? {
    if asked.weight.value == 0 {
      return language.choose(en: "shown only, nothing is asked", zh: "仅展示，不作要求")
    }
    guard !finding.state.contains(.required), let trigger = asked.fromResidents?.value else {
      return nil
    }
    let residents = grouped(Int(trigger))
    return language.choose(
      en: "asked from \(residents) residents on", zh: "居民达到 \(residents) 人起要求")
  }
}

extension Assessment.RuleOutcome {
  /// The rule and what the community has.
  fileprivate func text(_ standard: Standard, _ language: Language) -> String {
    func tier(_ id: String) -> String {
      (standard.tiers.first { $0.id == id }?.name.text(in: language) ?? id).printable
    }
    func name(_ id: String) -> String {
      (standard.categories.first { $0.id == id }?.name.text(in: language) ?? id).printable
    }
    switch rule.value {
    case .share(let id, let least):
      let (has, needs) = (language.percent(value), language.percent(least))
      return language.choose(
        en: "\(tier(id)): \(has) covered, \(needs) needed",
        zh: "\(tier(id))：已覆盖 \(has)，要求 \(needs)")
    case .count(let id, let least):
      return language.choose(
        en: "\(tier(id)): \(value.short) covered, \(least) needed",
        zh: "\(tier(id))：已覆盖 \(value.short) 类，要求 \(least) 类")
    case .covered(let ids):
      let names = language.list(ids.map(name))
      return language.choose(
        en: "\(value.short) of \(ids.count) covered: \(names)",
        zh: "须全部覆盖：\(names)，已覆盖 \(value.short) 类")
    case .headlines(let least):
      return language.choose(
        en: "\(value.short) headlines covered, \(least) needed",
        zh: "重点业态已覆盖 \(value.short) 项，要求 \(least) 项")
    case .score(let least):
      let has = language.score(value)
      return language.choose(
        en: "score \(has), \(least.short) needed", zh: "得分 \(has)，要求 \(least.short)")
    case .indicator(let id, let least):
      let indicator = standard.indicators.first { $0.id == id }
      let (name, needs) = (
        indicator?.name.text(in: language).printable ?? id, language.percent(least)
      )
      guard !value.isNaN else {
        return language.choose(
          en: "\(name): not known, \(needs) needed", zh: "\(name)：未知，要求 \(needs)")
      }
      let has = language.percent(value)
      return language.choose(
        en: "\(name): \(has), \(needs) needed", zh: "\(name)：\(has)，要求 \(needs)")
    }
  }
}

extension Double {
  /// The number without `.0`, and with three decimals at most.
  var short: String {
    let thousandths = (self * 1_000).rounded() / 1_000
    guard thousandths == thousandths.rounded(), abs(thousandths) < 1e15 else {
      return "\(thousandths)"
    }
    return String(Int(thousandths))
  }
}
