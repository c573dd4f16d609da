import Coverage
import Testing

/// Nothing stands anywhere, so everything that is asked for is missing.
///
///     category    shop   school   canteen   repair   cinema   gym
///     tier        basic  basic    quality   basic    quality  quality
///     priority      2      1         3        1         3       -1
@Suite("What is missing is listed in the order of filling")
struct FillingOrderTests {
  private let order = FillingOrder(
    kinds: ["old", "老旧"], first: ["cinema", "repair"], basis: .test)

  private func standard(orders: FillingOrder...) -> Standard {
    func category(_ id: String, _ tier: String, _ priority: Int) -> StandardCategory {
      .category(id, tier) { $0.priority = priority }
    }
    var standard = Standard.standard(
      category("shop", "basic", 2), category("school", "basic", 1),
      category("canteen", "quality", 3), category("repair", "basic", 1),
      category("cinema", "quality", 3), category("gym", "quality", -1))
    standard.orders = orders
    return standard
  }

  private func street(_ outlets: String...) -> Street {
    var street = Street()
    street.community()
    for outlet in outlets { street.add(outlet, at: 10) }
    return street
  }

  private let usual = ["school", "repair", "shop", "gym", "canteen", "cinema"]

  @Test("tier by tier, by priority in each, and as in the file where priorities are equal")
  func tiers() async throws {
    let answers = try await street().assess(standard())
    #expect(answers.missing(0) == usual)
    #expect(answers.missing(0, kind: "old") == usual)
  }

  @Test("for communities of some kinds with their own categories first, the rest as usual")
  func kinds() async throws {
    let answers = try await street().assess(standard(orders: order))
    let special = ["cinema", "repair", "school", "shop", "gym", "canteen"]
    for kind in ["old", "OLD", "老旧"] { #expect(answers.missing(0, kind: kind) == special) }
    for kind in [nil, "", "new", "older"] { #expect(answers.missing(0, kind: kind) == usual) }
  }

  @Test("by the first order that knows the kind")
  func firstOrder() async throws {
    let other = FillingOrder(kinds: ["old", "new"], first: ["gym"], basis: .test)
    let answers = try await street().assess(standard(orders: order, other))
    #expect(answers.missing(0, kind: "old").first == "cinema")
    #expect(answers.missing(0, kind: "new") == ["gym"] + usual.filter { $0 != "gym" })
  }

  @Test("without what is there and what is not asked for")
  func present() async throws {
    var standard = standard(orders: order)
    standard.categories[0].weight.value = 0
    standard.categories[1].fromResidents = Sourced(1)
    let answers = try await street("cinema", "gym").assess(standard)
    #expect(answers.missing(0) == ["repair", "canteen"])
    #expect(answers.missing(0, kind: "old") == ["repair", "canteen"])
  }

  @Test("with what is borderline and not met")
  func borderline() async throws {
    var street = street()
    street.add("shop", at: 501)
    street.add("gym", at: 499)
    let answers = try await street.assess(standard(), positionError: 5)
    #expect(answers.verdicts(0) == [.borderline] && answers.verdicts(5) == [.borderline])
    #expect(answers.missing(0) == usual.filter { $0 != "gym" })
  }
}
