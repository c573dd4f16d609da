import Coverage
import GeoCore

/// An outlet as a planner would write it down.
struct PlainOutlet {
  var place: Coordinate
  var categories: [String]
  var isMobile = false
  /// NaN where unknown.
  var capacity = Double.nan
}

/// A community as a planner would write it down.
struct PlainCommunity {
  var place: Coordinate
  /// NaN where unknown.
  var residents = Double.nan
  var kind = ""
  /// NaN where unknown.
  var indicators: [String: Double] = [:]
}

/// One community held against a standard the plain way: what the definitions say, one by one, with Karney's geodesic to
/// every outlet and whole numbers wherever sums and shares are compared.
struct PlainAssessment {
  /// What is known of one category.
  struct Entry {
    var isRequired: Bool
    var isMet: Bool
    var isBorderline: Bool
    var limit: Double
    var needed: Int
    var count: Int
    var capacity: Double?
    var shortBy: Double?

    var isMissing: Bool { isRequired && !isMet }
    var isCovered: Bool { isRequired && isMet }
  }

  let standard: Standard
  let community: PlainCommunity
  var entries: [Entry] = []

  init(
    _ standard: Standard, _ community: PlainCommunity, _ outlets: [PlainOutlet],
    positionError: Double
  ) {
    self.standard = standard
    self.community = community
    let measured = outlets.map { ($0, geodesicLength(from: community.place, to: $0.place)) }
    entries = standard.categories.map { entry($0, measured, positionError) }
  }

  private func entry(
    _ category: StandardCategory, _ outlets: [(PlainOutlet, metres: Double)], _ error: Double
  ) -> Entry {
    let serving = outlets.filter { outlet, _ in
      outlet.categories.contains { category.members.contains($0) }
        && (category.countsMobile.value || !outlet.isMobile)
    }
    let limit =
      switch category.limit.value {
      case .metres(let metres): metres
      case .minutes(let minutes):
        minutes * standard.walk.value.speed / standard.walk.value.detour
      }
    let needed = needed(category)
    func within(_ limit: Double) -> [PlainOutlet] {
      serving.filter { $0.metres <= limit }.map { $0.0 }
    }
    func isMet(within limit: Double) -> Bool {
      let near = within(limit)
      return near.count >= needed && suffices(capacity(near), category)
    }
    let trigger = category.fromResidents.map { community.residents >= $0.value } ?? true
    let near = within(limit)
    let distances = serving.map(\.metres).sorted()
    var shortBy: Double?
    let isRequired = category.weight.value > 0 && trigger
    if isRequired, near.count < needed, distances.count >= needed {
      shortBy = (written(distances[needed - 1]) - written(limit)) / 1_000
    }
    return Entry(
      isRequired: isRequired, isMet: isMet(within: limit),
      isBorderline: isMet(within: limit - error) != isMet(within: limit + error), limit: limit,
      needed: needed, count: near.count,
      capacity: asksForCapacity(category) ? capacity(near) : nil,
      shortBy: shortBy.map { max($0, 0.001) })
  }

  /// Millimetres, as a file has them.
  private func written(_ metres: Double) -> Double { (metres * 1_000).rounded() }

  /// The minimum, or so many for each 1,000 residents, whichever is more; rates are in hundredths.
  private func needed(_ category: StandardCategory) -> Int {
    guard let rate = category.outletsPerThousand?.value, !community.residents.isNaN else {
      return category.minimum.value
    }
    let parts = Self.hundredths(rate) * Int(community.residents)
    return max(category.minimum.value, (parts + 99_999) / 100_000)
  }

  private func asksForCapacity(_ category: StandardCategory) -> Bool {
    category.capacityPerThousand != nil && !community.residents.isNaN
  }

  private func capacity(_ outlets: [PlainOutlet]) -> Double {
    outlets.map(\.capacity).filter { !$0.isNaN }.reduce(0, +)
  }

  /// Whether a whole capacity is enough; rates are in hundredths.
  private func suffices(_ capacity: Double, _ category: StandardCategory) -> Bool {
    guard asksForCapacity(category), let rate = category.capacityPerThousand?.value else {
      return true
    }
    return Int(capacity) * 100_000 >= Self.hundredths(rate) * Int(community.residents)
  }

  static func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }
}
