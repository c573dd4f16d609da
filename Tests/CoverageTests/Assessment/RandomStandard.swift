import Coverage
import TestSupport

extension SeededGenerator {
  /// One of some values.
  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(next() % UInt64(values.count))]
  }

  /// Some values, each with an even chance, in their order.
  mutating func some<Value>(_ values: [Value]) -> [Value] { values.filter { _ in unit() < 0.5 } }
}

extension Standard {
  /// A standard of random categories, orders, headlines and grades; rates and weights in hundredths.
  static func random(seed: UInt64) -> Standard {
    var random = SeededGenerator(seed: seed)
    let ids = (0..<Int(3 + random.next() % 6)).map { "k\($0)" }
    let tiers = (0..<Int(1 + random.next() % 3)).map { "t\($0)" }
    let headlines = (0..<3).map {
      Headline(id: "h\($0)", name: LocalText("h"), categories: random.some(ids))
    }
    let grades = (0..<Int(random.next() % 4)).map { number in
      Grade(
        id: "g\(number)", name: LocalText("g"),
        rules: (0...random.next() % 2).map { _ in Sourced(.random(&random, ids, tiers)) })
    }
    let walk = WalkRule(minutes: 15, speed: random.uniform(50...90), detour: 1.3)
    return Standard(
      id: "random-\(seed)", version: "1", title: LocalText("random"), basis: .test,
      walk: Sourced(walk), tiers: tiers.map { Tier(id: $0, name: LocalText($0)) },
      categories: ids.map { .random(&random, $0, tiers) }, headlines: headlines,
      orders: [
        FillingOrder(kinds: ["old"], first: random.some(ids).reversed(), basis: .test),
        FillingOrder(kinds: ["new", "old"], first: random.some(ids), basis: .test),
      ],
      indicators: [], grades: grades)
  }
}

extension StandardCategory {
  static func random(
    _ random: inout SeededGenerator, _ id: String, _ tiers: [String]
  ) -> StandardCategory {
    category(id, random.pick(tiers)) {
      let metres = Limit.metres(random.pick([0, 300, 800, random.uniform(0...3_000)]))
      $0.limit = Sourced(random.unit() < 0.3 ? .minutes(random.uniform(0...20)) : metres)
      $0.members = random.some(["a", "b", "c", "rare", "ghost", "nowhere"])
      if $0.members.isEmpty { $0.members = [random.pick(["a", "rare", "ghost", "nowhere"])] }
      $0.minimum = Sourced(random.pick([1, 1, 1, 2, 3, 4]))
      $0.priority = Int(random.next() % 3)
      $0.weight = Sourced(random.pick([0, 1, 1, 2.5, 0.1, 0.2, 0.3]))
      $0.countsMobile = Sourced(random.unit() < 0.5)
      if random.unit() < 0.3 { $0.outletsPerThousand = Sourced(random.pick([0.2, 0.35, 1.1, 2])) }
      if random.unit() < 0.3 { $0.capacityPerThousand = Sourced(random.pick([0.5, 2.2, 9, 35])) }
      if random.unit() < 0.3 { $0.fromResidents = Sourced(random.pick([0, 5_000, 8_000])) }
    }
  }
}

extension GradeRule {
  static func random(
    _ random: inout SeededGenerator, _ ids: [String], _ tiers: [String]
  ) -> GradeRule {
    let tier = random.pick(tiers)
    return random.pick([
      .share(tier: tier, atLeast: random.pick([0, 0.34, 0.5, 0.75, 1])),
      .count(tier: tier, atLeast: random.pick([0, 1, 2])), .covered(random.some(ids)),
      .headlines(atLeast: random.pick([0, 1, 2, 3])),
      .score(atLeast: random.pick([0, 20, 50, 58, 70, 100])),
      .indicator(id: "satisfaction", atLeast: random.pick([0, 0.3, 0.8])),
    ])
  }
}
