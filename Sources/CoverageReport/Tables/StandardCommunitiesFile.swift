import Coverage
import GeoFormats

/// Writes `communities.csv` of a run under standards: the input's columns, then what each community has and lacks.
///
/// With several standards the added columns carry the standard's id, such as `score:mofcom-2021`.
struct StandardCommunitiesFile {
  private let run: CoverageRun
  private let standards: [AssessedStandard]

  init(_ run: CoverageRun, _ standards: [AssessedStandard]) {
    self.run = run
    self.standards = standards
  }

  func text() -> ByteWriter {
    var writer = ByteWriter(capacity: run.communities.count * 256)
    for header in run.communities.headers {
      writer.append(field: header)
      writer.append(44)
    }
    let headers = standards.flatMap { assessed in
      Self.headers(assessed).map {
        standards.count > 1 ? "\($0):\(assessed.standard.id)" : $0
      }
    }
    writer.append(headers.joined(separator: ",") + "\n")
    for row in 0..<run.communities.count {
      for column in run.communities.texts {
        writer.append(field: row, of: column)
        writer.append(44)
      }
      for (number, assessed) in standards.enumerated() {
        if number > 0 { writer.append(44) }
        append(row, assessed, &writer)
      }
      writer.append(10)
    }
    return writer
  }

  private static func headers(_ assessed: AssessedStandard) -> [String] {
    let standard = assessed.standard
    var headers = ["required", "covered", "missing", "borderline", "score"]
    if !standard.grades.isEmpty { headers += ["grade", "next_grade_by"] }
    headers += standard.tiers.flatMap { ["\($0.id)_required", "\($0.id)_covered"] }
    if !standard.headlines.isEmpty { headers += ["headlines_missing"] }
    return headers
  }

  private func append(_ row: Int, _ assessed: AssessedStandard, _ writer: inout ByteWriter) {
    let (standard, assessment) = (assessed.standard, assessed.assessment)
    let states = Array(assessment.states(of: row))
    func list(_ categories: [Int]) {
      writer.append(44)
      writer.append(field: categories.map { standard.categories[$0].id }.joined(separator: "|"))
    }
    writer.append(number: states.count { $0.contains(.required) })
    writer.append(44)
    writer.append(number: states.count { $0.isCovered })
    list(assessment.missing(of: row, kind: run.facts.kinds?[row]))
    list(states.indices.filter { states[$0].verdict == .borderline })
    writer.append(44)
    writer.append(metres: assessment.scores[row])
    if !standard.grades.isEmpty {
      writer.append(44)
      writer.append(assessment.grade(of: row).map { standard.grades[$0].id } ?? "none")
      list(assessment.steps[row])
    }
    for tier in standard.tiers {
      let members = states.indices.filter { standard.categories[$0].tier == tier.id }
      writer.append(44)
      writer.append(number: members.count { states[$0].contains(.required) })
      writer.append(44)
      writer.append(number: members.count { states[$0].isCovered })
    }
    if !standard.headlines.isEmpty {
      let lacking = standard.headlines.indices.filter {
        !assessment.covers(headline: $0, community: row)
      }
      writer.append(44)
      writer.append(field: lacking.map { standard.headlines[$0].id }.joined(separator: "|"))
    }
  }
}
