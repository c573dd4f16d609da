import Coverage

extension StandardReader {
  func grades(
    _ fields: inout Fields, _ names: CategoryNames, _ indicators: [String], _ basis: Basis
  ) -> [Grade] {
    guard let node = fields.value("grades") else { return [] }
    var grades = Fields(node, fields.path("grades"), problems)
    let own = grades.basis(or: basis)
    var ids = Identities(problems)
    let levels = grades.requiredList("levels").map { item in
      var level = Fields(item.node, item.path, problems)
      let id = ids.take(&level)
      let name = level.requiredLocalText("name")
      let rules = level.requiredList("rules").compactMap { rule(item: $0, names, indicators, own) }
      level.finish()
      return Grade(id: id, name: name, rules: rules)
    }
    grades.finish()
    return levels
  }

  /// One rule: which it is, its keys say.
  private func rule(
    item: (node: DocumentNode, path: String), _ names: CategoryNames, _ indicators: [String],
    _ inherited: Basis
  ) -> Sourced<GradeRule>? {
    var fields = Fields(item.node, item.path, problems)
    let basis = fields.basis(or: inherited)
    let rule: GradeRule?
    if item.node["tier"] != nil {
      rule = tierRule(&fields, names)
    } else if item.node["covered"] != nil {
      rule = .covered(names.categories(&fields, "covered", problems))
    } else if item.node["headlines"] != nil {
      rule = integer(&fields, "headlines").map { .headlines(atLeast: $0) }
    } else if item.node["score"] != nil {
      rule = number(&fields, "score", in: 0...100).map { .score(atLeast: $0) }
    } else if item.node["indicator"] != nil {
      rule = indicatorRule(&fields, indicators)
    } else {
      guard case .mapping = item.node.content else { return nil }
      let keys = ["tier", "covered", "headlines", "score", "indicator"]
      problems.add(.missingOneOf(keys), item.node, item.path)
      return nil
    }
    fields.finish()
    return rule.map { Sourced($0, basis) }
  }

  private func tierRule(_ fields: inout Fields, _ names: CategoryNames) -> GradeRule? {
    let tier = fields.requiredText("tier")
    if !names.tiers.contains(tier), let node = fields.node["tier"] {
      problems.add(
        .unknownReference(what: .tier, similar: names.tiers), node, fields.path("tier"))
    }
    switch (fields.node["share"], fields.node["count"]) {
    case (_?, nil):
      return number(&fields, "share", in: 0...1).map { .share(tier: tier, atLeast: $0) }
    case (nil, _?):
      return integer(&fields, "count").map { .count(tier: tier, atLeast: $0) }
    case (nil, nil): problems.add(.missingOneOf(["share", "count"]), fields.node, fields.path)
    case (_?, _?):
      problems.add(.exclusive(["share", "count"]), fields.node, fields.path)
      _ = (fields.value("share"), fields.value("count"))
    }
    return nil
  }

  private func indicatorRule(_ fields: inout Fields, _ indicators: [String]) -> GradeRule? {
    let id = fields.requiredText("indicator")
    if !indicators.contains(id), let node = fields.node["indicator"] {
      problems.add(
        .unknownReference(what: .indicator, similar: indicators), node, fields.path("indicator"))
    }
    return number(&fields, "at-least", in: 0...1).map { .indicator(id: id, atLeast: $0) }
  }

  private func number(
    _ fields: inout Fields, _ key: String, in range: ClosedRange<Double>
  ) -> Double? {
    fields.required(key).flatMap { problems.number($0, fields.path(key), in: range) }
  }

  private func integer(_ fields: inout Fields, _ key: String) -> Int? {
    fields.required(key).flatMap { problems.integer($0, fields.path(key), in: 0...10_000) }
  }
}
