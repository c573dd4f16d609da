import Catalogue
import CoverageReport
import Foundation
import GeoCore
import GeoFormats
import History
import TestSupport
import Testing

@Suite("What has changed between two runs")
struct RunComparisonTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A town in two quarters.
  private func runs(seed: Int, passes: Int = 3) async throws -> (FinishedRun, FinishedRun) {
    var town = Town(seed: UInt64(seed))
    let before = try await town.run(in: folder, "a")
    for _ in 0..<passes { town.pass() }
    return (before, try await town.run(in: folder, "b"))
  }

  private struct Verdict: Hashable {
    var community: String
    var category: String
    var before: FinishedVerdict
    var after: FinishedVerdict
  }

  /// Every community of both runs with every category of both whose verdict differs, by looking each one up.
  private func bruteForce(_ a: FinishedRun, _ b: FinishedRun) -> Set<Verdict> {
    let (was, now) = (a.assessments[0], b.assessments[0])
    var found: Set<Verdict> = []
    for old in 0..<a.communities.count {
      for new in 0..<b.communities.count where a.communities.ids[old] == b.communities.ids[new] {
        for (i, category) in was.categories.enumerated() {
          for (j, other) in now.categories.enumerated() where category.id == other.id {
            let before = was.verdicts[was.place(community: old, category: i)]
            let after = now.verdicts[now.place(community: new, category: j)]
            guard before != after else { continue }
            found.insert(
              Verdict(
                community: a.communities.ids[old], category: category.id, before: before,
                after: after))
          }
        }
      }
    }
    return found
  }

  @Test(
    "verdicts are those that differ one by one, and each has the outlet that caused it",
    arguments: 1...12)
  func verdicts(seed: Int) async throws {
    let (a, b) = try await runs(seed: seed)
    let comparison = try RunComparison(RecordedRun(a), "a", RecordedRun(b), "b")
    let assessment = comparison.assessments[0]
    var found: Set<Verdict> = []
    for community in assessment.communities {
      for change in community.verdicts {
        let category = assessment.categories[change.category].category.id
        found.insert(
          Verdict(
            community: community.community.id, category: category, before: change.verdict.before,
            after: change.verdict.after))
        // A circle of one outlet: nothing but an outlet within the limit can have done it.
        guard case .outlet(let outlet, _, let metres) = change.cause else {
          #expect(Bool(false), "no cause at \(community.community.id), \(category)")
          continue
        }
        #expect(metres <= 800.02 && outlet.serves(category, nil))
        #expect(
          try abs(metres - nearestCause(change, community, category, comparison)) < 1e-9)
      }
    }
    #expect(found == bruteForce(a, b) && !found.isEmpty)
    for (number, category) in assessment.categories.enumerated() {
      let changes = assessment.communities.flatMap(\.verdicts).filter { $0.category == number }
      #expect(category.improved == changes.count { $0.direction > 0 })
      #expect(category.worsened == changes.count { $0.direction < 0 })
    }
  }

  /// How far the nearest changed outlet is that could have caused a change, by trying them all.
  private func nearestCause(
    _ change: VerdictChange, _ community: AssessmentComparison.Community, _ category: String,
    _ comparison: RunComparison
  ) throws -> Double {
    let changes = try #require(comparison.outlets)
    let isGain = change.direction > 0
    let pairs = changes.moved + changes.recategorised
    let (now, then) = (
      changes.opened + pairs.map(\.after), changes.closed + pairs.map(\.before)
    )
    let lost = changes.recategorised.filter {
      $0.before.serves(category, nil) && $0.after.serves(category, nil)
    }
    let candidates = (isGain ? now : then).filter { outlet in
      outlet.serves(category, nil) && !lost.contains { $0.before == outlet || $0.after == outlet }
    }
    let place = community.community.place.coordinate
    return try #require(
      candidates.map { geodesicLength(from: place, to: $0.place.coordinate) }.min())
  }

  @Test(
    "outlets that changed are all that the other run has not, in place and services",
    arguments: 1...12)
  func outlets(seed: Int) async throws {
    let (a, b) = try await runs(seed: seed, passes: 5)
    let (before, after) = (RecordedRun(a).outlets, RecordedRun(b).outlets)
    let changes = OutletChanges(from: before, to: after)
    func content(_ outlets: [RecordedOutlet]) -> [String: Int] {
      let keys = outlets.map { "\($0.place) \($0.services)" }
      return Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    }
    func without(_ a: [String: Int], _ b: [String: Int]) -> [String: Int] {
      a.mapValues { $0 }.reduce(into: [:]) { rest, entry in
        let count = entry.value - (b[entry.key] ?? 0)
        if count > 0 { rest[entry.key] = count }
      }
    }
    let pairs = changes.moved + changes.recategorised
    #expect(
      content(changes.closed + pairs.map(\.before)) == without(content(before), content(after)))
    #expect(
      content(changes.opened + pairs.map(\.after)) == without(content(after), content(before)))
    for pair in changes.moved {
      #expect(pair.before.id == pair.after.id && !pair.before.id.isEmpty)
    }
    for pair in changes.recategorised {
      #expect(pair.before.place == pair.after.place && pair.before.services != pair.after.services)
    }
    let back = OutletChanges(from: after, to: before)
    #expect(back.count == changes.count && back.opened.count == changes.closed.count)
    #expect(OutletChanges(from: before, to: before).count == 0)
  }

  @Test("a history answers what the folders answer, city by city and for all", arguments: 1...4)
  func quarters(seed: Int) async throws {
    let store = try HistoryStore(path: folder.path("h.sqlite"))
    let quarters = try ["2026Q1", "2026Q2", "2026Q4"].map { try #require(Quarter($0)) }
    var runs: [[RecordedRun]] = []
    for city in 0..<3 {
      var town = Town(seed: UInt64(seed * 10 + city))
      runs.append([])
      for quarter in quarters {
        let run = RecordedRun(
          try await town.run(in: folder, "r", radius: quarter == quarters[2] ? 900 : 800))
        runs[city].append(run)
        try store.add(run, city: "city \(city)", quarter: quarter)
        town.pass()
      }
    }
    for (from, to) in [(0, 1), (0, 2), (1, 2), (2, 0), (1, 1)] {
      let all = try store.compare(quarters[from], quarters[to])
      #expect(all.cities.count == 3 && all.onlyAfter.isEmpty && all.onlyBefore.isEmpty)
      for (city, line) in all.cities.enumerated() {
        let expected = try RunComparison(
          runs[city][from], "\(quarters[from])", runs[city][to], "\(quarters[to])")
        let found = try RunComparison(
          store.run(city: "city \(city)", quarter: quarters[from]), "\(quarters[from])",
          store.run(city: "city \(city)", quarter: quarters[to]), "\(quarters[to])")
        let bytes = try [expected, found].map { try $0.json().withBytes { Array($0) } }
        #expect(bytes[0] == bytes[1])
        let assessment = expected.assessments[0]
        #expect(line.better == assessment.count(direction: 1))
        #expect(line.worse == assessment.count(direction: -1))
        #expect(line.improved == assessment.categories.reduce(0) { $0 + $1.improved })
        #expect(line.worsened == assessment.categories.reduce(0) { $0 + $1.worsened })
        #expect(line.kinds == expected.kinds)
        #expect(line.before.all == assessment.all.before && line.after.all == assessment.all.after)
      }
    }
  }

  @Test("another reach, limit, standard or version is told apart from changed data")
  func basis() async throws {
    let town = Town(seed: 5)
    let before = RecordedRun(try await town.run(in: folder, "a"))
    let after = RecordedRun(try await town.run(in: folder, "b", radius: 1_200))
    let comparison = try RunComparison(before, "a", after, "b")
    #expect(comparison.kinds == [.options])
    #expect(comparison.outlets?.count == 0)
    let changes = comparison.assessments[0].communities.flatMap(\.verdicts)
    #expect(!changes.isEmpty && changes.allSatisfy { $0.cause == .basis && $0.direction > 0 })
    func basis(_ text: String) -> RunBasis { RunBasis(manifest: Data(text.utf8)) }
    let old = basis(
      #"{"version":"1","options":{"attributions":["a"]},"standards":[{"id":"s","version":"1","files":[{"path":"a/s.yaml","sha256":"x"}]}]}"#
    )
    let new = basis(
      #"{"version":"2","network":{"path":"n","profile":"walking"},"standards":[{"id":"s","version":"1","files":[{"path":"b/s.yaml","sha256":"y"}]}]}"#
    )
    #expect(
      old.changes(to: new) == [
        BasisChange(
          kind: .standard, key: "standards.s.files.s.yaml.sha256", before: "x", after: "y"),
        BasisChange(kind: .network, key: "network.profile", before: nil, after: "walking"),
        BasisChange(kind: .tool, key: "version", before: "1", after: "2"),
      ])
  }

  @Test("places of another frame are not compared")
  func frames() async throws {
    let town = Town(seed: 8)
    let run = RecordedRun(try await town.run(in: folder, "a"))
    var other = run
    other.basis = RunBasis(
      manifest: Data(run.manifest.replacing("EPSG:4326", with: "GCJ-02").utf8))
    let comparison = try RunComparison(run, "a", other, "b")
    #expect(comparison.outlets == nil && comparison.kinds == [.options])
    #expect(comparison.basis.contains { $0.key == "working_frame" && $0.after == "GCJ-02" })
    for language in Language.allCases {
      let text = comparison.text(TextStyle(hasColor: false, width: 100, language: language))
      #expect(text.contains("working_frame  EPSG:4326 → GCJ-02"))
    }
  }

  @Test("runs without a common standard cannot be compared; nothing changed is nothing")
  func edges() async throws {
    let town = Town(seed: 6)
    let run = RecordedRun(try await town.run(in: folder, "a"))
    var other = run
    other.assessments[0].standard = "everyday"
    #expect(throws: HistoryError.nothingInCommon(before: [], after: ["everyday"])) {
      try RunComparison(run, "a", other, "b")
    }
    let same = try RunComparison(run, "a", run, "a")
    #expect(same.assessments[0].communities.isEmpty && same.kinds.isEmpty)
    for language in Language.allCases {
      let text = same.text(TextStyle(hasColor: false, width: 100, language: language))
      #expect(text.contains("a → a"))
    }
  }
}
