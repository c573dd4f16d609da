/// What a circle must offer: a versioned document of categories, how near each must be and how many, and how communities
/// are graded by them.
public struct Standard: Hashable, Sendable {
  /// The id, such as `mofcom-2021`.
  public var id: String
  /// The version of the data file.
  public var version: String
  /// The title.
  public var title: LocalText
  /// The document that it states, and how well the whole is known.
  public var basis: Basis
  /// What else a reader has to know, if anything.
  public var note: LocalText?
  /// How residents walk: limits in minutes are turned into metres by it.
  public var walk: Sourced<WalkRule>
  /// The tiers, the one to be filled first in front.
  public var tiers: [Tier]
  /// The categories, in the order of the file.
  public var categories: [StandardCategory]
  /// Categories that are reported on their own, such as 一店一早、一菜一修、一老一小.
  public var headlines: [Headline]
  /// Communities of some kinds that are to be filled in another order.
  public var orders: [FillingOrder]
  /// Figures that come from outside, not from distances.
  public var indicators: [Indicator]
  /// The grades, the lowest first; none where the standard grades nothing.
  public var grades: [Grade]
  /// What a city changed in it and why, the latest last.
  public var changes: [Change]

  /// Makes a standard of its parts; nothing is checked.
  public init(
    id: String, version: String, title: LocalText, basis: Basis, note: LocalText? = nil,
    walk: Sourced<WalkRule>, tiers: [Tier], categories: [StandardCategory],
    headlines: [Headline] = [], orders: [FillingOrder] = [], indicators: [Indicator] = [],
    grades: [Grade] = [], changes: [Change] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.basis = basis
    self.note = note
    self.walk = walk
    self.tiers = tiers
    self.categories = categories
    self.headlines = headlines
    self.orders = orders
    self.indicators = indicators
    self.grades = grades
    self.changes = changes
  }

  /// The limit of a category in metres.
  public func limit(of category: StandardCategory) -> Double {
    walk.value.metres(category.limit.value)
  }

  /// The index of the category with an id.
  public func index(of category: String) -> Int? {
    categories.firstIndex { $0.id == category }
  }
}

/// How residents walk.
public struct WalkRule: Hashable, Sendable {
  /// The minutes of categories that have no limit of their own.
  public var minutes: Double
  /// Metres a minute.
  public var speed: Double
  /// How many times as long as the straight line the way is.
  public var detour: Double

  /// States how residents walk.
  public init(minutes: Double, speed: Double, detour: Double) {
    self.minutes = minutes
    self.speed = speed
    self.detour = detour
  }

  /// A limit as a distance along the straight line, in metres.
  public func metres(_ limit: Limit) -> Double {
    switch limit {
    case .metres(let metres): metres
    case .minutes(let minutes): minutes * speed / detour
    }
  }
}

/// How near an outlet must be.
public enum Limit: Hashable, Sendable {
  /// A distance along the straight line.
  case metres(Double)
  /// A time on foot.
  case minutes(Double)
}

/// A tier of categories, such as 基本保障.
public struct Tier: Hashable, Sendable {
  /// The id.
  public var id: String
  /// The name.
  public var name: LocalText

  /// Names a tier.
  public init(id: String, name: LocalText) {
    self.id = id
    self.name = name
  }
}

/// Categories that are reported on their own under one name: covered where any of them is.
public struct Headline: Hashable, Sendable {
  /// The id.
  public var id: String
  /// The name, such as 一店.
  public var name: LocalText
  /// Ids of the standard's categories.
  public var categories: [String]

  /// Names a headline.
  public init(id: String, name: LocalText, categories: [String]) {
    self.id = id
    self.name = name
    self.categories = categories
  }
}

/// The order in which communities of one kind are to be filled.
public struct FillingOrder: Hashable, Sendable {
  /// The kind of community: what its column `kind` holds, any of these.
  public var kinds: [String]
  /// Ids of the categories that come first, in their order.
  public var first: [String]
  /// Where the order comes from.
  public var basis: Basis

  /// States an order.
  public init(kinds: [String], first: [String], basis: Basis) {
    self.kinds = kinds
    self.first = first
    self.basis = basis
  }
}

/// A figure of a community that comes from outside, such as the satisfaction of residents.
public struct Indicator: Hashable, Sendable {
  /// The id.
  public var id: String
  /// The name.
  public var name: LocalText
  /// Headers of the column of the communities that holds it, as a share of 0...1 or in per cent.
  public var columns: [String]
  /// Where it comes from.
  public var basis: Basis

  /// Names an indicator.
  public init(id: String, name: LocalText, columns: [String], basis: Basis) {
    self.id = id
    self.name = name
    self.columns = columns
    self.basis = basis
  }
}

/// What a city changed in a standard.
public struct Change: Hashable, Sendable {
  /// The standard that was changed.
  public var standard: String
  /// Its version.
  public var version: String
  /// Why.
  public var because: LocalText
  /// Who says so.
  public var basis: Basis
  /// Ids of the categories that were changed, added or taken out, and other parts by their keys.
  public var parts: [String]

  /// States a change.
  public init(
    standard: String, version: String, because: LocalText, basis: Basis, parts: [String]
  ) {
    self.standard = standard
    self.version = version
    self.because = because
    self.basis = basis
    self.parts = parts
  }
}
