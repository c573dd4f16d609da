import GeoFormats
import TestSupport
import Testing

@Suite("No file, however broken, traps or hangs")
struct BrokenFileTests {
  private static func files() throws -> [[UInt8]] {
    try [Fixture.geoPackage()]
      + [
        "openpyxl.xlsx", "libreoffice.xlsx", "outlets.geojson", "outlets.geojsonl.gz",
        "outlets-gb18030.csv", "outlets-utf16.txt", "outlets.csv",
      ].map(Fixture.bytes)
  }

  /// Reads a table and areas; anything but a table or an error that names the file is a failure.
  private func read(_ bytes: [UInt8]) async throws {
    let file = try TableFile(bytes)
    for kind in [PointTable.Request.Kind.communities, .outlets] {
      do {
        _ = try await file.read(kind) {
          $0.badRows = .skip
          $0.format.layer =
            bytes.starts(with: [0x50]) || bytes.starts(with: [0x53]) ? "outlets" : nil
        }
      } catch let error as InputError {
        #expect(!error.problems.isEmpty)
      }
    }
    do { _ = try AreaFile.read(path: file.path) } catch { #expect(!error.problems.isEmpty) }
  }

  @Test("a file that is cut off anywhere", arguments: 0..<8)
  func truncated(number: Int) async throws {
    let bytes = try Self.files()[number]
    var random = SeededGenerator(seed: UInt64(number))
    for _ in 0..<25 {
      try await read(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))))
    }
  }

  @Test("a file of which some bytes are changed", arguments: 0..<8)
  func changed(number: Int) async throws {
    let bytes = try Self.files()[number]
    var random = SeededGenerator(seed: UInt64(number) + 100)
    for _ in 0..<40 {
      var changed = bytes
      // Mostly near the beginning, where files say what they are.
      let reach = Bool.random(using: &random) ? bytes.count : min(bytes.count, 2_000)
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        changed[Int.random(in: 0..<reach, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      try await read(changed)
    }
  }
}
