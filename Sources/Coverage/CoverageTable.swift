public import GeoCore

/// What is known of one community and one requirement.
public struct Finding: Hashable, Sendable {
  /// How many outlets of the category lie within the limit.
  public var count: Int
  /// The nearest outlet of the category, however far away; `nil` where there is none at all.
  public var nearest: Neighbor?
  /// The requirement.
  public var requirement: Requirement
  /// Whether the community could be held against it at all.
  public var isKnown: Bool

  /// States what was found.
  @inlinable
  public init(count: Int, nearest: Neighbor?, requirement: Requirement, isKnown: Bool = true) {
    self.count = count
    self.nearest = nearest
    self.requirement = requirement
    self.isKnown = isKnown
  }

  /// Whether the community is covered.
  public var verdict: Verdict { !isKnown ? .unknown : count > 0 ? .covered : .missing }

  /// How many metres nearer the nearest outlet would have to be; `nil` where nothing is missing or there is no outlet.
  ///
  /// The difference of distance and limit as they are written, to the millimetre, and at least one.
  public var shortBy: Double? {
    guard verdict == .missing, let nearest else { return nil }
    return shortage(nearest.metres, requirement.limit)
  }
}

/// How many metres a distance exceeds a limit by, as both are written; `nil` for an infinite one.
func shortage(_ metres: Double, _ limit: Double) -> Double? {
  guard metres.isFinite else { return nil }
  let millimetres = (metres * 1_000).rounded() - (limit * 1_000).rounded()
  return max(millimetres, 1) / 1_000
}

/// Of one community and one category.
public enum Verdict: String, Codable, Sendable {
  /// An outlet is within the limit.
  case covered
  /// None is.
  case missing
  /// Which of both it is could turn over within the position error.
  case borderline
  /// The standard does not ask for it here.
  case notRequired = "not-required"
  /// The community could not be joined to the network, so that nobody can tell.
  case unknown
}

/// The findings for every community and requirement.
public struct CoverageTable: Sendable {
  /// What was asked.
  public let requirements: [Requirement]
  /// The number of communities.
  public let communityCount: Int
  let storage: FindingStorage
  /// Whether each community could be held against the requirements; `nil` where all could.
  public internal(set) var isKnown: ContiguousArray<Bool>?
  /// What the analysis cost.
  public internal(set) var work = QueryWork()

  /// Room for all findings, which have yet to be written.
  init(requirements: [Requirement], communityCount: Int) {
    self.requirements = requirements
    self.communityCount = communityCount
    storage = FindingStorage(communityCount * requirements.count)
  }

  /// Findings that have been written.
  ///
  /// - Precondition: One for each community and requirement.
  init(requirements: [Requirement], communityCount: Int, storage: FindingStorage) {
    precondition(storage.entries.count == communityCount * requirements.count)
    (self.requirements, self.communityCount) = (requirements, communityCount)
    self.storage = storage
  }

  /// The finding for a community and a requirement, both by index.
  @inline(__always)
  public func finding(community: Int, requirement: Int) -> Finding {
    let entry = storage[community * requirements.count + requirement]
    return Finding(
      count: Int(entry.count), nearest: entry.nearest, requirement: requirements[requirement],
      isKnown: isKnown?[community] ?? true)
  }

  /// The nearest outlets' rows for some communities, requirement by requirement; `UInt32.max` where there is none.
  public func nearestRows(ofCommunities communities: Range<Int>) -> ContiguousArray<UInt32> {
    let width = requirements.count
    let places = communities.lowerBound * width..<communities.upperBound * width
    return ContiguousArray(storage.entries[places].lazy.map(\.row))
  }

  /// How many outlets lie within the limits, over all communities and requirements.
  public var pairs: Int { storage.entries.reduce(0) { $0 + Int($1.count) } }

  /// The requirements that a community does not meet, in their order; none where nothing is known of it.
  public func missing(community: Int) -> [Int] {
    guard isKnown?[community] != false else { return [] }
    let first = community * requirements.count
    return requirements.indices.filter { storage[first + $0].count == 0 }
  }

  /// The share of the requirements that a community meets, 0...1; 1 where nothing is required, NaN where nothing is known.
  public func score(community: Int) -> Double {
    guard isKnown?[community] != false else { return .nan }
    guard !requirements.isEmpty else { return 1 }
    return 1 - Double(missing(community: community).count) / Double(requirements.count)
  }

  /// The shortest of all distances to a nearest outlet, in metres; infinite where there is none.
  public var nearestOfAll: Double {
    storage.entries.reduce(.infinity) { min($0, $1.metres) }
  }
}
