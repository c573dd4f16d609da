public import Catalogue

/// How far a city is on the way to a target.
public struct TargetProgress: Sendable, Equatable {
  /// How it stands.
  public enum State: String, Sendable, CaseIterable {
    /// Reached.
    case reached
    /// Reached in time where it goes on as it has.
    case onCourse = "on-course"
    /// Missed where it goes on as it has.
    case behind
    /// Not reached in time.
    case missed
    /// Nobody can tell: there is one run alone, or what is counted is not known.
    case unknown
  }

  /// The city.
  public var city: String
  /// The standard's id.
  public var standard: String?
  /// The target.
  public var target: TargetsFile.Target
  /// When it is to be reached.
  public var due: Quarter
  /// What is reached in the report's quarter; `nil` where it is not known.
  public var now: Double?
  /// What will be reached at the present pace; `nil` where that cannot be said.
  public var expected: Double?
  /// How it stands.
  public var state: State

  /// How many quarters back the present pace is measured from at most.
  public static let span = 4

  /// Holds a city against a target.
  ///
  /// The pace is linear: from the earliest run of the last ``span`` quarters to the report's quarter, on to the quarter that is
  /// due: `now + (now − then) ÷ quarters between × quarters left`.
  ///
  /// - Parameters:
  ///   - target: The target.
  ///   - figures: The city under the standard in quarters up to the report's, which is the last; ascending.
  init?(_ target: TargetsFile.Target, _ figures: [CityFigures]) {
    guard let last = figures.last,
      let due = Quarter(year: target.year, number: target.quarter)
    else { return nil }
    (city, standard, self.target, self.due) = (last.city, last.standard, target, due)
    now = last.value(of: target.measure)
    let first = figures.first {
      last.quarter.ordinal - $0.quarter.ordinal <= Self.span && $0.quarter < last.quarter
        && $0.value(of: target.measure) != nil
    }
    let left = due.ordinal - last.quarter.ordinal
    if let now, let first, let then = first.value(of: target.measure), left > 0 {
      let pace = (now - then) / Double(last.quarter.ordinal - first.quarter.ordinal)
      let most = target.measure == .livingCircleCount ? Double(last.all.communities) : 1
      expected = min(max(now + pace * Double(left), 0), most)
    }
    state = Self.state(now, expected, target.atLeast, left: left)
  }

  private static func state(
    _ now: Double?, _ expected: Double?, _ least: Double, left: Int
  ) -> State {
    // Shares come of divisions.
    let enough = least - 1e-9
    guard let now else { return .unknown }
    if now >= enough { return .reached }
    if left <= 0 { return .missed }
    return expected.map { $0 >= enough ? .onCourse : .behind } ?? .unknown
  }
}

extension CityFigures {
  /// What a target counts; `nil` where it is not known.
  func value(of measure: TargetsFile.Measure) -> Double? {
    switch measure {
    case .livingCircles: all.livingCircleRate
    case .mainLivingCircles: main.map(\.livingCircleRate)
    case .livingCircleCount: Double(all.livingCircles)
    case .residents: all.residentRate
    case .graded: all.graded.map { Double($0) / Double(max(all.communities, 1)) }
    }
  }
}

extension TargetsFile.Target {
  /// The programme's target for a first full-coverage area (先行区): all communities of the main urban area within about two years
  /// of the document that lists it; `nil` for another city.
  init?(programmeFor figures: CityFigures) {
    let areas = PilotsFile.areas.filter {
      $0.list == .fullCoverage1 && $0.area == figures.pilot && $0.province == figures.province
    }
    guard let area = areas.first, let start = Quarter(date: area.date) else { return nil }
    self.init(
      city: figures.city, measure: figures.main == nil ? .livingCircles : .mainLivingCircles,
      year: start.year + 2, quarter: start.number, atLeast: 1,
      source: "\(area.document)：“利用2年左右时间,实现便民生活圈对主城区社区的全覆盖”")
  }
}
