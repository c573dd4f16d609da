public import Catalogue
public import Coverage

/// Cities that were held against one measure, added up.
public struct RollupPart: Sendable {
  /// The measure.
  public let measure: RollupMeasure
  /// All cities.
  public let nation: RollupArea
  /// The provinces by their rank; cities of which nobody says where they lie come last, under no name.
  public let provinces: [RollupArea]
  /// The lists of pilot areas in their order; at the end, where there are any, the cities that no list has.
  public let batches: [RollupBatch]
  /// The cities by their rank.
  public let cities: [RollupArea]
  /// What was asked, with the nation as its summary.
  let assessment: FinishedAssessment

  init(_ measure: RollupMeasure, _ members: [RollupMember], of cities: [RollupCity]) {
    self.measure = measure
    nation = RollupArea("", members, of: cities)
    var assessment = members[0].assessment
    assessment.summary = nation.summary
    self.assessment = assessment
    self.cities = RollupArea.ranked(
      members.map { RollupArea(cities[$0.city].name, [$0], of: cities) })
    var names: [String] = []
    var parts: [String: [RollupMember]] = [:]
    for member in members {
      let name = cities[member.city].province ?? ""
      if parts[name] == nil { names.append(name) }
      parts[name, default: []].append(member)
    }
    let provinces = names.map { RollupArea($0, parts[$0] ?? [], of: cities) }
    self.provinces =
      RollupArea.ranked(provinces.filter { !$0.name.isEmpty }) + provinces.filter(\.name.isEmpty)
    let listed = PilotArea.List.allCases.map { list in
      RollupBatch(
        list, members.filter { cities[$0.city].pilot?.lists.contains(list) == true }, of: cities)
    }
    let others = members.filter { cities[$0.city].pilot == nil }
    batches = listed + (others.isEmpty ? [] : [RollupBatch(nil, others, of: cities)])
  }
}

/// A city of one measure.
struct RollupMember {
  /// Its place among the cities of the roll-up.
  let city: Int
  let assessment: FinishedAssessment

  init(_ city: Int, _ assessment: FinishedAssessment) {
    (self.city, self.assessment) = (city, assessment)
  }
}

/// A city, a province, a batch or the nation.
public struct RollupArea: Sendable {
  /// What it is called; empty for the nation, and for cities of no province.
  public let name: String
  /// Its cities, as indices of those of the roll-up.
  public let cities: [Int]
  /// How many outlets their tables have together.
  public let outlets: Int
  /// Their communities together.
  public let summary: StandardSummary
  /// How many communities lie in main urban areas; `nil` where no city says which do.
  public let mainCommunities: Int?
  /// How many of these have all that is asked of them.
  public let mainLivingCircles: Int?
  /// Its place among others of its kind by the share of living circles, then by the mean score, the highest first; equal ones
  /// share a place. `nil` where nothing is known of any community, and for what is not ranked.
  public fileprivate(set) var rank: Int?

  /// - Precondition: At least one member.
  init(_ name: String, _ members: [RollupMember], of all: [RollupCity]) {
    self.name = name
    cities = members.map(\.city)
    outlets = members.reduce(0) { $0 + all[$1.city].outlets }
    let summaries = members.map(\.assessment.summary)
    summary = StandardSummary(adding: summaries)
    let main = summaries.compactMap(\.main)
    mainCommunities = main.isEmpty ? nil : main.reduce(0) { $0 + $1.communities }
    mainLivingCircles = main.isEmpty ? nil : main.reduce(0) { $0 + $1.livingCircles }
  }

  /// The share of communities whose residents are known; 0 where none is.
  public var residentsKnownShare: Double {
    guard summary.all.residents != nil, summary.all.communities > 0 else { return 0 }
    let unknown = summary.communitiesWithoutResidents ?? 0
    return Double(summary.all.communities - unknown) / Double(summary.all.communities)
  }

  /// The share of known residents who live in living circles; `nil` where nobody knows any.
  public var residentRate: Double? { summary.all.residentRate }

  /// Puts areas into the order of their ranks; what has none comes last.
  static func ranked(_ areas: [RollupArea]) -> [RollupArea] {
    func figures(_ area: RollupArea) -> (Double, Double) {
      (-area.summary.all.livingCircleRate, -area.summary.all.meanScore)
    }
    let some = areas.indices.filter { areas[$0].summary.known > 0 }
    var ranked = some.sorted { a, b in
      let (first, second) = (figures(areas[a]), figures(areas[b]))
      return first != second ? first < second : a < b
    }.map { areas[$0] }
    for place in ranked.indices {
      let isTied = place > 0 && figures(ranked[place]) == figures(ranked[place - 1])
      ranked[place].rank = isTied ? ranked[place - 1].rank : place + 1
    }
    return ranked + areas.filter { $0.summary.known == 0 }
  }
}

/// The cities of one list of pilot areas.
public struct RollupBatch: Sendable {
  /// The list; `nil` for cities that no list has.
  public let list: PilotArea.List?
  /// How many areas the list has; 0 for no list.
  public let listed: Int
  /// How many of them are among the cities.
  public let present: Int
  /// The cities together; `nil` where there is none.
  public let area: RollupArea?

  init(_ list: PilotArea.List?, _ members: [RollupMember], of cities: [RollupCity]) {
    self.list = list
    listed = list.map { list in PilotsFile.areas.count { $0.list == list } } ?? 0
    present =
      list == nil
      ? 0
      : Set(members.compactMap { cities[$0.city].pilot.map { [$0.province, $0.area] } }).count
    area = members.isEmpty ? nil : RollupArea(list?.rawValue ?? "", members, of: cities)
  }
}
