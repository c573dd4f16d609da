import Catalogue
import Coverage
import CoverageReport
import Foundation
import GeoFormats
import TestSupport
import Testing

@Suite("The cities of a batch are added up")
struct RollupTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  // MARK: Sums

  /// What is counted of communities one by one.
  private struct Plain {
    var communities = 0, circles = 0, graded = 0, withResidents = 0, outlets = 0
    var main = 0, mainCircles = 0
    var score = 0.0, residents = 0.0, inCircles = 0.0
    var covered: [String: Int] = [:]
    var missing: [String: Int] = [:]
    var grades: [String: Int] = [:]

    init(_ runs: [FinishedRun]) {
      for run in runs {
        outlets += run.outlets.count
        let assessment = run.assessments[0]
        for row in 0..<run.communities.count {
          communities += 1
          score += assessment.scores[row]
          let isFull = assessment.missing[row].isEmpty
          circles += isFull ? 1 : 0
          if run.communities.headers.contains("main"), row % 3 == 0 {
            main += 1
            mainCircles += isFull ? 1 : 0
          }
          let grade = assessment.grade(of: row)
          graded += grade == nil ? 0 : 1
          grades[grade?.id ?? "none", default: 0] += 1
          if let people = run.communities.residents?[row], !people.isNaN {
            withResidents += 1
            residents += people
            inCircles += isFull ? people : 0
          }
          for (number, category) in assessment.categories.enumerated() {
            let verdict = assessment.verdicts[assessment.place(community: row, category: number)]
            if verdict == .covered { covered[category.id, default: 0] += 1 }
            if verdict == .missing { missing[category.id, default: 0] += 1 }
          }
        }
      }
    }
  }

  private func check(
    _ area: RollupArea, _ rollup: Rollup, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let plain = Plain(
      try area.cities.map {
        try FinishedRun.read(place.folder.path("batch/\(rollup.cities[$0].folder)"))
      })
    let (summary, all) = (area.summary, area.summary.all)
    let counts = [
      (all.communities, plain.communities), (all.livingCircles, plain.circles),
      (all.gradedCommunities ?? -1, plain.graded), (area.outlets, plain.outlets),
      (area.mainCommunities ?? 0, plain.main), (area.mainLivingCircles ?? 0, plain.mainCircles),
    ]
    for (found, expected) in counts { #expect(found == expected, sourceLocation: sourceLocation) }
    #expect(all.livingCircleRate == Double(plain.circles) / Double(plain.communities))
    #expect(abs(all.meanScore - plain.score / Double(plain.communities)) < 0.001)
    #expect(all.residents ?? 0 == plain.residents, sourceLocation: sourceLocation)
    #expect((all.residents == nil) == (plain.withResidents == 0))
    #expect(all.residentsOfLivingCircles ?? 0 == plain.inCircles)
    #expect(
      area.residentsKnownShare == Double(plain.withResidents) / Double(plain.communities),
      sourceLocation: sourceLocation)
    for category in summary.categories {
      #expect(category.coveredCommunities == plain.covered[category.category] ?? 0)
      #expect(category.missingCommunities == plain.missing[category.category] ?? 0)
    }
    for grade in summary.grades {
      #expect(grade.communities == plain.grades[grade.grade] ?? 0)
    }
  }

  @Test("as communities counted one by one, for the nation, provinces, batches and cities")
  func sums() async throws {
    let rollup = try await place.rollup()
    #expect(rollup.failures.isEmpty && rollup.parts.count == 1)
    let part = try #require(rollup.parts.first)
    try check(part.nation, rollup)
    #expect(part.nation.cities == [0, 1, 2, 3, 4])
    for area in part.provinces + part.cities { try check(area, rollup) }
    for area in part.batches.compactMap(\.area) { try check(area, rollup) }
    #expect(Set(part.provinces.map(\.name)) == ["江苏省", "湖北省", ""])
    #expect(part.provinces.last?.name == "" && part.provinces.last?.rank == nil)
    #expect(part.provinces.first { $0.name == "江苏省" }?.cities == [0, 1])
    #expect(part.nation.summary.all.livingCircles > 0)
    #expect(part.nation.mainCommunities == 12)
    #expect(part.cities.count { $0.mainCommunities == nil } == 4)
  }

  @Test("lists of pilot areas have the cities that they name, the others none")
  func batches() async throws {
    let part = try #require(try await place.rollup().parts.first)
    #expect(part.batches.map(\.list) == PilotArea.List.allCases.map { $0 } + [nil])
    #expect(part.batches.map(\.listed) == [30, 50, 70, 60, 15, 0])
    #expect(part.batches.map(\.present) == [2, 0, 0, 0, 1, 0])
    #expect(part.batches.map { $0.area?.cities } == [[0, 1], nil, nil, nil, [0], [2, 3, 4]])
  }

  @Test("ranks go by the share of living circles, then by the score; equal ones share one")
  func ranks() async throws {
    let twins: [SampleBatch.City] = [
      .init(name: "a", outlets: 150), .init(name: "b", outlets: 1_500), .init(name: "c"),
    ]
    var record = try await SampleBatch.write(twins, to: place.folder)
    // The same results once more, under another name.
    try FileManager.default.copyItem(
      atPath: place.folder.path("batch/city-1"), toPath: place.folder.path("batch/twin"))
    record.cities.append(.init(city: "d", folder: "twin"))
    try record.write(to: place.folder)
    let part = try #require(
      try await Rollup.read(place.folder.path("batch")).parts.first)
    #expect(part.cities.map(\.name).prefix(2) == ["b", "d"])
    #expect(part.cities.map(\.rank) == [1, 1, 3, 4])
    for (first, second) in zip(part.cities, part.cities.dropFirst()) {
      let (a, b) = (first.summary.all, second.summary.all)
      let isOrdered = (a.livingCircleRate, a.meanScore) >= (b.livingCircleRate, b.meanScore)
      #expect(isOrdered)
    }
  }

  // MARK: What is not alike

  @Test("cities under other standards, versions or options are told apart")
  func measures() async throws {
    var own = try String(
      contentsOf: Repository.root.appending(path: "GeoData/standards/everyday.yaml"),
      encoding: .utf8)
    own += "\n# ours\n"
    let path = try place.folder.write("everyday.yaml", own)
    let rollup = try await place.rollup([
      .init(name: "a"), .init(name: "b", options: { $0.standards = [path] }),
      .init(name: "c", options: { $0.standards = [] }), .init(name: "d"),
      .init(
        name: "e",
        options: {
          $0.standards = ["everyday"]
          $0.positionError = 25
        }),
      .init(name: "f", options: { $0.standards = ["everyday", "beijing-8"] }),
    ])
    #expect(rollup.parts.map(\.nation.cities) == [[0, 3, 5], [1], [2], [4], [5]])
    #expect(
      rollup.parts.map(\.measure.standard) == [
        "everyday", "everyday", nil, "everyday", "beijing-8",
      ]
    )
    #expect(rollup.remarks.contains(.severalMeasures(5)))
    let text = rollup.text(TextStyle(hasColor: false, width: 100))
    #expect(text.contains("position error 25 m"))
  }

  @Test("a city without results is named with the reason, and never counted")
  func failures() async throws {
    var record = try await SampleBatch.write(Array(SampleBatch.cities.prefix(3)), to: place.folder)
    record.cities[0].failure = "c.csv:3: lon \"x\" is not a number."
    record.cities.append(.init(city: "gone", folder: "gone", pilot: "苏州市"))
    try place.folder.write("batch/city-1/summary.json", "{}")
    try record.write(to: place.folder)
    let rollup = try await Rollup.read(place.folder.path("batch"))
    #expect(rollup.cities.map(\.name) == ["武汉"] && rollup.cityCount == 4)
    #expect(rollup.failures.map(\.city) == ["南京", "苏州", "gone"])
    for (failure, detail) in zip(rollup.failures, ["not a number", "summary.json", "gone"]) {
      for language in Language.allCases { #expect(failure.text(in: language).contains(detail)) }
    }
    let text = rollup.text(TextStyle(hasColor: false, width: 100))
    #expect(text.contains("1 of 4 cities have results") && text.contains("gone: "))
  }

  @Test("a pilot area that no list has is remarked on")
  func unknownPilot() async throws {
    let rollup = try await place.rollup()
    #expect(
      rollup.remarks == [.unknownPilot(city: "火星", name: "火星市"), .withoutProvince(2)])
  }

  // MARK: What is refused

  @Test("a folder that is no batch's, and a record that batch does not write")
  func refused() async throws {
    let folder = place.folder.path("batch")
    await #expect(throws: RollupError.notABatch(folder: folder)) { try await Rollup.read(folder) }
    let path = folder + "/batch.json"
    try BatchRecord(cities: []).write(to: place.folder)
    await #expect(throws: RollupError.noCities(file: path)) { try await Rollup.read(folder) }
    for text in ["", "{", "[]", "{\"format\":1}", "{\"format\":1,\"cities\":[{}]}"] {
      try place.folder.write("batch/batch.json", text)
      await #expect(throws: RollupError.damaged(file: path)) { try await Rollup.read(folder) }
    }
    var newer = BatchRecord(cities: [])
    newer.format = 2
    try newer.write(to: place.folder)
    await #expect(throws: RollupError.otherFormat(file: path, format: 2)) {
      try await Rollup.read(folder)
    }
    for names in [["../a"], ["/tmp"], [""], ["."], ["a//b"], ["a", "a"], ["a\0b"]] {
      try BatchRecord(cities: names.map { .init(city: "a", folder: $0) }).write(to: place.folder)
      await #expect(throws: RollupError.damaged(file: path)) { try await Rollup.read(folder) }
    }
    let outcome = try place.run(["rollup", "wuhan"])
    #expect(outcome.status == 1 && outcome.errors.contains("wuhan: is not the folder of a batch"))
    #expect(try place.run(["rollup", "batch", "--format", "html"]).status == 2)
  }

  @Test("figures that no run writes are refused, not added up")
  func tampered() async throws {
    try await SampleBatch.write([.init(name: "a", communities: 3)], to: place.folder)
      .write(to: place.folder)
    let summary = try place.folder.text("batch/city-0/summary.json")
    for (old, new) in [
      ("\"communities\" : 3", "\"communities\" : 9223372036854775807"),
      ("\"communities\" : 3", "\"communities\" : -3"),
      ("\"limit_m\" : ", "\"limit_m\" : 1e300"), ("\"mean_score\" : ", "\"mean_score\" : -1"),
    ] {
      let text = summary.replacing(old, with: new)
      #expect(text != summary)
      try place.rewrite("summary.json", text, ofRun: "batch/city-0")
      let rollup = try await Rollup.read(place.folder.path("batch"))
      #expect(rollup.failures.map(\.city) == ["a"], "\(new)")
    }
    try place.rewrite("summary.json", summary, ofRun: "batch/city-0")
    for bytes in [[], Array("lcplaces".utf8), [UInt8](repeating: 255, count: 100)] {
      try place.folder.write("batch/city-0/places.bin", bytes)
      let rollup = try await Rollup.read(place.folder.path("batch"))
      #expect(rollup.failures.map(\.city) == ["a"])
    }
  }
}
