public import Catalogue

/// Something that a reader of the sums has to know.
public enum RollupRemark: Hashable, Sendable {
  /// Not all cities were held against the same measures: so many sums stand side by side.
  case severalMeasures(Int)
  /// Cities were analysed by different versions of livingcircle.
  case severalVersions([String])
  /// A city is said to be a pilot area that is not one of the lists'.
  case unknownPilot(city: String, name: String)
  /// Of so many cities nobody says in which province they lie.
  case withoutProvince(Int)
  /// The history has no run of so many cities in a quarter, so that nothing is known of their pace.
  case withoutHistory(Int, Quarter)
}

extension Rollup {
  /// What a reader of the sums has to know.
  public var remarks: [RollupRemark] {
    var remarks: [RollupRemark] = []
    if parts.contains(where: { $0.nation.cities.count < cities.count }) {
      remarks.append(.severalMeasures(parts.count))
    }
    let versions = Set(cities.map(\.version)).sorted()
    if versions.count > 1 { remarks.append(.severalVersions(versions)) }
    remarks += cities.compactMap { city in
      city.unknownPilot.map { .unknownPilot(city: city.name, name: $0) }
    }
    let lost = cities.count { $0.province == nil }
    if lost > 0 { remarks.append(.withoutProvince(lost)) }
    if let targets, targets.unknownCities > 0 {
      remarks.append(.withoutHistory(targets.unknownCities, targets.quarter))
    }
    return remarks
  }

  /// Whom the cities' data asks to name, each once.
  var attributions: [String] {
    var seen: Set<String> = []
    return cities.flatMap(\.attributions).filter { seen.insert($0).inserted }
  }
}
