package import Catalogue
package import Coverage

/// A standard for programs: every figure with its source and how well it is known.
package struct StandardDocument: Codable, Sendable {
  package struct Figure<Value: Codable & Hashable & Sendable>: Codable, Sendable {
    package var value: Value
    package var source: String
    package var provenance: Provenance
  }

  package struct Walk: Codable, Sendable {
    package var minutes: Double
    package var speedMPerMin: Double
    package var detour: Double
    package var limitM: Double
    package var source: String
    package var provenance: Provenance
  }

  package struct Tier: Codable, Sendable {
    package var id: String
    package var name: LocalText
  }

  package struct Limit: Codable, Sendable {
    package var minutes: Double?
    package var metres: Double?
    package var limitM: Double
    package var source: String
    package var provenance: Provenance
  }

  package struct Category: Codable, Sendable {
    package var id: String
    package var name: LocalText
    package var tier: String
    package var anyOf: [String]
    package var limit: Limit
    package var minimum: Figure<Int>
    package var outletsPerThousand: Figure<Double>?
    package var capacityPerThousand: Figure<Double>?
    package var fromResidents: Figure<Double>?
    package var weight: Figure<Double>
    package var priority: Int
    package var countsMobile: Figure<Bool>
    package var source: String
    package var provenance: Provenance
  }

  package struct Headline: Codable, Sendable {
    package var id: String
    package var name: LocalText
    package var categories: [String]
  }

  package struct Order: Codable, Sendable {
    package var kinds: [String]
    package var first: [String]
    package var source: String
    package var provenance: Provenance
  }

  package struct Indicator: Codable, Sendable {
    package var id: String
    package var name: LocalText
    package var columns: [String]
    package var source: String
    package var provenance: Provenance
  }

  package struct Grade: Codable, Sendable {
    package var id: String
    package var name: LocalText
    package var rules: [Rule]
  }

  package struct Rule: Codable, Sendable {
    package var rule: RuleValue
    package var source: String
    package var provenance: Provenance
  }

  package struct Change: Codable, Sendable {
    package var standard: String
    package var version: String
    package var because: LocalText
    package var parts: [String]
    package var source: String
    package var provenance: Provenance
  }

  package var id: String
  package var version: String
  package var title: LocalText
  package var source: String
  package var provenance: Provenance
  package var note: LocalText?
  package var walk: Walk
  package var tiers: [Tier]
  package var categories: [Category]
  package var headlines: [Headline]
  package var orders: [Order]
  package var indicators: [Indicator]
  package var grades: [Grade]
  package var changes: [Change]
  package var files: [StandardFile.Source]
}

/// A condition of a grade, with the keys of the file.
package struct RuleValue: Codable, Sendable {
  package var tier: String?
  package var share: Double?
  package var count: Int?
  package var covered: [String]?
  package var headlines: Int?
  package var score: Double?
  package var indicator: String?
  package var atLeast: Double?

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
