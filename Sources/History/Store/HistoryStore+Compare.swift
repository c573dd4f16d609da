public import Catalogue
public import CoverageReport
import GRDB

extension HistoryStore {
  /// What has changed in all cities from one quarter to another; of one city, `RunComparison` says more.
  ///
  /// - Throws: `HistoryError`.
  /// - Complexity: O(findings that differ).
  public func compare(
    _ before: Quarter, _ after: Quarter
  ) throws(HistoryError) -> QuarterComparison {
    try read { database in
      let loader = FiguresLoader(database, path)
      let (earlier, later) = (
        try loader.figures(before...before), try loader.figures(after...after)
      )
      for (quarter, runs) in [(before, earlier), (after, later)] where runs.isEmpty {
        let known = try Int.fetchAll(
          database, sql: "SELECT DISTINCT quarter FROM run ORDER BY quarter")
        throw HistoryError.emptyQuarter(
          file: path, quarter: quarter.description,
          known: known.compactMap { Quarter(stored: $0)?.description })
      }
      let pairs = Pairs(earlier)
      let cities = try later.compactMap { now in
        try pairs[now].map { was in
          try FindingsComparison(database, was, now).city(kinds: kinds(database, was.run, now.run))
        }
      }
      let all = earlier.map(\.figures) + (before == after ? [] : later.map(\.figures))
      return QuarterComparison(before, after, cities, all: all)
    }
  }

  /// The earlier figures by city and standard.
  private struct Pairs {
    private struct Key: Hashable {
      var city: Int64
      var standard: String?
    }

    private var figures: [Key: FiguresLoader.Loaded] = [:]

    init(_ earlier: [FiguresLoader.Loaded]) {
      for loaded in earlier {
        figures[Key(city: loaded.city, standard: loaded.figures.standard)] = loaded
      }
    }

    subscript(now: FiguresLoader.Loaded) -> FiguresLoader.Loaded? {
      figures[Key(city: now.city, standard: now.figures.standard)]
    }
  }

  /// The kinds of things that differ between runs beside their places.
  private func kinds(
    _ database: GRDB.Database, _ before: Int64, _ after: Int64
  ) throws -> [BasisChange.Kind] {
    let query = try database.cachedStatement(sql: "SELECT basis FROM run WHERE id = ?")
    func basis(_ run: Int64) throws -> String {
      try String.fetchOne(query, arguments: [run]) ?? "{}"
    }
    let (was, now) = (try basis(before), try basis(after))
    if was == now { return [] }
    let changes = try RunBasis(stored: was).changes(to: RunBasis(stored: now))
    return Array(Set(changes.map(\.kind))).sorted()
  }
}

/// Counts what has changed in a city under one standard, out of the rows that differ.
private struct FindingsComparison {
  private struct Finding {
    var score: Double?
    var verdicts: [UInt8]
  }

  private let database: GRDB.Database
  private let was: FiguresLoader.Loaded
  private let now: FiguresLoader.Loaded

  init(_ database: GRDB.Database, _ was: FiguresLoader.Loaded, _ now: FiguresLoader.Loaded) {
    (self.database, self.was, self.now) = (database, was, now)
  }

  func city(kinds: [BasisChange.Kind]) throws -> QuarterComparison.City {
    var city = QuarterComparison.City(before: was.figures, after: now.figures, kinds: kinds)
    let (earlier, later) = (try categories(was.assessment), try categories(now.assessment))
    // Where the standard asks for other categories, letters mean something else though they are the same.
    let (from, to) = (was.figures.quarter.stored, now.figures.quarter.stored)
    let isAlike = earlier == later
    let before = try findings(at: from, notAt: isAlike ? to : nil)
    let after = try findings(at: to, notAt: isAlike ? from : nil)
    let places = later.map { earlier.firstIndex(of: $0) }
    for (community, finding) in after {
      guard let old = before[community] else { continue }
      var direction = 0
      for (category, place) in places.enumerated() {
        guard let place, place < old.verdicts.count, category < finding.verdicts.count,
          old.verdicts[place] != finding.verdicts[category],
          let was = FinishedVerdict(letter: old.verdicts[place]).rank,
          let now = FinishedVerdict(letter: finding.verdicts[category]).rank
        else { continue }
        direction += (now - was).signum()
        if now > was { city.improved += 1 }
        if now < was { city.worsened += 1 }
      }
      let difference = (finding.score ?? 0) - (old.score ?? 0)
      if abs(difference) > 0.0005 { direction = difference > 0 ? 1 : -1 }
      if direction > 0 { city.better += 1 }
      if direction < 0 { city.worse += 1 }
    }
    return city
  }

  private func categories(_ assessment: Int64) throws -> [String] {
    try String.fetchAll(
      database.cachedStatement(
        sql: "SELECT category FROM category WHERE assessment = ? ORDER BY place"),
      arguments: [assessment])
  }

  /// What holds in one quarter, and not in another, by community.
  private func findings(at quarter: Int, notAt other: Int?) throws -> [Int64: Finding] {
    let condition =
      switch other {
      case nil: "since <= ?1 AND until > ?1 AND ?2 IS NULL"
      // The index of ends has those before the last alone.
      case let other? where other > quarter:
        "since <= ?1 AND until > ?1 AND until <= ?2 AND until < \(HistorySchema.forever)"
      default: "since > ?2 AND since <= ?1 AND until > ?1"
      }
    let query = try database.cachedStatement(
      sql: """
        SELECT community, score, verdicts FROM finding
        WHERE \(condition) AND city = ?3 AND standard = ?4
        """)
    let rows = try Row.fetchCursor(
      query, arguments: [quarter, other, now.city, now.figures.standard ?? ""])
    var findings: [Int64: Finding] = [:]
    while let row = try rows.next() {
      var reader = RowReader(row)
      let (community, score): (Int64, Double?) = (try reader.next(), try reader.next(in: 0...100))
      let verdicts: String = try reader.next()
      findings[community] = Finding(score: score, verdicts: Array(verdicts.utf8))
    }
    return findings
  }
}
