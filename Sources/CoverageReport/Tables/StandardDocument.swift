import Coverage

/// A standard for programs: every figure with its source and how well it is known.
struct StandardDocument: Encodable {
  struct Figure<Value: Encodable & Hashable & Sendable>: Encodable {
    var value: Value
    var source: String
    var provenance: Provenance
  }

  struct Walk: Encodable {
    var minutes: Double
    var speedMPerMin: Double
    var detour: Double
    var limitM: Double
    var source: String
    var provenance: Provenance
  }

  struct Tier: Encodable {
    var id: String
    var name: LocalText
  }

  struct Limit: Encodable {
    var minutes: Double?
    var metres: Double?
    var limitM: Double
    var source: String
    var provenance: Provenance
  }

  struct Category: Encodable {
    var id: String
    var name: LocalText
    var tier: String
    var anyOf: [String]
    var limit: Limit
    var minimum: Figure<Int>
    var outletsPerThousand: Figure<Double>?
    var capacityPerThousand: Figure<Double>?
    var fromResidents: Figure<Double>?
    var weight: Figure<Double>
    var priority: Int
    var countsMobile: Figure<Bool>
    var source: String
    var provenance: Provenance
  }

  struct Headline: Encodable {
    var id: String
    var name: LocalText
    var categories: [String]
  }

  struct Order: Encodable {
    var kinds: [String]
    var first: [String]
    var source: String
    var provenance: Provenance
  }

  struct Indicator: Encodable {
    var id: String
    var name: LocalText
    var columns: [String]
    var source: String
    var provenance: Provenance
  }

  struct Grade: Encodable {
    var id: String
    var name: LocalText
    var rules: [Rule]
  }

  struct Rule: Encodable {
    var rule: RuleValue
    var source: String
    var provenance: Provenance
  }

  struct Change: Encodable {
    var standard: String
    var version: String
    var because: LocalText
    var parts: [String]
    var source: String
    var provenance: Provenance
  }

  struct File: Encodable {
    var path: String
    var sha256: String
  }

  var id: String
  var version: String
  var title: LocalText
  var source: String
  var provenance: Provenance
  var note: LocalText?
  var walk: Walk
  var tiers: [Tier]
  var categories: [Category]
  var headlines: [Headline]
  var orders: [Order]
  var indicators: [Indicator]
  var grades: [Grade]
  var changes: [Change]
  var files: [File]
}

/// A condition of a grade, with the keys of the file.
struct RuleValue: Encodable {
  var tier: String?
  var share: Double?
  var count: Int?
  var covered: [String]?
  var headlines: Int?
  var score: Double?
  var indicator: String?
  var atLeast: Double?

  init(_ rule: GradeRule) {
    switch rule {
    case .share(let tier, let least): (self.tier, share) = (tier, least)
    case .count(let tier, let least): (self.tier, count) = (tier, least)
    case .covered(let ids): covered = ids
    case .headlines(let least): headlines = least
    case .score(let least): score = least
    case .indicator(let id, let least): (indicator, atLeast) = (id, least)
    }
  }
}
