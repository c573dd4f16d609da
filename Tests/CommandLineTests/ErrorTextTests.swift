import Catalogue
import CoverageReport
import Foundation
import GeoFormats
import TestSupport
import Testing

@Suite("Every error has its words in every language")
struct ErrorTextTests {
  /// Chinese text: it has Chinese characters, no English sentence, and no mark of English punctuation after them.
  private func expectChinese(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let comment = Comment(rawValue: text)
    #expect(text.contains(/\p{Han}{4}/), comment, sourceLocation: sourceLocation)
    #expect(
      !text.contains(/[A-Za-z']+(?:,? [A-Za-z']+){3}/), comment, sourceLocation: sourceLocation)
    #expect(!text.contains(/\p{Han}[,.:;()]/), comment, sourceLocation: sourceLocation)
    #expect(text.hasSuffix("。") || text.hasSuffix("？"), comment, sourceLocation: sourceLocation)
  }

  /// English text: nothing of it is Chinese.
  private func expectEnglish(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      !text.contains(/[，。：；（）“”、]/), Comment(rawValue: text), sourceLocation: sourceLocation)
    #expect(text.contains(/[a-z]+ [a-z]+/), Comment(rawValue: text), sourceLocation: sourceLocation)
  }

  /// Holds both texts of an error against what they have to say.
  private func check(
    _ text: (Language) -> String, says details: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectEnglish(text(.en), sourceLocation: sourceLocation)
    expectChinese(text(.zh), sourceLocation: sourceLocation)
    for language in Language.allCases {
      for detail in details {
        #expect(
          text(language).contains(detail), Comment(rawValue: detail),
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test(
    "what is wrong with an input, with file, line, field and value", arguments: ErrorSamples.reasons
  )
  func inputProblem(reason: InputProblem.Reason) {
    let problem = InputProblem(reason, file: "a.csv", line: 147, field: "head", value: "8x")
    check(problem.text(in:), says: ["a.csv", "147", "head", "8x"] + ErrorSamples.details(reason))
    let bare = InputProblem(reason, file: "a.csv")
    check(bare.text(in:), says: ["a.csv"] + ErrorSamples.details(reason))
  }

  @Test("there is a sample of every kind of problem")
  func everyReason() {
    #expect(Set(ErrorSamples.reasons.map(ErrorSamples.kind)) == Set(0..<29))
    #expect(Set(ErrorSamples.runErrors.map(ErrorSamples.kind)) == Set(0..<18))
    #expect(Set(ErrorSamples.historyErrors.map(ErrorSamples.kind)) == Set(0..<15))
  }

  @Test("more problems than are named")
  func manyProblems() {
    let problem = InputProblem(.empty, file: "a.csv", line: 3, field: "id", value: "")
    check(InputError([problem], count: 38).text(in:), says: ["a.csv", "3", "37"])
    #expect(
      InputError([problem], count: 38).text(in: .zh) == """
        a.csv 第 3 行：id 为空。请填写，或用 --bad-rows skip 跳过这样的行。
        ……另有 37 个问题。
        """)
  }

  @Test("what keeps a run from an answer", arguments: ErrorSamples.runErrors)
  func runError(error: RunError) {
    check(error.text(in:), says: ErrorSamples.details(error))
  }

  @Test("what keeps a folder from being a finished run", arguments: ErrorSamples.finishedRunErrors)
  func finishedRunError(error: FinishedRunError) {
    switch error {
    case .notARun(let folder): check(error.text(in:), says: [folder, "manifest.json", "--output"])
    case .incomplete(let folder, let file): check(error.text(in:), says: [folder, file, "--force"])
    case .otherFormat(let folder, let format):
      check(error.text(in:), says: [folder, "livingcircle-run/1"] + (format.map { [$0] } ?? []))
    case .changed(let file): check(error.text(in:), says: [file, "SHA-256", "manifest.json"])
    case .inconsistent(let file, let line):
      check(error.text(in:), says: [file] + (line.map { ["\($0)"] } ?? []))
    }
  }

  @Test("what keeps a run from being handed over")
  func handoverError() {
    for error in [
      HandoverError.notWGS84(folder: "run", frame: "GCJ-02"),
      .tooManyColumns(folder: "run", sheet: "S", count: 20_000, most: 16_384),
    ] {
      switch error {
      case .notWGS84:
        check(error.text(in:), says: ["run", "GCJ-02", "RFC 7946", "--format gpkg"])
      case .tooManyColumns: check(error.text(in:), says: ["run", "S", "20000", "16384"])
      }
    }
  }

  @Test("what keeps a folder from being rolled up, and what a reader of the sums has to know")
  func rollupTexts() {
    for error in [
      RollupError.notABatch(folder: "b"), .damaged(file: "b/batch.json"),
      .otherFormat(file: "b/batch.json", format: 7), .noCities(file: "b/batch.json"),
    ] {
      switch error {
      case .notABatch(let folder): check(error.text(in:), says: [folder, "batch.json", "--output"])
      case .damaged(let file): check(error.text(in:), says: [file, "--resume"])
      case .otherFormat(let file, let format):
        check(error.text(in:), says: [file, "\(format)", "--resume"])
      case .noCities(let file): check(error.text(in:), says: [file])
      }
    }
    for remark in [
      RollupRemark.severalMeasures(3), .severalVersions(["0.1", "0.2"]),
      .unknownPilot(city: "a", name: "b"), .withoutProvince(2),
      .withoutHistory(2, Quarter("2026Q3")!),
    ] {
      switch remark {
      case .severalMeasures(let count): check(remark.text(in:), says: ["\(count)"])
      case .severalVersions(let versions): check(remark.text(in:), says: versions)
      case .unknownPilot(let city, let name):
        check(remark.text(in:), says: [city, name, "livingcircle pilots"])
      case .withoutProvince(let count): check(remark.text(in:), says: ["\(count)"])
      case .withoutHistory(let count, let quarter):
        check(remark.text(in:), says: ["\(count)", "\(quarter)", "history add"])
      }
    }
  }

  @Test("what keeps a batch, or a city of it, from being done")
  func batchError() {
    let errors: [(BatchError, [String])] = [
      (.noCityColumn(file: "m.csv", headers: ["a", "b"]), ["m.csv:1", "a", "b", "city"]),
      (.noCities(file: "m.csv"), ["m.csv"]),
      (.cityName(file: "m.csv", line: 3, city: "../x"), ["m.csv:3", "../x"]),
      (.sameCity(file: "m.csv", line: 5, city: "A", first: 2), ["m.csv:5", "A", "2"]),
      (
        .notForOneCity(file: "m.csv", line: 4, city: "A", option: "threads"),
        ["m.csv:4", "A", "--threads"]
      ),
      (.locked(folder: "out"), ["out"]), (.exists(folder: "out"), ["out", "--resume", "--force"]),
      (.damagedRecord(file: "out/batch.json"), ["out/batch.json", "--force"]),
      (.noTask(line: 7), ["7", "batch", "--plan"]),
    ]
    for (error, details) in errors { check(error.text(in:), says: details) }
    check(BatchHalt().text(in:), says: ["--resume"])
  }

  @Test("what keeps a history from being kept or asked", arguments: ErrorSamples.historyErrors)
  func historyError(error: HistoryError) {
    check(error.text(in:), says: ErrorSamples.details(error))
  }

  @Test(
    "what is in the way of the results",
    arguments: [.exists, .notAFolder] + [ENOSPC, EACCES, EROFS, EPIPE].map { .system($0) }
      as [OutputError.Reason])
  func outputError(reason: OutputError.Reason) {
    check(OutputError(reason, path: "run/x").text(in:), says: ["run/x"])
  }

  @Test("frames, whose errors only reading a table makes")
  func frameError() async throws {
    let place = try Workplace()
    try place.folder.write("c.csv", "id,lon,lat\nc,10.5,50\n")
    for frame in ["EPSG:999999", "EPSG:4978", "EPSG:3857"] {
      var request = PointTable.Request(path: place.folder.path("c.csv"), kind: .communities)
      request.frame = Frame(frame)
      let error = await #expect(throws: FrameError.self) { try await PointTable.read(request) }
      let isRead = frame == "EPSG:3857"
      check(try #require(error).text(in:), says: [frame, "c.csv"] + (isRead ? ["10.5, 50.0"] : []))
    }
    let reasons: [FrameError.Reason] = [.unknown, .unconnected, .looksLikeDegrees(10.5, 50)]
    for reason in reasons {
      check(FrameError(reason, frame: "EPSG:4978").text(in:), says: ["EPSG:4978", "GCJ-02"])
    }
  }
}
