/// What a synthetic workload is made from.
public struct Recipe: Hashable, Sendable {
  /// How many communities there are.
  public var communities: Int
  /// How many outlets there are.
  public var outlets: Int
  /// How many cities they are strewn over.
  public var cities: Int
  /// What the random numbers start from.
  public var seed: UInt64

  /// The seed of all published figures.
  public static let standardSeed: UInt64 = 20_240_731

  /// Writes a recipe down.
  ///
  /// - Precondition: There is at least one city, and nothing is negative.
  public init(communities: Int, outlets: Int, cities: Int = 1, seed: UInt64 = standardSeed) {
    precondition(communities >= 0 && outlets >= 0 && cities > 0, "a recipe needs a city")
    self.communities = communities
    self.outlets = outlets
    self.cities = cities
    self.seed = seed
  }
}

/// A community of a workload.
public struct Community: Sendable {
  /// Where it is.
  public let place: Place
  /// How many people live there.
  public let population: Int
}

/// An outlet of a workload.
public struct Outlet: Sendable {
  /// Where it is.
  public let place: Place
  /// The index of its category in ``Workload/categories``.
  public let category: Int
}

/// Communities and outlets of made-up cities, clustered as in real ones.
///
/// Rows are drawn anew by every iteration and never stored. The same recipe gives the same rows
/// everywhere, and fewer outlets are the first of more.
public struct Workload: Sendable {
  /// The names of the categories.
  public static let categories = [
    "convenience-store", "supermarket", "wet-market", "fresh-food", "breakfast", "restaurant",
    "pharmacy", "hair-beauty", "laundry", "print-copy", "housekeeping", "repair", "recycling",
    "parcel", "bakery", "bookshop", "fitness", "childcare", "elderly-care", "bank",
  ]

  /// What it is made from.
  public let recipe: Recipe
  private let homes: Scatter
  private let shops: Scatter
  private let homesSeed: SplitMix64
  private let shopsSeed: SplitMix64
  private let categoryOfRank: [Int]

  /// Lays the cities out.
  public init(_ recipe: Recipe) {
    self.recipe = recipe
    var random = SplitMix64(seed: recipe.seed)
    var map = random.fork()
    let cities = Cities(count: recipe.cities, &map)
    homes = Scatter(cities, &map)
    shops = Scatter(cities, &map)
    categoryOfRank = map.permutation(Self.categories.count)
    homesSeed = random.fork()
    shopsSeed = random.fork()
  }

  /// The communities in the order of the file.
  public var communities: some Sequence<Community> {
    let (count, homes) = (recipe.communities, homes)
    return sequence(state: (row: 0, random: homesSeed)) { state in
      guard state.row < count else { return nil }
      state.row += 1
      let place = homes.draw(&state.random)
      return Community(place: place, population: Self.population(&state.random))
    }
  }

  /// The outlets in the order of the file; the frequency of a category is one over its rank.
  public var outlets: some Sequence<Outlet> {
    let (count, shops, categoryOfRank) = (recipe.outlets, shops, categoryOfRank)
    let byRank = WeightedChoice((1...categoryOfRank.count).map { 1 / Double($0) })
    return sequence(state: (row: 0, random: shopsSeed)) { state in
      guard state.row < count else { return nil }
      state.row += 1
      let place = shops.draw(&state.random)
      return Outlet(place: place, category: categoryOfRank[byRank.draw(&state.random)])
    }
  }

  /// A log-logistic number of shape 4, near enough to a log-normal one, about a median of 3,640.
  private static func population(_ random: inout SplitMix64) -> Int {
    let u = random.unit()
    return Int(3_640 * (u / (1 - u)).squareRoot().squareRoot())
  }
}
