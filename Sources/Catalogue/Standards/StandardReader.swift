import Coverage

/// Reads a standard from its document, noting every mistake.
struct StandardReader {
  private let stack: StandardStack
  let problems: ProblemList
  let vocabulary: Vocabulary

  /// How many categories a standard may ask for; those that ship ask for some thirty.
  static let mostCategories = 1_000
  /// What the format itself chooses where a standard says nothing.
  static let choice = Basis(
    source: "default of \(StandardStack.standardFormat)", provenance: .projectDefault)

  init(_ stack: StandardStack, _ problems: ProblemList) {
    self.stack = stack
    self.problems = problems
    vocabulary = .shipped
  }

  /// The standard; worth something only where no mistake was noted.
  func read() -> Standard {
    var fields = Fields(stack.root, "", problems)
    _ = fields.value("format")
    let id = fields.requiredID()
    let version = fields.requiredText("version")
    let title = fields.requiredLocalText("title")
    let basis = fields.requiredBasis()
    let note = fields.localText("note")
    let walk = self.walk(&fields, basis)
    let tiers = self.tiers(&fields)
    let (categories, nodes) = self.categories(&fields, basis, walk, tiers)
    let names = CategoryNames(categories.map(\.id), tiers.map(\.id))
    var standard = Standard(
      id: id, version: version, title: title, basis: basis, note: note, walk: walk, tiers: tiers,
      categories: categories)
    standard.headlines = headlines(&fields, names)
    standard.orders = orders(&fields, names, basis)
    standard.indicators = indicators(&fields, basis)
    standard.grades = grades(&fields, names, standard.indicators.map(\.id), basis)
    standard.changes = stack.changes
    fields.finish()
    var groups = GroupResolver(categories.map(\.id), nodes, vocabulary, problems)
    for place in categories.indices {
      standard.categories[place].members = groups.members(of: place)
    }
    return standard
  }

  /// Speed in metres a minute: from a crawl to a run.
  private static let speeds = 1.0...1_000.0

  private func walk(_ fields: inout Fields, _ basis: Basis) -> Sourced<WalkRule> {
    let none = Sourced(WalkRule(minutes: 15, speed: 80, detour: 1.3), basis)
    guard let node = fields.required("walk") else { return none }
    var walk = Fields(node, fields.path("walk"), problems)
    func number(_ key: String, _ range: ClosedRange<Double>) -> Double {
      walk.required(key).flatMap { problems.number($0, walk.path(key), in: range) } ?? 1
    }
    let rule = WalkRule(
      minutes: number("minutes", 0...1_440), speed: number("speed", Self.speeds),
      detour: number("detour", 1...10))
    let own = walk.basis(or: basis)
    walk.finish()
    return Sourced(rule, own)
  }

  private func tiers(_ fields: inout Fields) -> [Tier] {
    var ids = Identities(problems)
    return fields.requiredList("tiers").map { item in
      var tier = Fields(item.node, item.path, problems)
      let id = ids.take(&tier)
      let name = tier.requiredLocalText("name")
      tier.finish()
      return Tier(id: id, name: name)
    }
  }

  private func categories(
    _ fields: inout Fields, _ basis: Basis, _ walk: Sourced<WalkRule>, _ tiers: [Tier]
  ) -> ([StandardCategory], [DocumentNode]) {
    var ids = Identities(problems)
    var items = fields.requiredList("categories")
    if items.count > Self.mostCategories, let node = fields.node["categories"] {
      problems.add(.tooMany(limit: Self.mostCategories), node, fields.path("categories"))
      items = []
    }
    let categories = items.map { item in
      var category = Fields(item.node, item.path, problems)
      let id = ids.take(&category)
      return self.category(id, &category, basis, walk, tiers)
    }
    return (categories, items.map(\.node))
  }

  func headlines(_ fields: inout Fields, _ names: CategoryNames) -> [Headline] {
    var ids = Identities(problems)
    return fields.list("headlines").map { item in
      var headline = Fields(item.node, item.path, problems)
      let id = ids.take(&headline)
      let name = headline.requiredLocalText("name")
      let members = names.categories(&headline, "categories", problems)
      headline.finish()
      return Headline(id: id, name: name, categories: members)
    }
  }

  func orders(
    _ fields: inout Fields, _ names: CategoryNames, _ basis: Basis
  ) -> [FillingOrder] {
    fields.list("orders").map { item in
      var order = Fields(item.node, item.path, problems)
      let kinds = order.requiredList("kinds").compactMap { problems.text($0.node, $0.path) }
      let first = names.categories(&order, "first", problems)
      let own = order.basis(or: basis)
      order.finish()
      return FillingOrder(kinds: kinds, first: first, basis: own)
    }
  }

  func indicators(_ fields: inout Fields, _ basis: Basis) -> [Indicator] {
    var ids = Identities(problems)
    return fields.list("indicators").map { item in
      var indicator = Fields(item.node, item.path, problems)
      let id = ids.take(&indicator)
      let name = indicator.requiredLocalText("name")
      let columns = indicator.texts("columns")
      let own = indicator.basis(or: basis)
      indicator.finish()
      return Indicator(id: id, name: name, columns: [id] + columns, basis: own)
    }
  }
}

/// Ids of one list, each different from the others.
struct Identities {
  private var lines: [String: Int] = [:]
  private let problems: ProblemList

  init(_ problems: ProblemList) {
    self.problems = problems
  }

  /// An item's id, noted as a mistake where another item has it.
  mutating func take(_ fields: inout Fields) -> String {
    let id = fields.requiredID()
    guard let node = fields.node["id"], !id.isEmpty else { return id }
    if let line = lines[id] {
      problems.add(.duplicateID(line: line), node, fields.path("id"))
    } else {
      lines[id] = node.line
    }
    return id
  }
}

/// The ids that other parts of a standard may refer to.
struct CategoryNames {
  let categories: Set<String>
  let tiers: [String]

  init(_ categories: [String], _ tiers: [String]) {
    self.categories = Set(categories)
    self.tiers = tiers
  }

  /// A list of different ids of the standard's categories; at least one.
  func categories(
    _ fields: inout Fields, _ key: String, _ problems: ProblemList
  ) -> [String] {
    var lines: [String: Int] = [:]
    return fields.requiredList(key).compactMap { item in
      guard let id = problems.text(item.node, item.path) else { return nil }
      if let line = lines.updateValue(item.node.line, forKey: id) {
        problems.add(.duplicateID(line: line), item.node, item.path)
      }
      if !categories.contains(id) {
        problems.add(
          .unknownReference(what: .category, similar: similar(to: id, among: categories)),
          item.node, item.path)
      }
      return id
    }
  }
}
