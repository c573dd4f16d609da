import Coverage

extension Basis {
  static let test = Basis(source: "a test", provenance: .projectDefault)
}

extension Sourced {
  /// A value of a test.
  init(_ value: Value) { self.init(value, .test) }
}

extension LocalText {
  /// The same in both languages.
  init(_ text: String) { self.init(zh: text, en: text) }
}

extension StandardCategory {
  /// A category of which one outlet is asked within 500 m, unless `change` says otherwise.
  static func category(
    _ id: String, _ tier: String = "basic", metres: Double = 500,
    _ change: (inout StandardCategory) -> Void = { _ in }
  ) -> StandardCategory {
    var category = StandardCategory(
      id: id, name: LocalText(id), tier: tier, limit: Sourced(.metres(metres)), basis: .test)
    change(&category)
    return category
  }
}

extension Grade {
  /// A grade of some rules.
  static func grade(_ id: String, _ rules: GradeRule...) -> Grade {
    Grade(id: id, name: LocalText(id), rules: rules.map { Sourced($0) })
  }
}

extension Headline {
  /// A headline of some categories.
  static func headline(_ id: String, _ categories: String...) -> Headline {
    Headline(id: id, name: LocalText(id), categories: categories)
  }
}

extension Standard {
  /// A standard of two tiers, `basic` and `quality`.
  static func standard(
    _ categories: StandardCategory..., headlines: [Headline] = [], orders: [FillingOrder] = [],
    grades: [Grade] = []
  ) -> Standard {
    Standard(
      id: "test", version: "1", title: LocalText("test"), basis: .test,
      walk: Sourced(WalkRule(minutes: 15, speed: 80, detour: 1.5)),
      tiers: ["basic", "quality"].map { Tier(id: $0, name: LocalText($0)) },
      categories: categories, headlines: headlines, orders: orders, grades: grades)
  }
}
