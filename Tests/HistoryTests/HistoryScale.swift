import Catalogue
import Coverage
import CoverageReport
import Foundation
import History
import TestSupport
import Testing

private let environment = ProcessInfo.processInfo.environment

/// A nation that changes from quarter to quarter: a benchmark to be run by hand.
///
/// `HISTORY_SCALE=/tmp/h.sqlite swift test -c release --disable-testable-imports --filter HistoryScale`; 40 quarters and 300 cities
/// unless `HISTORY_QUARTERS` and `HISTORY_CITIES` say otherwise.
@Suite("History of a nation", .enabled(if: environment["HISTORY_SCALE"] != nil))
struct HistoryScale {
  private func number(_ name: String, _ usual: Int) -> Int {
    environment[name].flatMap { Int($0) } ?? usual
  }

  private func quarter(_ number: Int) throws -> Quarter {
    try #require(Quarter(year: 2020 + number / 4, number: number % 4 + 1))
  }

  private var path: String { environment["HISTORY_SCALE"] ?? "" }

  @Test("size, and the time of additions and of questions")
  func scale() throws {
    try fill()
    try ask()
  }

  /// Adds quarter by quarter, all cities of each.
  private func fill() throws {
    let clock = ContinuousClock()
    let store = try HistoryStore(path: path)
    var nation = (0..<number("HISTORY_CITIES", 300)).map { ScaleCity(number: $0) }
    for place in 0..<number("HISTORY_QUARTERS", 40) {
      var (sum, longest) = (Duration.zero, Duration.zero)
      for number in nation.indices {
        if place > 0 { nation[number].pass() }
        let run = nation[number].run(place)
        let time = try clock.measure {
          try store.add(run, city: "城市\(number)", quarter: quarter(place))
        }
        (sum, longest) = (sum + time, max(longest, time))
      }
      let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      print("\(try quarter(place)): added in \(sum), longest \(longest); \(bytes >> 20) MiB")
    }
  }

  /// Compares the last two quarters, and the first with the last: all cities, and the largest one.
  private func ask() throws {
    let clock = ContinuousClock()
    let store = try HistoryStore(path: path, for: .reading)
    let quarters = try store.quarters()
    let last = quarters[quarters.count - 1]
    let entries = try store.entries().filter { $0.quarter == last }
    let city = entries.max { $0.outlets < $1.outlets }?.city ?? ""
    for from in [quarters[max(quarters.count - 2, 0)], quarters[0]] {
      let all = try clock.measure { _ = try store.compare(from, last) }
      let one = try clock.measure {
        let comparison = try RunComparison(
          store.run(city: city, quarter: from), "a", store.run(city: city, quarter: last), "b")
        let outlets = comparison.outlets?.count ?? 0
        print("\(outlets) outlets, \(comparison.assessments[0].communities.count) communities")
      }
      print("\(from) → \(last): all cities \(all), the largest city \(one)")
    }
    let report = try clock.measure { _ = try QuarterlyReport(last, of: store).markdown(in: .zh) }
    print("quarterly \(report)")
    var faults: [String] = []
    let check = try clock.measure { faults = try store.faults() }
    print("integrity check \(check)")
    #expect(faults == [])
  }
}

/// A city of 30 to 400 communities with 25 categories and 75 outlets a community.
private struct ScaleCity {
  let communities: Int
  private let number: Int
  private var random: SeededGenerator
  private var outlets: [RecordedOutlet] = []
  private var findings: [RecordedFindings] = []
  private var last = 0

  init(number: Int) {
    self.number = number
    random = SeededGenerator(seed: UInt64(number))
    let size = random.unit()
    communities = 30 + Int(370 * size * size)
    for _ in 0..<communities * 75 { outlets.append(outlet()) }
    for _ in 0..<communities {
      findings.append(
        RecordedFindings(
          required: 25, covered: 0, score: 50, grade: nil,
          verdicts: (0..<25).map { _ in random.unit() < 0.7 ? .covered : .missing },
          nearest: (0..<25).map { _ in UInt32.random(in: 5_000...1_500_000, using: &random) }))
    }
  }

  private mutating func outlet() -> RecordedOutlet {
    last += 1
    let isNamed = random.unit() < 0.4
    return RecordedOutlet(
      place: RecordedPlace(
        longitude: Int32.random(in: 1_100_000_000...1_104_000_000, using: &random),
        latitude: Int32.random(in: 300_000_000...304_000_000, using: &random)),
      services: "category-\(Int.random(in: 0..<25, using: &random))",
      id: isNamed ? "B0FFG\(number)X\(last)" : "", name: isNamed ? "某某商贸便民店\(last)" : "", copy: 0)
  }

  /// A quarter passes: 2 in 100 outlets close and as many open; 3 in 100 findings have another nearest outlet, and of these every
  /// fifth another verdict.
  mutating func pass() {
    for place in outlets.indices where random.unit() < 0.02 { outlets[place] = outlet() }
    for community in findings.indices {
      for category in 0..<25 where random.unit() < 0.03 {
        findings[community].nearest[category] = UInt32.random(in: 5_000...1_500_000, using: &random)
        guard random.unit() < 0.2 else { continue }
        let was = findings[community].verdicts[category]
        findings[community].verdicts[category] = was == .covered ? .missing : .covered
      }
      findings[community].covered = findings[community].verdicts.count { $0 == .covered }
      findings[community].score = Double(findings[community].covered) * 4
    }
  }

  func run(_ quarter: Int) -> RecordedRun {
    let manifest = "{\"inputs\": {\"outlets\": {\"sha256\": \"\(number)-\(quarter)\"}}}"
    let area = RecordedArea(
      communities: communities, livingCircles: communities / 9, livingCircleRate: 1 / 9, graded: 3,
      residents: 4e5, residentsOfLivingCircles: 1e5, meanScore: 61)
    return RecordedRun(
      manifest: manifest + String(repeating: " ", count: 3_500), manifestSHA256: manifest,
      basis: RunBasis(manifest: manifest.utf8), province: nil, pilot: nil,
      communities: (0..<communities).map { row in
        RecordedCommunity(
          id: "c\(1_000 + row)", name: "某某社区\(row)", district: "区\(row % 9)",
          place: RecordedPlace(
            longitude: 1_100_000_000 + Int32(row * 10_000), latitude: 302_000_000), residents: 4_000
        )
      }, outlets: outlets.sorted(),
      assessments: [
        RecordedAssessment(
          standard: "mofcom-2021", all: area, main: area,
          categories: (0..<25).map { category in
            RecordedAssessment.Category(
              id: "category-\(category)", name: LocalText(zh: "业态\(category)", en: "c\(category)"),
              limit: 923.1, outlets: 75, required: communities, covered: 9, borderline: 1,
              coveredResidents: 1e5)
          }, grades: [], findings: findings)
      ])
  }
}
