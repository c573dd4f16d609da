import Coverage
import GeoCore
import TestSupport

/// Outlets and communities with all that a standard may ask about.
struct AssessedCity {
  var outlets: [PlainOutlet]
  var communities: [PlainCommunity]

  /// The engine's answers and what they were made from.
  struct Answers {
    var table: CoverageTable
    var assessments: [Assessment]
    var facts: CommunityFacts
    var outletCounts: [Int]
  }

  var facts: CommunityFacts {
    var facts = CommunityFacts()
    facts.residents = ContiguousArray(communities.map(\.residents))
    facts.kinds = communities.map(\.kind)
    for id in Set(communities.flatMap(\.indicators.keys)) {
      facts.indicators[id] = ContiguousArray(communities.map { $0.indicators[id] ?? .nan })
    }
    return facts
  }

  private func categories(_ demand: StandardDemand) -> CategorySet {
    var categories = OutletCategories(
      labels: ContiguousArray(outlets.indices.map { UInt32($0) }),
      lists: outlets.map(\.categories))
    categories.noteMobile(ContiguousArray(outlets.map(\.isMobile)))
    return CategorySet(categories, groups: demand.groups, names: demand.groupNames)
  }

  /// Holds the communities against standards along a network.
  func assess(
    _ standards: [Standard], positionError: Double = 0, along network: WalkNetwork
  ) async throws -> Answers {
    let demand = StandardDemand(standards, positionError: positionError)
    let index = EdgeIndex(network)
    let places = try await index.nearest(toEach: Positions(communities.map(\.place)), within: 200)
    let analysis = NetworkAnalysis(
      outlets: try await index.nearest(toEach: Positions(outlets.map(\.place)), within: 200),
      categories: categories(demand), on: ContractedNetwork(network))
    let table = try await analysis.findings(for: places, requirements: demand.requirements)
    let assessments = try await analysis.assess(
      places, table, demand, facts: facts,
      capacities: ContiguousArray(outlets.map(\.capacity)))
    return Answers(
      table: table, assessments: assessments, facts: facts,
      outletCounts: analysis.categories.outletCounts)
  }

  /// Holds the communities against standards, as a run does.
  func assess(
    _ standards: [Standard], positionError: Double = 0, at reached: OutletPlaces? = nil,
    workers: Int = 1
  ) async throws -> Answers {
    let demand = StandardDemand(standards, positionError: positionError)
    let reached = reached ?? OutletPlaces(Positions(outlets.map(\.place)))
    let analysis = try await CoverageAnalysis(
      outlets: reached, categories: categories(demand), workers: workers)
    let places = Positions(communities.map(\.place))
    let table = try await analysis.findings(
      for: places, requirements: demand.requirements, workers: workers)
    let assessments = try await analysis.assess(
      places, table, demand, facts: facts,
      capacities: ContiguousArray(outlets.map(\.capacity)), workers: workers)
    return Answers(
      table: table, assessments: assessments, facts: facts,
      outletCounts: analysis.categories.outletCounts)
  }

  /// Holds a community against a standard the plain way.
  func plain(_ standard: Standard, _ community: Int, positionError: Double) -> PlainAssessment {
    PlainAssessment(standard, communities[community], outlets, positionError: positionError)
  }

  /// A seeded city: ``City`` with residents, kinds, an indicator, capacities and outlets that move about.
  init(_ city: City, seed: UInt64, communities count: Int = 50) {
    var random = SeededGenerator(seed: seed)
    let lists = OutletCategories(labels: city.labels, texts: City.texts).lists
    outlets = city.outlets.enumerated().map { row, place in
      PlainOutlet(
        place: place, categories: lists[Int(city.labels[row])],
        isMobile: random.unit() < 0.2,
        capacity: random.unit() < 0.2 ? .nan : Double(Int(random.uniform(0...60))))
    }
    communities = city.communities.prefix(count).map { place in
      let residents = [.nan, 0, 5_000, Double(Int(random.uniform(1...12_000)))]
      return PlainCommunity(
        place: place, residents: residents[Int(random.next() % 4)],
        kind: ["", "new", "old"][Int(random.next() % 3)],
        indicators: ["satisfaction": random.unit() < 0.3 ? .nan : random.unit()])
    }
  }

  init(outlets: [PlainOutlet], communities: [PlainCommunity]) {
    self.outlets = outlets
    self.communities = communities
  }
}
