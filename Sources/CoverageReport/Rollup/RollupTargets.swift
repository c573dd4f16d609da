public import Catalogue

/// What a history says of the targets of the cities of a roll-up.
public struct RollupTargets: Sendable {
  /// The quarter that it stands for.
  public let quarter: Quarter
  /// The targets of each city, in the order of the cities.
  public let progress: [TargetProgress]
  /// How many cities the history has no run of in that quarter.
  public let unknownCities: Int
  private let states: [Key: TargetProgress.State]

  private struct Key: Hashable {
    var city: String
    var standard: String?
  }

  init(
    _ quarter: Quarter, _ progress: [TargetProgress], of cities: [RollupCity], known: Set<String>
  ) {
    self.quarter = quarter
    let targets = Dictionary(grouping: progress, by: \.city)
    self.progress = cities.flatMap { targets[$0.name] ?? [] }
    unknownCities = cities.count { !known.contains($0.name) }
    let worstFirst: [TargetProgress.State] = [.missed, .behind, .unknown, .onCourse, .reached]
    states = Dictionary(grouping: self.progress) { Key(city: $0.city, standard: $0.standard) }
      .mapValues { targets in
        worstFirst.first { state in targets.contains { $0.state == state } } ?? .unknown
      }
  }

  /// How many targets stand so.
  func count(_ state: TargetProgress.State) -> Int { progress.count { $0.state == state } }

  /// How a city stands under a standard: by its target that stands worst; `nil` where it has none.
  package func state(of city: String, under standard: String?) -> TargetProgress.State? {
    states[Key(city: city, standard: standard)]
  }
}

extension Rollup {
  /// Holds the cities against their targets.
  ///
  /// - Parameters:
  ///   - progress: How far cities are on the way to them; cities that the batch has not are left out.
  ///   - quarter: The quarter that it stands for.
  ///   - known: The cities that something is known of in that quarter.
  public mutating func hold(
    against progress: [TargetProgress], of quarter: Quarter, known: Set<String>
  ) {
    targets = RollupTargets(quarter, progress, of: cities, known: known)
  }
}
