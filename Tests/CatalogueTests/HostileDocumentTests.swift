import Catalogue
import Foundation
import TestSupport
import Testing

/// Documents made to cost much or to break the reader.
struct Hostile: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]

  init(_ name: String, _ text: String) {
    (self.name, bytes) = (name, Array(text.utf8))
  }

  init(_ name: String, bytes: [UInt8]) {
    (self.name, self.bytes) = (name, bytes)
  }

  var testDescription: String { name }

  private static func many(_ part: String, _ count: Int) -> String {
    String(repeating: part, count: count)
  }

  static let tooLarge: [Hostile] = [
    Hostile("10 MB of [", many("[", 10_000_000)),
    Hostile("10 MB of - - -", many("- ", 5_000_000)),
    Hostile("a scalar of 5 MB", "id: " + many("x", 5_000_000)),
  ]

  static let tooDeep: [Hostile] = [
    Hostile("500 kB of [", many("[", 500_000)),
    Hostile("500 kB of {a:", many("{a: ", 125_000)),
    Hostile("500 kB of - - -", many("- ", 250_000)),
    Hostile("500 kB of ? ? ?", many("? ", 250_000)),
    Hostile("500 kB of dashes and tabs", many("-\t", 250_000)),
    Hostile("500 kB of ? - ? -", many("? - ", 125_000)),
    Hostile("a key in a key in a key", (0..<500).map { many(" ", $0) + "a:\n" }.joined()),
    Hostile("lists in lines", (0..<500).map { many(" ", $0) + "-\n" }.joined()),
  ]

  static let aliases: [Hostile] = [
    Hostile("in block", "a: &a [x]\nb: *a\n"),
    Hostile("alone", "*a"),
    Hostile("in flow", "{a: &a [x], b: [*a, *a]}"),
    Hostile("behind a quoted key", "{\"a\":&a [x], \"b\":*a}"),
    Hostile("as keys", "a: &a x\n*a : b\n"),
    Hostile("as a question", "? &a x\n: b\n? - *a\n: c"),
    Hostile("behind a tab", "a: &a x\nb:\t*a\n"),
    Hostile("behind an old line's end", "- &a x\n-\u{85}  *a"),
    Hostile("behind a separator of lines", "- &a x\n-\u{2028}  *a"),
    Hostile("behind a byte order mark", "\u{FEFF}*a"),
    Hostile("by a name of dashes", "a: &- [x]\nb: *-\n"),
    Hostile(
      "of aliases of aliases",
      (1...30).reduce("a0: &a0 [x, x]\n") { $0 + "a\($1): &a\($1) [*a\($1 - 1), *a\($1 - 1)]\n" }),
  ]

  static let others: [Hostile] = [
    Hostile("nothing", ""),
    Hostile("blanks", " \n\n  \n"),
    Hostile("a comment", "# nothing"),
    Hostile("the mark of a document", "---\n"),
    Hostile("null", "~"),
    Hostile("two documents", "a: 1\n---\nb: 2\n"),
    Hostile("a number", "3"),
    Hostile("a list", "- a\n- b"),
    Hostile("tabs", "a:\n\tb: c"),
    Hostile("a tag for bytes", "!!binary aGVsbG8="),
    Hostile("a tag of nobody", "!<tag:x,2000:y> {}"),
    Hostile("a directive", "%YAML 9.9\n---\na"),
    Hostile("a list as key", "? [a, b]\n: c"),
    Hostile("half a surrogate", "\"\\ud800\""),
    Hostile("an open quotation", "a: \"b"),
    Hostile("a lone &", "a: & b"),
    Hostile("a lone *", "a: * b"),
    Hostile("merged keys", "<<: {format: livingcircle-standard/1}"),
    Hostile("200,000 values", "[" + many("a,", 200_000) + "a]"),
    Hostile("50,000 keys", "{" + (0..<50_000).map { "k\($0): 1" }.joined(separator: ", ") + "}"),
    Hostile("a key of a megabyte", many("k", 1_000_000) + ": 1"),
    Hostile("no UTF-8", bytes: [0x61, 0x3A, 0x20, 0xFF, 0xFE]),
    Hostile("UTF-16", bytes: Array("a: b".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    Hostile("NUL", bytes: Array("id: a".utf8) + [0, 0x0A]),
    Hostile("other control characters", bytes: Array("id: a".utf8) + [1, 7, 0x0A]),
  ]
}

@Suite("Hostile documents")
struct HostileDocuments {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The first mistake that is found in a document.
  private func mistake(_ hostile: Hostile) throws -> DataFileProblem {
    let path = try folder.write("x.yaml", hostile.bytes)
    let error = try #require(throws: DataFileError.self) { try StandardFile.load(path) }
    return try #require(error.problems.first)
  }

  @Test(arguments: Hostile.tooLarge)
  func `are refused for their length before anything else`(hostile: Hostile) throws {
    let problem = try mistake(hostile)
    #expect(problem.reason == .tooLarge(limit: 1 << 20))
  }

  @Test(arguments: Hostile.tooDeep)
  func `are refused for their depth before they are parsed`(hostile: Hostile) throws {
    let problem = try mistake(hostile)
    #expect(problem.reason == .tooDeep(limit: 64))
    #expect(problem.line != nil)
  }

  @Test(arguments: Hostile.aliases)
  func `are refused for their aliases before they are parsed`(hostile: Hostile) throws {
    let problem = try mistake(hostile)
    #expect(problem.reason == .alias)
    #expect(problem.line != nil)
  }

  @Test(arguments: ["R&D", "a & b", "5 * 3", "80*13", "\"*\"", "文&字", "a *b*"])
  func `are not those with a star or an ampersand in a text`(text: String) throws {
    #expect(try mistake(Hostile("", "a: \(text)\n")).reason == .missingKey("format"))
  }

  @Test(arguments: Hostile.others)
  func `are no standards, and say so`(hostile: Hostile) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x.yaml", hostile.bytes)
    let error = try #require(throws: DataFileError.self) { try StandardFile.load(path) }
    #expect(error.problems.allSatisfy { $0.file == path })
    #expect(error.problems.allSatisfy { $0.path.count <= 201 && $0.value?.count ?? 0 <= 81 })
  }

  @Test func `that are folders or nowhere cannot be read`() throws {
    for path in [try TemporaryFolder().path + "/.", "/nowhere/x.yaml"] {
      let error = try #require(throws: DataFileError.self) { try StandardFile.load(path) }
      guard case .unreadable = error.problems.first?.reason else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test func `do not end where the file does`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x.yaml", "")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
    let error = try #require(throws: DataFileError.self) { try StandardFile.load(path) }
    #expect(error.problems.map(\.reason) == [.tooLarge(limit: 1 << 20)])
  }
}

@Suite("Damaged standards")
struct DamagedStandards {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Reads a standard and says whether it has no mistake; what counts is that the process lives on.
  @discardableResult
  private func isRead(_ bytes: [UInt8]) throws -> Bool {
    let path = try folder.write("x.yaml", bytes)
    do {
      _ = try StandardFile.load(path)
      return true
    } catch {
      #expect(!error.problems.isEmpty && error.count >= error.problems.count)
      return false
    }
  }

  @Test(arguments: ["\r\n", "\r"])
  func `other ends of lines and a byte order mark are read`(end: String) throws {
    let text = "\u{FEFF}" + StandardFixture.everything.replacing("\n", with: end)
    #expect(try isRead(Array(text.utf8)))
  }

  @Test func `every beginning of a standard is read or refused`() throws {
    let bytes = Array(StandardFixture.everything.utf8)
    for count in bytes.indices { try isRead(Array(bytes[..<count])) }
  }

  @Test func `every line's beginning of a standard that ships is read or refused`() throws {
    let bytes = try Array(
      Data(contentsOf: URL(filePath: Repository.path("standards/everyday.yaml"))))
    for end in bytes.indices where bytes[end] == 0x0A { try isRead(Array(bytes[..<end])) }
  }

  @Test func `2,000 flipped bits and bytes are read or refused`() throws {
    let intact = Array(StandardFixture.everything.utf8)
    var random = SeededGenerator(seed: 20_210_720)
    for _ in 0..<2_000 {
      var bytes = intact
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let place = bytes.indices.randomElement(using: &random)!
        bytes[place] =
          Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random)
          : Array("[]{}:-?,#&*!|>'\"%@`~\n\t ".utf8).randomElement(using: &random)!
      }
      try isRead(bytes)
    }
  }
}
