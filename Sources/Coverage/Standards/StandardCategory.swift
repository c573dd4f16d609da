/// What a standard asks for in one category.
public struct StandardCategory: Hashable, Sendable {
  /// The id.
  public var id: String
  /// The name.
  public var name: LocalText
  /// The id of its tier.
  public var tier: String
  /// The categories of outlets that serve it, any one of them; its own id unless the standard says otherwise.
  public var members: [String]
  /// How near.
  public var limit: Sourced<Limit>
  /// How many outlets at least.
  public var minimum: Sourced<Int>
  /// How many outlets for each 1,000 residents.
  public var outletsPerThousand: Sourced<Double>?
  /// How much capacity for each 1,000 residents: the sum of the outlets' `capacity`.
  public var capacityPerThousand: Sourced<Double>?
  /// The residents from which on it is asked for.
  public var fromResidents: Sourced<Double>?
  /// How much it counts in the score; with 0 it is shown and asks for nothing.
  public var weight: Sourced<Double>
  /// The place in the order of filling, inside its tier; the order of the file where priorities are equal.
  public var priority: Int
  /// Whether outlets that move about (早餐车, 蔬菜直通车) serve.
  public var countsMobile: Sourced<Bool>
  /// Where it comes from.
  public var basis: Basis

  /// Asks for one outlet within a limit; the rest can be set afterwards.
  public init(id: String, name: LocalText, tier: String, limit: Sourced<Limit>, basis: Basis) {
    self.id = id
    self.name = name
    self.tier = tier
    self.limit = limit
    self.basis = basis
    members = [id]
    minimum = Sourced(1, basis)
    weight = Sourced(1, basis)
    priority = 0
    countsMobile = Sourced(true, basis)
  }

  /// The figures that are held against every community.
  public var terms: CategoryTerms {
    CategoryTerms(
      minimum: minimum.value, outletsPerThousand: outletsPerThousand?.value,
      capacityPerThousand: capacityPerThousand?.value, fromResidents: fromResidents?.value,
      isAsked: weight.value > 0)
  }
}
