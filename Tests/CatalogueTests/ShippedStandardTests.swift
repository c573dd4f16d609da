import Catalogue
import Coverage
import TestSupport
import Testing

@Suite("Standards that ship")
struct ShippedStandards {
  @Test func `are these`() {
    #expect(
      StandardFile.shippedIDs == [
        "beijing-8", "complete-community-2020", "everyday", "gb50180-2018", "guangzhou-triggers",
        "mofcom-2021", "shanxi-2023",
      ])
  }

  @Test(arguments: StandardFile.shippedIDs)
  func `is read without a mistake and goes by its file's name`(id: String) throws {
    let file = try StandardFile.load(id)
    #expect(file.standard.id == id)
    #expect(!file.standard.categories.isEmpty)
  }

  @Test(arguments: StandardFile.shippedIDs)
  func `says of every figure where it comes from`(id: String) throws {
    let standard = try StandardFile.load(id).standard
    let bases =
      [standard.basis, standard.walk.basis] + standard.orders.map(\.basis)
      + standard.indicators.map(\.basis) + standard.categories.flatMap(\.bases)
      + standard.grades.flatMap { $0.rules.map(\.basis) }
    #expect(bases.allSatisfy { $0.source.count > 10 })
    // Nothing that ships is a city's own choice.
    #expect(!bases.contains { $0.provenance == .local })
  }

  @Test(arguments: StandardFile.shippedIDs)
  func `calls no grade and no default weight official`(id: String) throws {
    let standard = try StandardFile.load(id).standard
    let rules = standard.grades.flatMap(\.rules)
    #expect(rules.allSatisfy { $0.basis.provenance == .projectDefault })
    let weights = standard.categories.map(\.weight)
    #expect(
      weights.allSatisfy { $0.basis.provenance != .seed && $0.basis.provenance != .found })
  }

  @Test func `a group serves with all its categories`() throws {
    let standard = try StandardFile.load("mofcom-2021").standard
    let vegetables = try #require(standard.categories.first { $0.id == "vegetables" })
    #expect(vegetables.members == ["wet-market", "fresh-store"])
    #expect(standard.limit(of: vegetables) == 8 * 80 / 1.3)
    #expect(vegetables.limit.basis.source.contains("8 minutes"))
  }

  @Test func `GB 50180 has the radii 70, 300, 500, 800 and 1,000 m`() throws {
    let standard = try StandardFile.load("gb50180-2018").standard
    let limits = Set(standard.categories.map { standard.limit(of: $0) })
    #expect(limits == [70, 300, 500, 800, 1_000])
    let found = standard.categories.filter { $0.limit.basis.provenance == .found }.map(\.id)
    #expect(found == ["kindergarten", "primary-school"])
  }

  @Test func `Shanxi's gate is a share that 9 of 13 and 8 of 12 pass`() throws {
    let standard = try StandardFile.load("shanxi-2023").standard
    let shares = standard.grades[0].rules.compactMap { rule in
      if case .share(_, let share) = rule.value { share } else { nil }
    }
    #expect(shares[0] > 8.0 / 13 && shares[0] <= 15.0 / 23)
    #expect(shares[1] > 7.0 / 12 && shares[1] <= 8.0 / 12)
    let tiers = standard.tiers.map { tier in standard.categories.count { $0.tier == tier.id } }
    #expect(tiers == [13, 12])
  }

  @Test func `Guangzhou asks for more from more residents on`() throws {
    let terms = try StandardFile.load("guangzhou-triggers").standard.categories.map(\.terms)
    let required = [1_999, 2_000, 5_000, 10_000, 150_000, .nan].map { residents in
      terms.count { $0.isRequired(residents: residents) }
    }
    #expect(required == [0, 3, 9, 10, 11, 0])
  }

  @Test func `Beijing asks for eight, and for vegetables by residents`() throws {
    let standard = try StandardFile.load("beijing-8").standard
    #expect(standard.categories.count { $0.weight.value > 0 } == 8)
    let terms = standard.categories.map(\.terms)
    #expect(terms[0].needed(residents: 20_000) == 2)
    #expect(terms[0].neededCapacity(residents: 20_000) == 1_000)
  }

  @Test func `the example of a city's changes is read`() throws {
    let standard = try StandardFile.load(Repository.example).standard
    #expect(standard.changes.map(\.standard) == ["mofcom-2021"])
    #expect(!standard.categories.contains { $0.id == "travel" })
    let store = try #require(standard.categories.first { $0.id == "convenience" })
    #expect(store.limit.basis.provenance == .local)
    #expect(standard.limit(of: store) == 250)
    let laundry = try #require(standard.categories.first { $0.id == "laundry" })
    #expect(laundry.limit.basis.provenance == .found)
    #expect(standard.limit(of: laundry) == 8 * 60 / 1.4)
  }
}

extension StandardCategory {
  /// Where the category and each of its figures come from.
  fileprivate var bases: [Basis] {
    [basis, limit.basis, minimum.basis, weight.basis, countsMobile.basis]
      + [outletsPerThousand, capacityPerThousand, fromResidents].compactMap(\.?.basis)
  }
}
