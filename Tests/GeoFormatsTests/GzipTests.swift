import Foundation
import GeoFormats
import TestSupport
import Testing

/// Packs bytes by the system's gzip.
func gzip(_ bytes: some Sequence<UInt8>) throws -> [UInt8] {
  let folder = try TemporaryFolder()
  let path = try folder.write("plain", bytes)
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["gzip", "-n", path]
  try process.run()
  process.waitUntilExit()
  return Array(try Data(contentsOf: URL(filePath: path + ".gz")))
}

@Suite("Text that gzip has packed is read as it is")
struct GzipTests {
  private static let text = PointTableTests.mixture(rows: 9_000)

  private func read(_ bytes: [UInt8]) async throws -> PointTable {
    try await TableFile(bytes).read { $0.badRows = .skip }
  }

  @Test("a packed table is the table; the digest is the packed file's")
  func packed() async throws {
    let packed = try gzip(Self.text.utf8)
    let (plain, table) = try await (read(Array(Self.text.utf8)), read(packed))
    #expect(table.texts == plain.texts)
    #expect(table.rejected.map(\.line) == plain.rejected.map(\.line))
    #expect(table.source.bytes == packed.count)
    #expect(table.source.sha256 != plain.source.sha256)
  }

  @Test("members follow each other, and zeros may fill the file up")
  func members() async throws {
    let half = Self.text.utf8.count / 2
    let (first, second) = (Self.text.utf8.prefix(half), Self.text.utf8.dropFirst(half))
    let packed = try gzip(first) + gzip([]) + gzip(second)
    let table = try await read(packed + [UInt8](repeating: 0, count: 70_000))
    #expect(try await table.texts == read(Array(Self.text.utf8)).texts)
  }

  @Test("a packed file that is cut off, changed, or followed by something else is damaged")
  func damaged() async throws {
    let packed = try gzip(Self.text.utf8)
    var changed = packed
    changed[packed.count / 2] ^= 0x10
    let cut = [11, packed.count / 3, packed.count - 1].map { Array(packed.prefix($0)) }
    for bytes in cut + [changed, packed + [1], packed + [0x1F, 0x8B]] {
      let file = try TableFile(bytes)
      #expect(
        try await file.problems() == [InputProblem(.damaged(.gzip), file: file.path)])
    }
  }

  /// A file that unpacks to 70 MiB.
  private func bomb() throws -> TableFile {
    let member = try gzip([UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20))
    return try TableFile(repeatElement(member, count: 70).joined())
  }

  @Test("what unpacks to far more than any table does is refused before all of it is read")
  func unpackedBomb() throws {
    let file = try bomb()
    let source = try GzipSource(FileSource(path: file.path))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 1)
    defer { buffer.deallocate() }
    var count = 0
    let error = #expect(throws: InputError.self) {
      while count < 80 << 20 { count += try source.read(into: buffer) }
    }
    #expect(error?.problems == [InputProblem(.inflated(.gzip), file: file.path)])
    #expect(count == 1 << 26)
  }

  @Test(
    "a file that unpacks to far more than any table does is refused before memory is full",
    .disabled(if: isDebug, "looking for the end of a row of 64 MiB takes long in debug"))
  func bombOfATable() async throws {
    let file = try bomb()
    #expect(try await file.problems() == [InputProblem(.inflated(.gzip), file: file.path)])
  }
}
