import Coverage

extension RollupPart {
  /// What the cities were held against.
  package func title(in language: Language) -> String {
    assessment.standard?.title.text(in: language).shortened
      ?? PageText(language: language).everyCategory
  }

  /// What tells the measure from others: ids, reach, and what was asked besides.
  package func details(in language: Language) -> String {
    var parts: [String] = []
    if let standard = measure.standard {
      parts.append(([standard] + (measure.version.map { [$0] } ?? [])).joined(separator: " "))
    }
    parts.append(measure.reachText(language))
    func figure(_ value: Double?, _ en: (String) -> String, _ zh: (String) -> String) {
      guard let value, value > 0 else { return }
      let number = value.short
      parts.append(language.choose(en: en(number), zh: zh(number)))
    }
    figure(measure.limitM, { "limit \($0) m" }, { "限距 \($0) 米" })
    figure(measure.speedMPerMin, { "\($0) m/min" }, { "步速 \($0) 米/分钟" })
    figure(measure.detour, { "detour \($0)" }, { "绕行系数 \($0)" })
    figure(measure.positionErrorM, { "position error \($0) m" }, { "定位误差 \($0) 米" })
    if measure.dedupe == true {
      parts.append(language.choose(en: "outlets counted once", zh: "重复网点只计一次"))
    }
    if measure.outletOutlines == true {
      parts.append(language.choose(en: "to outlets' outlines", zh: "以网点轮廓量算"))
    }
    if !measure.sha256.isEmpty {
      let digests = measure.sha256.map { String($0.prefix(8)) }.joined(separator: "+")
      parts.append("SHA-256 \(digests)…")
    }
    return language.list(parts).printable
  }
}

extension RollupMeasure {
  fileprivate func reachText(_ language: Language) -> String {
    switch reach {
    case "circle": language.choose(en: "circle", zh: "直线圈")
    case "network": language.choose(en: "network", zh: "路网")
    case "both": language.choose(en: "circle and network", zh: "直线圈与路网")
    default: reach
    }
  }
}

extension RollupBatch {
  /// What the list is called.
  package func title(in language: Language) -> String {
    list?.text(in: language) ?? language.choose(en: "on no list", zh: "非试点")
  }

  /// How many of the list's areas are among the cities.
  package func presence(in language: Language) -> String {
    guard list != nil else { return "–" }
    return language.choose(
      en: "\(grouped(present)) of \(grouped(listed))",
      zh: "\(grouped(listed)) 个中的 \(grouped(present)) 个")
  }
}
