import Catalogue
import CoverageReport
import Foundation
import History
import TestSupport
import Testing

@Suite("A quarter's report")
struct QuarterlyTests {
  private let folder: TemporaryFolder
  private let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try HistoryStore(path: folder.path("h.sqlite"))
  }

  private func quarter(_ text: String) throws -> Quarter { try #require(Quarter(text)) }

  /// A run with so many living circles of a hundred communities.
  private func run(_ circles: Int, pilot: String? = nil, province: String? = nil) -> RecordedRun {
    let area = RecordedArea(
      communities: 100, livingCircles: circles, livingCircleRate: Double(circles) / 100,
      graded: circles + 10, residents: 1_000, residentsOfLivingCircles: Double(circles) * 10,
      meanScore: Double(circles))
    let manifest = "{\"circles\": \(circles), \"pilot\": \"\(pilot ?? "")\"}"
    return RecordedRun(
      manifest: manifest, manifestSHA256: manifest, basis: RunBasis(manifest: manifest.utf8),
      province: province, pilot: pilot, communities: [], outlets: [],
      assessments: [
        RecordedAssessment(
          standard: "s", all: area, main: pilot == nil ? nil : area, categories: [],
          grades: [
            .init(id: "none", name: nil, communities: 90 - circles),
            .init(id: "basic", name: nil, communities: circles + 10),
          ], findings: [])
      ])
  }

  private func targets(_ text: String) throws -> TargetsFile {
    try TargetsFile(
      path: folder.write("t.yaml", "format: livingcircle-targets/1\nsource: plan\n\(text)"))
  }

  @Test("targets are reached, on course, behind, missed or unknown, by the formula")
  func states() throws {
    for (number, circles) in [40, 45, 48, 52].enumerated() {
      try store.add(run(circles), city: "a", quarter: quarter("2026Q\(number + 1)"))
    }
    try store.add(run(30), city: "new", quarter: quarter("2026Q4"))
    let file = try targets(
      """
      targets:
        - { city: a, measure: living-circles, by: 2026Q4, at-least: 0.52 }
        - { city: a, measure: living-circle-count, by: 2027Q2, at-least: 60 }
        - { city: a, measure: living-circles, by: 2027Q2, at-least: 0.61 }
        - { city: a, measure: residents, by: 2026, at-least: 0.9 }
        - { city: a, measure: main-living-circles, by: 2028, at-least: 0.1, source: city }
        - { measure: graded, by: 2027, at-least: 0.5 }
        - { city: nobody, measure: graded, by: 2027, at-least: 0.5 }
      """)
    let report = try QuarterlyReport(quarter("2026Q4"), of: store, targets: file)
    let ofA = report.progress.filter { $0.city == "a" }
    #expect(ofA.map(\.state) == [.reached, .onCourse, .behind, .missed, .unknown, .reached])
    // 52 + (52 − 40) ÷ 3 × 2
    #expect(ofA[1].expected == 60 && ofA[1].now == 52)
    #expect(ofA.map(\.target.source) == ["plan", "plan", "plan", "plan", "city", "plan"])
    #expect(report.progress.filter { $0.city == "new" }.map(\.state) == [.unknown])
    #expect(report.previous == (try quarter("2026Q3")))
    #expect(report.totals[0].now.all.livingCircles == 82 && report.totals[0].now.cities == 2)
    #expect(report.totals[0].before?.all.livingCircles == 48)
    #expect(report.totals[0].grades.map(\.communities) == [98, 102])
  }

  @Test(
    "a first full-coverage area has the programme's target: all of the main urban area in two years"
  )
  func programme() throws {
    let run = run(60, pilot: "南京市", province: "江苏省")
    try store.add(run, city: "南京", quarter: quarter("2025Q4"))
    let report = try QuarterlyReport(quarter("2025Q4"), of: store)
    let progress = try #require(report.progress.first)
    #expect(progress.target.by == (try quarter("2026Q3")) && progress.target.atLeast == 1)
    #expect(progress.target.measure == .mainLivingCircles && progress.state == .unknown)
    #expect(progress.target.source.contains("商办流通函〔2024〕409号"))
    for language in Language.allCases {
      let text = report.markdown(in: language)
      #expect(text.contains("2026-01-10") && text.contains("南京"))
    }
  }

  @Test("hostile names stay text in Markdown and HTML")
  func hostileNames() throws {
    let name = "<script>alert(1)</script>|*b*"
    try store.add(run(10), city: name, quarter: quarter("2026Q1"))
    try store.add(run(20), city: name, quarter: quarter("2026Q2"))
    let report = try QuarterlyReport(quarter("2026Q2"), of: store)
    #expect(!report.html(in: .en).contains("<script"))
    #expect(report.html(in: .zh).contains("&lt;script&gt;alert(1)&lt;/script&gt;|*b*"))
    #expect(report.markdown(in: .en).contains(#"\<script\>alert(1)\</script\>\|\*b\*"#))
  }

  @Test("a quarter without runs is refused with those that there are")
  func none() throws {
    try store.add(run(10), city: "a", quarter: quarter("2026Q1"))
    #expect(
      throws: HistoryError.emptyQuarter(
        file: store.path, quarter: "2026Q2", known: ["2026Q1"])
    ) { try QuarterlyReport(quarter("2026Q2"), of: store) }
  }

  @Test("every mistake of a file of targets is named with its line")
  func mistakes() throws {
    let error = #expect(throws: DataFileError.self) {
      try targets(
        """
        targets:
          - { measure: happiness, by: 2027, at-least: 0.5 }
          - { measure: graded, by: soon, at-least: 0.5 }
          - { measure: graded, by: 2027Q5, at-least: 50 }
          - { measure: graded, buy: 2027, at-least: 1 }
        """)
    }
    #expect(error?.problems.map(\.line) == [4, 5, 6, 6, 7, 7])
    #expect(throws: DataFileError.self) { try targets("targets: []") }
    #expect(throws: DataFileError.self) { try TargetsFile(path: folder.path("none.yaml")) }
  }
}
