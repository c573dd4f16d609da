import Catalogue
import Coverage
import CoverageReport
import GRDB

/// Reads runs out of the tables.
struct RunLoader {
  private let database: GRDB.Database
  private let file: String

  init(_ database: GRDB.Database, _ file: String) {
    (self.database, self.file) = (database, file)
  }

  func run(city name: String, quarter: Quarter) throws -> RecordedRun {
    let city = try city(name)
    guard
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT id, province, pilot, basis, manifest_sha256, manifest FROM run
          WHERE city = ? AND quarter = ?
          """, arguments: [city, quarter.stored])
    else {
      let known = try Int.fetchAll(
        database, sql: "SELECT quarter FROM run WHERE city = ? ORDER BY quarter", arguments: [city])
      throw HistoryError.noRun(
        file: file, city: name, quarter: quarter.description,
        known: known.compactMap { Quarter(stored: $0)?.description })
    }
    var reader = RowReader(row)
    let (id, province): (Int64, String?) = (try reader.next(), try reader.next())
    let (pilot, basis): (String?, String) = (try reader.next(), try reader.next())
    let (digest, manifest): (String, String) = (try reader.next(), try reader.next())
    let communities = try communities(city, quarter)
    return RecordedRun(
      manifest: manifest, manifestSHA256: digest, basis: try RunBasis(stored: basis),
      province: province, pilot: pilot, communities: communities.map(\.community),
      outlets: try outlets(city, quarter),
      assessments: try assessments(run: id, city, quarter, communities.map(\.number)))
  }

  private func city(_ name: String) throws -> Int64 {
    if let city = try Int64.fetchOne(
      database, sql: "SELECT id FROM city WHERE name = ?", arguments: [name])
    {
      return city
    }
    let known = try String.fetchAll(database, sql: "SELECT name FROM city ORDER BY name")
    throw HistoryError.unknownCity(file: file, city: name, known: known)
  }

  private func communities(
    _ city: Int64, _ quarter: Quarter
  ) throws -> [(number: Int64, community: RecordedCommunity)] {
    var ids: [Int64: String] = [:]
    for row in try Row.fetchAll(
      database, sql: "SELECT id, code FROM community WHERE city = ?", arguments: [city])
    {
      var reader = RowReader(row)
      ids[try reader.next()] = try reader.next(String.self)
    }
    let rows = try Timeline<CommunityRow>.read(database, city: city, quarter: quarter.stored)
    let communities = try rows.map { row in
      guard let id = ids[row.community] else { throw HistoryError.damaged(file: file) }
      return (
        row.community,
        RecordedCommunity(
          id: id, name: row.name, district: row.district, place: row.place,
          residents: row.residents)
      )
    }
    return communities.sorted { $0.1.id.precedes($1.1.id) }
  }

  private func outlets(_ city: Int64, _ quarter: Quarter) throws -> [RecordedOutlet] {
    var services: [Int64: String] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, categories FROM services") {
      var reader = RowReader(row)
      services[try reader.next()] = try reader.next(String.self)
    }
    let rows = try Timeline<OutletRow>.read(database, city: city, quarter: quarter.stored)
    return try rows.map { row in
      guard let served = services[row.services] else { throw HistoryError.damaged(file: file) }
      return RecordedOutlet(
        place: row.place, services: served, id: row.id, name: row.name, copy: row.copy)
    }.sorted()
  }

  // MARK: Assessments

  private func assessments(
    run: Int64, _ city: Int64, _ quarter: Quarter, _ communities: [Int64]
  ) throws -> [RecordedAssessment] {
    let rows = try Timeline<FindingRow>.read(database, city: city, quarter: quarter.stored)
    var findings: [String: [Int64: RecordedFindings]] = [:]
    for row in rows { findings[row.standard, default: [:]][row.community] = row.findings }
    let assessments = try Row.fetchAll(
      database, sql: "SELECT id, standard FROM assessment WHERE run = ? ORDER BY place",
      arguments: [run])
    return try assessments.map { row in
      var reader = RowReader(row)
      let (id, standard): (Int64, String?) = (try reader.next(), try reader.next())
      let categories = try categories(id)
      let known = findings[standard ?? ""] ?? [:]
      let ordered = communities.compactMap { known[$0] }
      guard ordered.count == communities.count, let all = try area(id, "all"),
        ordered.allSatisfy({
          $0.verdicts.count == categories.count && $0.nearest.count == categories.count
        })
      else { throw HistoryError.damaged(file: file) }
      return RecordedAssessment(
        standard: standard, all: all, main: try area(id, "main"), categories: categories,
        grades: try grades(id), findings: ordered)
    }
  }

  private func area(_ assessment: Int64, _ part: String) throws -> RecordedArea? {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT communities, living_circles, living_circle_rate, graded, residents,
            residents_of_living_circles, mean_score
          FROM area WHERE assessment = ? AND part = ?
          """), arguments: [assessment, part])
    return try row.map { row in
      var reader = RowReader(row)
      return try RecordedArea(&reader)
    }
  }

  private func categories(_ assessment: Int64) throws -> [RecordedAssessment.Category] {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT category, name_zh, name_en, limit_m, outlets, required_communities,
            covered_communities, borderline_communities, covered_residents
          FROM category WHERE assessment = ? ORDER BY place
          """), arguments: [assessment])
    return try rows.map { row in
      var reader = RowReader(row)
      return RecordedAssessment.Category(
        id: try reader.next(), name: LocalText(zh: try reader.next(), en: try reader.next()),
        limit: try reader.next(), outlets: try reader.next(), required: try reader.next(),
        covered: try reader.next(), borderline: try reader.next(),
        coveredResidents: try reader.next())
    }
  }

  private func grades(_ assessment: Int64) throws -> [RecordedAssessment.Grade] {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT grade, name_zh, name_en, communities FROM grade WHERE assessment = ? ORDER BY place
          """), arguments: [assessment])
    return try rows.map { row in
      var reader = RowReader(row)
      let id: String = try reader.next()
      let (zh, en): (String?, String?) = (try reader.next(), try reader.next())
      let name = zh.flatMap { zh in en.map { LocalText(zh: zh, en: $0) } }
      return RecordedAssessment.Grade(id: id, name: name, communities: try reader.next())
    }
  }
}

extension RecordedArea {
  /// Takes the columns of `area` from `communities` on.
  init(_ reader: inout RowReader) throws {
    self.init(
      communities: try reader.next(in: 0...RowReader.most),
      livingCircles: try reader.next(in: 0...RowReader.most),
      livingCircleRate: try reader.next(in: 0...1), graded: try reader.next(in: 0...RowReader.most),
      residents: try reader.next(in: 0...1e15),
      residentsOfLivingCircles: try reader.next(in: 0...1e15),
      meanScore: try reader.next(in: 0...100))
  }
}
