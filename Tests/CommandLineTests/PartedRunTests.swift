import CoverageReport
import Foundation
import GeoFormats
import TestSupport
import Testing

@Suite("A run within an amount of memory writes what it writes without one")
struct PartedRunTests {
  private let folder: TemporaryFolder
  private let communities: String
  private let outlets: String

  /// Some megabytes of outlets: more than a part has at least, and more than are checked on the way. Some categories and flags
  /// appear late, many places twice.
  init() throws {
    folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 7)
    let centres = (0..<6).map { _ in
      (random.uniform(-3...3), random.uniform(44...46))
    }
    func place() -> String {
      let (x, y) = centres[Int(random.next() % 6)]
      let (longitude, latitude) = (x + 0.03 * random.normal(), y + 0.02 * random.normal())
      return "\((longitude * 1e4).rounded() / 1e4),\((latitude * 1e4).rounded() / 1e4)"
    }
    var text = "id,name,lon,lat,residents,main\n"
    for row in 0..<400 {
      text +=
        "c\(row),\"Place, \(row)\",\(place()),\(row % 7 == 0 ? "" : "\(500 + row)"),\(row % 2)\n"
    }
    communities = try folder.write("communities.csv", text)
    let kinds = [
      "convenience", "supermarket", "breakfast;bakery", "pharmacy", "repair|laundry", "parcel",
      "bank", "wet market", "school", "clinic",
    ]
    text = "id,name,category,lon,lat,mobile,chain\n"
    for row in 0..<200_000 {
      // Ids do not ascend, so that their hashes are looked through.
      let id = "o\((row * 7_919) % 200_000)"
      let kind =
        row == 190_000 ? "only-here" : kinds[min(Int(random.next() % 10), 2 + row / 15_000)]
      let flags = "\(row > 100_000 && row % 9 == 0 ? 1 : 0),\(row % 4 == 0 ? 1 : 0)"
      text += "\(id),\(row % 3 == 0 ? "Shop \(row)" : ""),\(kind),\(place()),\(flags)\n"
    }
    outlets = try folder.write("outlets.csv", text)
  }

  private func options(_ change: (inout RunOptions) -> Void) -> RunOptions {
    var options = RunOptions(communities: communities, outlets: outlets)
    change(&options)
    return options
  }

  /// The files of a run, by name.
  private func files(_ options: RunOptions, workers: Int) async throws -> [String: Data] {
    let output = try OutputFolder(
      path: folder.path("run"), names: CoverageRun.fileNames, force: true)
    var run = try await CoverageRun.analyze(options, workers: workers)
    try await run.write(to: output, workers: workers)
    var files: [String: Data] = [:]
    for name in try folder.names(in: "run") {
      files[name] = try Data(contentsOf: URL(filePath: folder.path("run/\(name)")))
    }
    return files
  }

  private func parted(_ options: RunOptions) -> RunOptions {
    var options = options
    options.memory = RunMemory(limit: 1 << 40, scratch: folder.path)
    options.memory?.partRows = 5_000
    return options
  }

  private func expectEqual(_ options: RunOptions) async throws {
    let whole = try await files(options, workers: 2)
    for workers in [1, 2].suffix(cases(debug: 1, release: 2)) {
      let parts = try await files(parted(options), workers: workers)
      #expect(parts.keys.sorted() == whole.keys.sorted())
      for (name, bytes) in whole { #expect(parts[name] == bytes, "\(name) differs") }
    }
    #expect(try folder.names().allSatisfy { !$0.hasPrefix(".") })
  }

  @Test("every category, required once")
  func everyCategory() async throws { try await expectEqual(options { _ in }) }

  /// Half a minute in debug.
  private static let onlyInRelease = Comment("debug has the run without standards; release has all")

  @Test(
    "two standards, one of them asking for two outlets, with a position error",
    .enabled(if: !isDebug, onlyInRelease))
  func standards() async throws {
    try await expectEqual(
      options {
        $0.standards = ["everyday", "mofcom-2021"]
        $0.positionError = 40
      })
  }

  @Test(
    "rows that cannot be used, ids that stand in two parts among them, are set aside alike",
    .enabled(if: !isDebug, onlyInRelease))
  func badRows() async throws {
    var lines = try String(contentsOfFile: outlets, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    lines[5] = "o1,Twice,bank,1,45,0,0"
    lines[190_990] = "o2,Twice,bank,1,45,0,0"
    lines[190_991] = "o2,Thrice,bank,1,45,0,0"
    lines[150_000] = "oX,Nowhere,bank,1,95,0,0"
    try folder.write("outlets.csv", lines.joined(separator: "\n"))
    try await expectEqual(options { $0.badRows = .skip })
    let whole = await #expect(throws: InputError.self) {
      try await CoverageRun.analyze(options { _ in })
    }
    let parts = await #expect(throws: InputError.self) {
      try await CoverageRun.analyze(parted(options { _ in }))
    }
    #expect(whole?.problems == parts?.problems)
    #expect(whole?.count == parts?.count)
  }

  @Test("what needs all outlets at once is refused, and so is too little memory")
  func refused() async throws {
    func error(_ change: (inout RunOptions) -> Void) async -> RunError? {
      var options = options(change)
      options.memory = RunMemory(limit: 40 << 20, scratch: folder.path)
      return await #expect(throws: RunError.self) { try await CoverageRun.analyze(options) }
    }
    for (change, feature) in [
      ({ $0.dedupe = true }, .dedupe), ({ $0.crosswalks = ["amap"] }, .crosswalks),
      ({ $0.buildings = "b.csv" }, .buildings), ({ $0.entrances = "e.csv" }, .entrances),
      ({ $0.outletOutlines = true }, .outlines), ({ $0.standards = ["beijing-8"] }, .standard),
    ] as [((inout RunOptions) -> Void, RunFeature)] {
      guard case .cannotPart(feature, _, 41_943_040)? = await error(change) else {
        Issue.record("\(feature) is not refused")
        continue
      }
    }
    guard case .tooLittleMemory(let needed, _)? = await error({ _ in }) else {
      Issue.record("40 MiB are not refused")
      return
    }
    #expect(needed > 40 << 20)
  }
}
