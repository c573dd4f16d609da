import Catalogue
import Coverage
public import GeoFormats

extension Rollup {
  /// The files of a roll-up, the one that tells it is complete last.
  public static let fileNames = [
    "provinces.csv", "cities.csv", "batches.csv", "categories.csv", "failures.csv", "targets.csv",
    "rollup.json",
  ]

  /// Writes the tables and `rollup.json`.
  ///
  /// - Parameter folder: Where they are to appear when the folder is committed.
  /// - Throws: `OutputError`, `EncodingError`.
  public func write(to folder: OutputFolder) throws {
    try folder.write("provinces.csv", provincesTable())
    try folder.write("cities.csv", citiesTable())
    try folder.write("batches.csv", batchesTable())
    try folder.write("categories.csv", categoriesTable())
    try folder.write("failures.csv", failuresTable())
    if let targets { try folder.write("targets.csv", Self.targetsTable(targets)) }
    try folder.write("rollup.json", json())
  }

  /// The provinces of each measure by their rank.
  public func provincesTable() -> ByteWriter {
    table(["measure", "rank", "province"]) { part, number in
      part.provinces.map { ([number, Self.cell($0.rank), $0.name], $0) }
    }
  }

  /// The cities of each measure by their rank.
  public func citiesTable() -> ByteWriter {
    table(["measure", "rank", "city", "folder", "province", "pilot", "lists"]) { part, number in
      part.cities.map { area in
        let city = cities[area.cities[0]]
        let lists = city.pilot?.lists.map(\.rawValue).joined(separator: "|") ?? ""
        return (
          [
            number, Self.cell(area.rank), city.name, city.folder, city.province ?? "",
            city.pilot?.area ?? "", lists,
          ], area
        )
      }
    }
  }

  /// The lists of pilot areas of each measure; empty figures where no city is of a list.
  public func batchesTable() -> ByteWriter {
    table(["measure", "list", "areas_listed", "areas_present"]) { part, number in
      part.batches.map {
        ([number, $0.list?.rawValue ?? "", "\($0.listed)", "\($0.present)"], $0.area)
      }
    }
  }

  /// The cities without results, and why.
  public func failuresTable() -> ByteWriter {
    var writer = ByteWriter()
    writer.append("city,reason\n")
    for failure in failures { writer.append(row: [failure.city, failure.text(in: .en)]) }
    return writer
  }

  /// The targets of each city, and how it stands.
  static func targetsTable(_ targets: RollupTargets) -> ByteWriter {
    var writer = ByteWriter()
    writer.append("quarter,city,standard,measure,due,at_least,now,expected,state,source\n")
    for progress in targets.progress {
      writer.append(
        row: [
          targets.quarter.description, progress.city, progress.standard ?? "",
          progress.target.measure.rawValue, progress.target.by.description,
          cell(progress.target.atLeast), cell(progress.now), cell(progress.expected),
          progress.state.rawValue, progress.target.source,
        ])
    }
    return writer
  }

  /// Each category of the nation, each province and each list.
  public func categoriesTable() -> ByteWriter {
    var writer = ByteWriter()
    writer.append("measure,standard,level,area,category,limit_m,outlets,required,covered,")
    writer.append("missing,borderline,coverage_rate,covered_residents,missing_residents,")
    writer.append("resident_coverage_rate\n")
    for (number, part) in parts.enumerated() {
      let areas =
        [("nation", part.nation)] + part.provinces.map { ("province", $0) }
        + part.batches.compactMap { batch in batch.area.map { ("batch", $0) } }
      for (level, area) in areas {
        for category in area.summary.categories {
          writer.append(
            row: ["\(number + 1)", part.measure.standard ?? "", level, area.name]
              + Self.cells(category))
        }
      }
    }
    return writer
  }

  // MARK: Rows

  private func table(
    _ names: [String], _ rows: (RollupPart, String) -> [([String], RollupArea?)]
  ) -> ByteWriter {
    let grades = gradeIDs
    var writer = ByteWriter()
    writer.append(row: names + Self.figures + grades.map { "grade:\($0)" })
    for (number, part) in parts.enumerated() {
      for (cells, area) in rows(part, "\(number + 1)") {
        writer.append(row: cells + Self.cells(area, part, grades))
      }
    }
    return writer
  }

  /// The grades of all measures, each once.
  private var gradeIDs: [String] {
    var seen: Set<String> = []
    return parts.flatMap { $0.nation.summary.grades.map(\.grade) }
      .filter { seen.insert($0).inserted }
  }

  private static let figures = [
    "standard", "version", "cities", "communities", "unknown_communities", "living_circles",
    "living_circle_rate", "graded_communities", "graded_rate", "mean_score", "outlets",
    "residents", "residents_known_share", "residents_of_living_circles", "resident_rate",
    "main_communities", "main_living_circles",
  ]

  private static func cells(
    _ area: RollupArea?, _ part: RollupPart, _ grades: [String]
  ) -> [String] {
    let first = [part.measure.standard ?? "", part.measure.version ?? ""]
    guard let area else {
      return first + ["0"] + Array(repeating: "", count: figures.count - 3 + grades.count)
    }
    let (summary, all) = (area.summary, area.summary.all)
    let isKnown = summary.known > 0
    return first + [
      "\(area.cities.count)", "\(all.communities)", "\(summary.unknown ?? 0)",
      "\(all.livingCircles)", isKnown ? cell(all.livingCircleRate) : "",
      cell(all.gradedCommunities), isKnown ? cell(all.gradedRate) : "",
      isKnown ? cell(all.meanScore) : "", "\(area.outlets)", cell(all.residents),
      cell(area.residentsKnownShare), cell(all.residentsOfLivingCircles), cell(area.residentRate),
      cell(area.mainCommunities), cell(area.mainLivingCircles),
    ]
      + grades.map { id in
        cell(summary.grades.first { $0.grade == id }?.communities)
      }
  }

  private static func cells(_ category: StandardSummary.Category) -> [String] {
    [
      category.category, cell(category.limitM), "\(category.outlets)",
      "\(category.requiredCommunities)", "\(category.coveredCommunities)",
      "\(category.missingCommunities)", "\(category.borderlineCommunities)",
      cell(category.coverageRate), cell(category.coveredResidents),
      cell(category.missingResidents), cell(category.residentCoverageRate),
    ]
  }

  private static func cell(_ number: Int?) -> String { number.map { "\($0)" } ?? "" }

  /// A number with as many decimals as it needs, six at most.
  private static func cell(_ number: Double?) -> String {
    guard let number else { return "" }
    guard abs(number) < 1e12 else { return "\(number)" }
    let millionths = Int((number * 1e6).rounded(.toNearestOrEven))
    let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
    if rest == 0 { return "\(whole)" }
    var digits = String(rest)
    digits = String(repeating: "0", count: 6 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}
