import Coverage
import GeoCore
import TestSupport
import Testing

@Suite("Outlets that come part by part give what all of them at once give")
struct GatheredFindingsTests {
  /// Deals the rows of a city's outlets into parts: by a cut of the ground, or at random.
  private static func parts(
    _ outlets: [Coordinate], _ random: inout SeededGenerator
  ) -> [ContiguousArray<UInt32>] {
    let positions = Positions(outlets)
    var cut = PartCut(
      longitudes: positions.longitudes.min()!...positions.longitudes.max()!,
      latitudes: positions.latitudes.min()!...positions.latitudes.max()!)
    cut.count(positions)
    cut.cut(most: 1 + Int(random.next() % 100))
    #expect(cut.sizes.reduce(0, +) == outlets.count)
    let isRandom = random.next() % 3 == 0
    var parts = cut.sizes.map { _ in ContiguousArray<UInt32>() }
    for row in outlets.indices {
      let part = isRandom ? Int(random.next() % UInt64(parts.count)) : cut.part(of: outlets[row])
      parts[part].append(UInt32(row))
    }
    if !isRandom { #expect(parts.map(\.count) == cut.sizes) }
    return parts.filter { !$0.isEmpty }
  }

  /// Searches parts in turn, each for those communities alone that it may say something of.
  private static func gather(
    _ gathered: inout GatheredFindings, _ communities: [Coordinate], _ outlets: [Coordinate],
    _ categories: CategorySet, _ parts: [ContiguousArray<UInt32>], workers: Int
  ) async throws -> (table: CoverageTable, nearest: ContiguousArray<UInt32>, searched: Int) {
    let bounds = parts.map { rows in
      rows.reduce(into: PartBounds()) { $0.add(outlets[Int($1)], block: Int($1) / 7 % 5) }
    }
    let homes = try await gathered.homes(bounds, workers: workers)
    var searched = 0
    for round in 0..<2 {
      for (part, rows) in parts.enumerated() {
        let labels = ContiguousArray(rows.map { categories.grouping.labels[Int($0)] })
        var holds = [Bool](repeating: false, count: categories.names.count)
        for label in labels {
          for group in categories.grouping.groups[Int(label)] { holds[group] = true }
        }
        let members =
          round == 0
          ? gathered.first(part, bounds, homes: homes)
          : gathered.second(part, bounds, homes: homes, holds: holds)
        searched += members.count
        try await gathered.add(
          Positions(rows.map { outlets[Int($0)] }), rows: rows,
          categories: categories.labelled(labels), for: members, workers: workers
        ) { outlets[Int($0)] }
      }
    }
    let (table, nearest) = gathered.finish(outlets: outlets.count)
    return (table, nearest, searched)
  }

  private static func check(
    _ table: CoverageTable, _ whole: CoverageTable, _ nearest: ContiguousArray<UInt32>
  ) {
    #expect(table.requirements == whole.requirements)
    for (part, all) in zip(table.findings, whole.findings) {
      #expect(part.count == all.count)
      #expect((part.nearest == nil) == (all.nearest == nil))
      guard let found = part.nearest, let expected = all.nearest else { continue }
      #expect(nearest[Int(found.row)] == expected.row)
      #expect(abs(found.metres - expected.metres) <= 1.2e-6)
    }
  }

  @Test(
    "every category of random cities, all over the Earth",
    arguments: 0..<UInt64(cases(debug: 4, release: 16)))
  func everyCategory(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed + 1_000)
    let places: [(Double, Double)] = [(-21.9, 64.1), (179.99, 10), (10, 89.9), (0, 0)]
    let (longitude, latitude) = places[Int(seed) % places.count]
    let city = City(seed: seed, longitude: longitude, latitude: latitude)
    let limit = random.uniform(50...2_000)
    let whole = try await city.table(within: limit)
    var gathered = GatheredFindings(
      communities: Positions(city.communities), requirements: whole.requirements)
    let parts = Self.parts(city.outlets, &random)
    let found = try await Self.gather(
      &gathered, city.communities, city.outlets, city.categories, parts,
      workers: 1 + Int(seed % 2))
    Self.check(found.table, whole, found.nearest)
  }

  @Test("parts far away are searched for hardly any community")
  func farParts() async throws {
    let cities = (0..<8).map { City(seed: 50 + $0, longitude: 3 * Double($0), latitude: 45) }
    let (communities, outlets) = (cities.flatMap(\.communities), cities.flatMap(\.outlets))
    let categories = CategorySet(
      labels: ContiguousArray(cities.flatMap(\.labels)), texts: City.texts)
    let analysis = try await CoverageAnalysis(
      outlets: Positions(outlets), categories: categories)
    let requirements = analysis.everyCategory(within: 500)
    let whole = try await analysis.findings(
      for: Positions(communities), requirements: requirements)
    var gathered = GatheredFindings(
      communities: Positions(communities), requirements: requirements)
    let parts = cities.indices.map { city in
      ContiguousArray((city * 400..<city * 400 + 400).map { UInt32($0) })
    }
    let found = try await Self.gather(
      &gathered, communities, outlets, categories, parts, workers: 2)
    Self.check(found.table, whole, found.nearest)
    // Each city has everything itself.
    #expect(found.searched == communities.count)
  }

  @Test("of equally near outlets in different parts the first row is the nearest")
  func ties() async throws {
    // East and west of a community alike, at one place twice, and a micrometre apart.
    let home = Coordinate(longitude: 12, latitude: 50)
    let step = 0.001
    let outlets = [
      Coordinate(longitude: 12 - step, latitude: 50),
      Coordinate(longitude: 12 + step, latitude: 50),
      Coordinate(longitude: 12 - step, latitude: 50),
      Coordinate(longitude: 12 - step + 1e-11, latitude: 50),
    ]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
      let table = order.map { outlets[$0] }
      let set = CategorySet(labels: [0, 0, 0, 0], texts: ["a"])
      let analysis = try await CoverageAnalysis(outlets: Positions(table), categories: set)
      let requirements = analysis.everyCategory(within: 100)
      let whole = try await analysis.findings(for: Positions([home]), requirements: requirements)
      for parts in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 1, 3]] as [[UInt32]] {
        var gathered = GatheredFindings(
          communities: Positions([home]), requirements: requirements)
        let found = try await Self.gather(
          &gathered, [home], table, set, parts.map { [$0] }, workers: 1)
        Self.check(found.table, whole, found.nearest)
      }
    }
  }
}
