import Catalogue
import Coverage

extension StandardDocument {
  init(_ standard: Standard, _ sources: [StandardFile.Source]) {
    (id, version, title) = (standard.id, standard.version, standard.title)
    (source, provenance) = (standard.basis.source, standard.basis.provenance)
    note = standard.note
    walk = Walk(standard.walk)
    tiers = standard.tiers.map { Tier(id: $0.id, name: $0.name) }
    categories = standard.categories.map { Category($0, standard) }
    headlines = standard.headlines.map {
      Headline(id: $0.id, name: $0.name, categories: $0.categories)
    }
    orders = standard.orders.map {
      Order(
        kinds: $0.kinds, first: $0.first, source: $0.basis.source, provenance: $0.basis.provenance)
    }
    indicators = standard.indicators.map {
      Indicator(
        id: $0.id, name: $0.name, columns: $0.columns, source: $0.basis.source,
        provenance: $0.basis.provenance)
    }
    grades = standard.grades.map { grade in
      Grade(
        id: grade.id, name: grade.name,
        rules: grade.rules.map {
          Rule(
            rule: RuleValue($0.value), source: $0.basis.source, provenance: $0.basis.provenance)
        })
    }
    changes = standard.changes.map {
      Change(
        standard: $0.standard, version: $0.version, because: $0.because, parts: $0.parts,
        source: $0.basis.source, provenance: $0.basis.provenance)
    }
    files = sources
  }
}

extension StandardDocument.Figure {
  init(_ sourced: Sourced<Value>) {
    self.init(
      value: sourced.value, source: sourced.basis.source, provenance: sourced.basis.provenance)
  }
}

extension StandardDocument.Walk {
  init(_ walk: Sourced<WalkRule>) {
    let rule = walk.value
    self.init(
      minutes: rule.minutes, speedMPerMin: rule.speed, detour: rule.detour,
      limitM: rule.metres(.minutes(rule.minutes)), source: walk.basis.source,
      provenance: walk.basis.provenance)
  }
}

extension StandardDocument.Category {
  init(_ category: StandardCategory, _ standard: Standard) {
    var limit = StandardDocument.Limit(
      limitM: standard.limit(of: category), source: category.limit.basis.source,
      provenance: category.limit.basis.provenance)
    switch category.limit.value {
    case .minutes(let minutes): limit.minutes = minutes
    case .metres(let metres): limit.metres = metres
    }
    self.init(
      id: category.id, name: category.name, tier: category.tier, anyOf: category.members,
      limit: limit, minimum: .init(category.minimum),
      outletsPerThousand: category.outletsPerThousand.map { .init($0) },
      capacityPerThousand: category.capacityPerThousand.map { .init($0) },
      fromResidents: category.fromResidents.map { .init($0) }, weight: .init(category.weight),
      priority: category.priority, countsMobile: .init(category.countsMobile),
      source: category.basis.source, provenance: category.basis.provenance)
  }
}
