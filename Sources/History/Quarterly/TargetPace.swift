public import Catalogue
public import CoverageReport

extension TargetProgress {
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
    guard let last = figures.last else { return nil }
    let now = last.value(of: target.measure)
    let first = figures.first {
      last.quarter.ordinal - $0.quarter.ordinal <= Self.span && $0.quarter < last.quarter
        && $0.value(of: target.measure) != nil
    }
    let left = target.by.ordinal - last.quarter.ordinal
    var expected: Double?
    if let now, let first, let then = first.value(of: target.measure), left > 0 {
      let pace = (now - then) / Double(last.quarter.ordinal - first.quarter.ordinal)
      let most = target.measure == .livingCircleCount ? Double(last.all.communities) : 1
      expected = min(max(now + pace * Double(left), 0), most)
    }
    self.init(
      city: last.city, standard: last.standard, target: target, now: now, expected: expected,
      state: Self.state(now, expected, target.atLeast, left: left))
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

  /// The targets of all cities of a quarter.
  ///
  /// - Parameters:
  ///   - figures: All cities in all quarters up to that one, each city's ascending.
  ///   - quarter: The quarter.
  ///   - targets: What cities mean to reach, beside what the programme asks of its first full-coverage areas.
  /// - Returns: City by city, the targets in their order.
  static func all(
    _ figures: [CityFigures], in quarter: Quarter, _ targets: [TargetsFile.Target]
  ) -> [TargetProgress] {
    struct Key: Hashable {
      var city: String
      var standard: String?
    }
    let series = Dictionary(grouping: figures) { Key(city: $0.city, standard: $0.standard) }
    return figures.filter { $0.quarter == quarter }.flatMap { city in
      let all = targets + [TargetsFile.Target(programmeFor: city)].compactMap { $0 }
      let asked = all.filter { target in
        (target.city == nil || target.city == city.city)
          && (target.standard == nil || target.standard == city.standard)
      }
      let known = series[Key(city: city.city, standard: city.standard)] ?? []
      return asked.compactMap { TargetProgress($0, known) }
    }
  }
}

extension HistoryStore {
  /// How far the cities of a quarter are on the way to their targets.
  ///
  /// - Parameters:
  ///   - quarter: The quarter; the last one for `nil`.
  ///   - targets: What cities mean to reach, beside what the programme asks of its first full-coverage areas.
  /// - Returns: The quarter, the cities that it has, and their targets.
  /// - Throws: `HistoryError`.
  /// - Complexity: O(runs up to the quarter).
  public func progress(
    of quarter: Quarter? = nil, targets: TargetsFile? = nil
  ) throws(HistoryError) -> (quarter: Quarter, cities: Set<String>, progress: [TargetProgress]) {
    let quarters = try quarters()
    guard let last = quarters.last else { throw .empty(file: path) }
    let quarter = quarter ?? last
    let figures = try figures(upTo: quarter, of: quarters)
    return (
      quarter, Set(figures.filter { $0.quarter == quarter }.map(\.city)),
      TargetProgress.all(figures, in: quarter, targets?.targets ?? [])
    )
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
    guard let area = areas.first, let start = Quarter(date: area.date),
      let due = Quarter(year: start.year + 2, number: start.number)
    else { return nil }
    self.init(
      city: figures.city, measure: figures.main == nil ? .livingCircles : .mainLivingCircles,
      by: due, atLeast: 1,
      source: "\(area.document)：“利用2年左右时间,实现便民生活圈对主城区社区的全覆盖”")
  }
}
