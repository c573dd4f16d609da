import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Text has colours on a terminal only, and where they are wanted")
struct TerminalTests {
  /// What the tool shows on a terminal.
  private func show(_ environment: [String: String]) throws -> String {
    let place = try Workplace()
    var terminal: Int32 = -1
    var screen: Int32 = -1
    try #require(openpty(&terminal, &screen, nil, nil, nil) == 0)
    defer { close(terminal) }
    let output = FileHandle(fileDescriptor: screen, closeOnDealloc: true)
    let process = try place.start(
      ["analyze"] + Workplace.wuhan + ["--output", "run"], output: output,
      environment: environment)
    try output.close()
    let text = readAll(terminal)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try place.takeErrors() == "")
    return text
  }

  /// Reads until nobody holds the other end.
  private func readAll(_ terminal: Int32) -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4_096)
    while case let count = read(terminal, &piece, piece.count), count > 0 {
      bytes += piece.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("colours on a terminal")
  func colors() throws {
    let text = try show(["TERM": "xterm-256color"])
    #expect(text.contains("\u{1B}[1m0 of 4 communities have all 4 categories within"))
    #expect(text.contains("\u{1B}[0m"))
  }

  @Test(
    "no escape sequence where the environment asks for none",
    arguments: [["NO_COLOR": "1", "TERM": "xterm-256color"], ["TERM": "dumb"]])
  func noColors(environment: [String: String]) throws {
    let text = try show(environment)
    #expect(text.contains("0 of 4 communities have all 4 categories within"))
    #expect(!text.contains("\u{1B}"))
  }
}
