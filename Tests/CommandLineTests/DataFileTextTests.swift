import Catalogue
import CoverageReport
import Testing

@Suite("Every mistake in a data file has its words in every language")
struct DataFileTextTests {
  private static let reasons: [DataFileProblem.Reason] = [
    .unreadable("No such file or directory"), .notUTF8, .notText, .tooLarge(limit: 4_096),
    .tooDeep(limit: 64), .alias,
    .syntax("mapping values are not allowed in this context"),
    .syntax("did not find expected ',' or ']'"), .syntax("the key limit stands there twice"),
    .empty, .notAnID, .wrongType(expected: .text), .wrongType(expected: .number),
    .wrongType(expected: .integer), .wrongType(expected: .flag), .wrongType(expected: .list),
    .wrongType(expected: .mapping), .missingKey("limit"), .tooMany(limit: 4_096),
    .unknownKey(similar: ["limit"], allowed: ["limit", "id"]),
    .unknownKey(similar: [], allowed: ["limit", "id"]), .notAllowed(["seed", "found"]),
    .pattern(examples: ["050300"]), .outOfRange("0–1000"), .missingOneOf(["limit", "id"]),
    .duplicateID(line: 53), .unknownReference(what: .category, similar: ["bank"]),
    .unknownReference(what: .category, similar: []),
    .unknownReference(what: .standard, similar: []),
    .unknownReference(what: .tier, similar: ["bank"]),
    .unknownReference(what: .indicator, similar: []),
    .unknownReference(what: .crosswalk, similar: []),
    .unknownReference(what: .profile, similar: []), .cycle(["limit", "id"]),
    .exclusive(["limit", "id"]), .format(expected: ["livingcircle-standard/1"]),
  ]

  @Test(arguments: reasons)
  func `in English and Chinese, with file, line and path`(reason: DataFileProblem.Reason) {
    let problem = DataFileProblem(
      reason, file: "a.yaml", line: 147, path: "categories[3].id", value: "8x")
    let (en, zh) = (problem.text(in: .en), problem.text(in: .zh))
    for text in [en, zh] {
      #expect(text.contains("a.yaml"))
      #expect(text.contains("147"))
      #expect(text.contains("categories[3].id"))
    }
    #expect(!en.contains(/[，。：；（）“”、\p{Han}]/), "\(en)")
    #expect(en.hasSuffix(".") || en.hasSuffix("?"))
    // What is wrong, and what to do.
    #expect(en.split(separator: /[.:?]( |$)/).count >= 3, "\(en)")
    #expect(zh.contains(/\p{Han}{2}/))
    #expect(!zh.contains(/[A-Za-z']+(?:,? [A-Za-z']+){3}/), "\(zh)")
    #expect(!zh.contains(/\p{Han}[,.:;()]/), "\(zh)")
    #expect(zh.hasSuffix("。") || zh.hasSuffix("？"))
  }

  @Test func `more mistakes than are kept are counted`() {
    let problem = DataFileProblem(.empty, file: "a.yaml")
    let error = DataFileError([problem], count: 1_201)
    #expect(error.text(in: .en).hasSuffix("\n... and 1,200 more mistakes."))
    #expect(error.text(in: .zh).hasSuffix("\n……另有 1,200 处错误。"))
  }
}
