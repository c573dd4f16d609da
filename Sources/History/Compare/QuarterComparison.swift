public import Catalogue

/// What has changed in all cities of a history from one quarter to another.
public struct QuarterComparison: Sendable {
  /// A city under one standard.
  public struct City: Sendable, Equatable {
    /// As it was.
    public var before: CityFigures
    /// As it is.
    public var after: CityFigures
    /// Communities that have got better.
    public var better = 0
    /// Communities that have got worse.
    public var worse = 0
    /// Verdicts that are better than before.
    public var improved = 0
    /// Verdicts that are worse.
    public var worsened = 0
    /// The kinds of things that differ beside the places.
    public var kinds: [BasisChange.Kind]

    /// 1 where the city has got better, −1 where worse: by its living circles, then by its communities.
    public var direction: Int {
      growth != 0 ? (growth > 0 ? 1 : -1) : (better - worse).signum()
    }

    /// By how much the share of living circles has grown.
    public var growth: Double { after.all.livingCircleRate - before.all.livingCircleRate }
  }

  /// The earlier quarter.
  public let before: Quarter
  /// The later quarter.
  public let after: Quarter
  /// The cities with runs of both quarters under a common standard, by name.
  public let cities: [City]
  /// Cities with a run of the later quarter alone, or under other standards.
  public let onlyAfter: [String]
  /// Cities with a run of the earlier quarter alone, or under other standards.
  public let onlyBefore: [String]

  init(_ before: Quarter, _ after: Quarter, _ cities: [City], all: [CityFigures]) {
    (self.before, self.after, self.cities) = (before, after, cities)
    let compared = Set(cities.map(\.after.city))
    func only(_ quarter: Quarter) -> [String] {
      var seen = compared
      return all.filter { $0.quarter == quarter && seen.insert($0.city).inserted }.map(\.city)
    }
    (onlyAfter, onlyBefore) = (only(after), only(before))
  }

  /// All cities together, in a quarter.
  public func total(_ quarter: (City) -> RecordedArea) -> RecordedArea {
    RecordedArea(sumOf: cities.map(quarter))
  }
}

extension RecordedArea {
  /// Several areas as one; residents are those of areas that know them.
  init(sumOf areas: [RecordedArea]) {
    func sum(_ value: (RecordedArea) -> Double?) -> Double? {
      let known = areas.compactMap(value)
      return known.isEmpty ? nil : known.reduce(0, +)
    }
    communities = areas.reduce(0) { $0 + $1.communities }
    livingCircles = areas.reduce(0) { $0 + $1.livingCircles }
    let count = Double(max(communities, 1))
    livingCircleRate = Double(livingCircles) / count
    graded = sum { $0.graded.map { Double($0) } }.map { Int($0.rounded()) }
    // A share of residents is of those areas that know both numbers.
    residents = sum { $0.residentsOfLivingCircles == nil ? nil : $0.residents }
    residentsOfLivingCircles = sum { $0.residents == nil ? nil : $0.residentsOfLivingCircles }
    meanScore = areas.reduce(0) { $0 + $1.meanScore * Double($1.communities) } / count
  }
}
