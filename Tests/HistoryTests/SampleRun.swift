import Coverage
import CoverageReport
import History
import TestSupport

/// Runs out of a small stock of communities and outlets, so that any two have much in common.
enum SampleRun {
  static func any(using random: inout SeededGenerator, outlets: Int = 12) -> RecordedRun {
    let communities = (0..<6).filter { _ in random.unit() < 0.8 }.map { number in
      RecordedCommunity(
        id: "c\(number)", name: random.unit() < 0.9 ? "n\(number)" : nil, district: nil,
        place: place(number, using: &random),
        residents: random.unit() < 0.9 ? Double(number * 100) : nil)
    }
    var list = (0..<outlets).filter { _ in random.unit() < 0.7 }.map { number in
      RecordedOutlet(
        place: place(number, using: &random),
        services: random.unit() < 0.8 ? "bank" : "bakery|bank",
        id: random.unit() < 0.8 ? "" : "o\(number)", name: "", copy: 0)
    }.sorted()
    for row in list.indices.dropFirst() {
      var same = list[row - 1]
      same.copy = 0
      if same == list[row] { list[row].copy = list[row - 1].copy + 1 }
    }
    let manifest = "{\"reach\": \"\(random.next() % 50)\"}"
    return RecordedRun(
      manifest: manifest, manifestSHA256: manifest, basis: RunBasis(manifest: manifest.utf8),
      province: nil, pilot: random.unit() < 0.5 ? "南京市" : nil,
      communities: communities.isEmpty ? [community] : communities, outlets: list,
      assessments: ["everyday", nil].filter { _ in random.unit() < 0.8 }.map {
        assessment($0, max(communities.count, 1), using: &random)
      })
  }

  private static let community = RecordedCommunity(
    id: "c", name: nil, district: "d", place: RecordedPlace(longitude: -1, latitude: 2),
    residents: nil)

  private static func place(_ number: Int, using random: inout SeededGenerator) -> RecordedPlace {
    RecordedPlace(longitude: Int32(number / 2 * 10), latitude: random.unit() < 0.9 ? 5 : 6)
  }

  private static func assessment(
    _ standard: String?, _ communities: Int, using random: inout SeededGenerator
  ) -> RecordedAssessment {
    let area = RecordedArea(
      communities: communities, livingCircles: 1, livingCircleRate: 1 / Double(communities),
      graded: standard == nil ? nil : 2, residents: 500, residentsOfLivingCircles: nil,
      meanScore: random.unit() * 100)
    return RecordedAssessment(
      standard: standard, all: area, main: random.unit() < 0.5 ? area : nil,
      categories: ["bakery", "bank"].map { id in
        RecordedAssessment.Category(
          id: id, name: LocalText(zh: "\(id)名", en: id), limit: 500.5, outlets: 7,
          required: communities, covered: 1, borderline: 0, coveredResidents: 12.5)
      },
      grades: standard == nil ? [] : [.init(id: "none", name: nil, communities: communities)],
      findings: (0..<communities).map { _ in findings(using: &random) })
  }

  private static func findings(using random: inout SeededGenerator) -> RecordedFindings {
    let verdicts = (0..<2).map { _ in FinishedVerdict.allCases.randomElement(using: &random)! }
    return RecordedFindings(
      required: 2, covered: verdicts.count { $0 == .covered },
      score: random.unit() < 0.9 ? 50 : nil, grade: random.unit() < 0.5 ? nil : "basic",
      verdicts: verdicts, nearest: [random.unit() < 0.8 ? 123_456 : .max, 0])
  }
}
