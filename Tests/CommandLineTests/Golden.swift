import Digest
import Foundation
import TestSupport
import Testing

/// Files that the tool has to write byte for byte; recorded anew where `RECORD_GOLDEN` is 1.
struct Golden {
  private let folder: URL
  private let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

  init(_ name: String) {
    folder = Repository.tests.appending(path: "Golden/\(name)")
  }

  /// Compares bytes with a golden file.
  func check(
    _ name: String, _ bytes: Data, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if isRecording {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try bytes.write(to: file)
    }
    let expected = try Data(contentsOf: file)
    guard bytes != expected else { return }
    let lines = (Self.lines(bytes), Self.lines(expected))
    let line = zip(lines.0, lines.1).prefix { $0 == $1 }.count
    Issue.record(
      """
      \(name) differs from line \(line + 1) on: \
      "\(lines.0.dropFirst(line).first ?? "")" where \
      "\(lines.1.dropFirst(line).first ?? "")" should be
      """, sourceLocation: sourceLocation)
  }

  /// Compares a long file by its SHA-256.
  func checkHash(
    _ name: String, _ bytes: Data, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let hash = bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) }
    try check(name + ".sha256", Data((hash + "\n").utf8), sourceLocation: sourceLocation)
  }

  private static func lines(_ bytes: Data) -> [Substring] {
    String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }
}

extension Workplace {
  /// The bytes of a file of a run.
  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: folder.path(name)))
  }
}
