import Coverage
import GeoCore
import TestSupport

/// A seeded city small enough for brute force.
struct City {
  var communities: [Coordinate]
  var outlets: [Coordinate]
  /// The number of each outlet's category text.
  var labels: ContiguousArray<UInt32>

  /// `ghost` is only in a text that no outlet has.
  static let texts = ["a", "b;c", "c|a", " ; ", "rare", "ghost"]

  init(seed: UInt64, longitude: Double = -21.9, latitude: Double = 64.1, outlets count: Int = 400) {
    var random = SeededGenerator(seed: seed)
    func place(_ random: inout SeededGenerator) -> Coordinate {
      Coordinate(
        longitude: (longitude + 0.05 * random.normal()).remainder(dividingBy: 360),
        latitude: min(max(latitude + 0.02 * random.normal(), -90), 90))
    }
    let outlets = (0..<count).map { _ in place(&random) }
    self.outlets = outlets
    // Some communities stand where an outlet stands.
    communities = (0..<150).map { row in
      row % 10 == 0 && row < count ? outlets[row] : place(&random)
    }
    labels = ContiguousArray((0..<count).map { $0 == 17 ? 4 : UInt32(random.next() % 4) })
  }

  var categories: CategorySet { CategorySet(labels: labels, texts: Self.texts) }

  var oracle: BruteForce { BruteForce(outlets, categories.grouping) }

  func analysis(workers: Int = 1) async throws -> CoverageAnalysis {
    try await CoverageAnalysis(
      outlets: Positions(outlets), categories: categories, workers: workers)
  }

  /// Every category within one limit.
  func table(within limit: Double, workers: Int = 1) async throws -> CoverageTable {
    let analysis = try await analysis(workers: workers)
    return try await analysis.findings(
      for: Positions(communities), requirements: analysis.everyCategory(within: limit),
      workers: workers)
  }
}

extension CoverageTable {
  /// All findings, a community's together.
  var findings: [Finding] {
    (0..<communityCount).flatMap { community in
      requirements.indices.map { finding(community: community, requirement: $0) }
    }
  }
}
