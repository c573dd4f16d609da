import Coverage

extension StandardReader {
  /// Metres and minutes that a walk may have at most: a day.
  private static let metres = 0.0...100_000.0
  private static let minutes = 0.0...1_440.0

  func category(
    _ id: String, _ fields: inout Fields, _ inherited: Basis, _ walk: Sourced<WalkRule>,
    _ tiers: [Tier]
  ) -> StandardCategory {
    let basis = fields.basis(or: inherited)
    let name = self.name(of: id, &fields)
    let tier = self.tier(&fields, tiers)
    let limit = self.limit(&fields, basis) ?? Sourced(.minutes(walk.value.minutes), walk.basis)
    var category = StandardCategory(id: id, name: name, tier: tier, limit: limit, basis: basis)
    if fields.node["any-of"] != nil { _ = fields.requiredList("any-of") }
    _ = fields.value("any-of")
    if let minimum = fields.sourced("minimum", basis, { problems.integer($0, $1, in: 1...10_000) })
    {
      category.minimum = minimum
    }
    readRates(&fields, basis, &category)
    category.fromResidents = fields.sourced("from-residents", basis) {
      problems.number($0, $1, in: 0...1e9)
    }
    category.weight =
      fields.sourced("weight", basis, { problems.number($0, $1, in: 0...1_000) })
      ?? Sourced(1, Self.choice)
    if let value = fields.value("priority") {
      category.priority =
        problems.integer(value, fields.path("priority"), in: -10_000...10_000) ?? 0
    }
    category.countsMobile =
      fields.sourced("counts-mobile", basis, { problems.flag($0, $1) })
      ?? Sourced(true, Self.choice)
    // Why a city changed it: for readers of the file.
    _ = fields.localText("because")
    fields.finish()
    return category
  }

  /// The category's own name, or the vocabulary's.
  private func name(of id: String, _ fields: inout Fields) -> LocalText {
    if let name = fields.localText("name") { return name }
    if let name = vocabulary.names[id] { return name }
    if let node = fields.node["id"], fields.node["any-of"] == nil {
      problems.add(
        .unknownReference(what: .category, similar: similar(to: id, among: vocabulary.names.keys)),
        node, fields.path("id"))
    } else if fields.node["id"] != nil {
      problems.add(.missingKey("name"), fields.node, fields.path)
    }
    return LocalText(zh: id, en: id)
  }

  private func tier(_ fields: inout Fields, _ tiers: [Tier]) -> String {
    guard let node = fields.required("tier") else { return "" }
    let id = problems.text(node, fields.path("tier")) ?? ""
    if !tiers.contains(where: { $0.id == id }) {
      problems.add(
        .unknownReference(what: .tier, similar: tiers.map(\.id)), node, fields.path("tier"))
    }
    return id
  }

  /// `{minutes: …}` or `{metres: …}`, with a source.
  private func limit(_ fields: inout Fields, _ inherited: Basis) -> Sourced<Limit>? {
    guard let node = fields.value("limit") else { return nil }
    var limit = Fields(node, fields.path("limit"), problems)
    let basis = limit.basis(or: inherited)
    let minutes = limit.value("minutes").flatMap {
      problems.number($0, limit.path("minutes"), in: Self.minutes)
    }
    let metres = limit.value("metres").flatMap {
      problems.number($0, limit.path("metres"), in: Self.metres)
    }
    limit.finish()
    guard case .mapping = node.content else { return nil }
    switch (node["minutes"], node["metres"]) {
    case (nil, nil): problems.add(.missingOneOf(["minutes", "metres"]), node, limit.path)
    case (_?, _?): problems.add(.exclusive(["minutes", "metres"]), node, limit.path)
    default: break
    }
    if let metres { return Sourced(.metres(metres), basis) }
    return minutes.map { Sourced(.minutes($0), basis) }
  }

  /// `per-1000: {outlets: …}` or `{capacity: …}` or both.
  private func readRates(
    _ fields: inout Fields, _ inherited: Basis, _ category: inout StandardCategory
  ) {
    guard let node = fields.value("per-1000") else { return }
    var rates = Fields(node, fields.path("per-1000"), problems)
    let basis = rates.basis(or: inherited)
    category.outletsPerThousand = rates.sourced("outlets", basis) {
      problems.number($0, $1, in: 0...10_000)
    }
    category.capacityPerThousand = rates.sourced("capacity", basis) {
      problems.number($0, $1, in: 0...1e9)
    }
    if node["outlets"] == nil, node["capacity"] == nil {
      problems.add(.missingOneOf(["outlets", "capacity"]), node, rates.path)
    }
    rates.finish()
  }
}
