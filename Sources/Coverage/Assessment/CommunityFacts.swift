/// What is known of the communities besides where they are.
public struct CommunityFacts: Sendable {
  /// Residents of each community, NaN where unknown; `nil` where nothing is known of any.
  public var residents: ContiguousArray<Double>?
  /// The kind of each community, such as 老旧.
  public var kinds: [String]?
  /// The district of each community.
  public var districts: [String]?
  /// Whether each community belongs to the main urban area (主城区).
  public var isMain: [Bool]?
  /// Whether the reach of each community leaves the area that the data covers; `nil` where nobody can tell.
  public var isEdge: [Bool]?
  /// Indicators by their ids: a share of 0...1 for each community, NaN where unknown.
  public var indicators: [String: ContiguousArray<Double>]

  /// Nothing is known.
  public init() { indicators = [:] }

  /// The residents of a community, NaN where unknown.
  @inline(__always)
  public func residents(of community: Int) -> Double { residents?[community] ?? .nan }

  /// What is known of one community alone.
  public func only(_ community: Int) -> CommunityFacts {
    var facts = CommunityFacts()
    facts.residents = residents.map { [$0[community]] }
    facts.kinds = kinds.map { [$0[community]] }
    facts.districts = districts.map { [$0[community]] }
    facts.isMain = isMain.map { [$0[community]] }
    facts.isEdge = isEdge.map { [$0[community]] }
    facts.indicators = indicators.mapValues { [$0[community]] }
    return facts
  }

  /// An indicator of a community, NaN where unknown.
  func indicator(_ id: String, of community: Int) -> Double {
    indicators[id]?[community] ?? .nan
  }
}
