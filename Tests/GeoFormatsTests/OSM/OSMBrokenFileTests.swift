import Foundation
import GeoFormats
import TestSupport
import Testing

@Suite("Broken OpenStreetMap files are refused for the right reason, and nothing traps")
struct OSMBrokenFileTests {
  private static let town = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "CommandLineTests/Fixtures/osm/town.osm")

  private static let query = OSMQuery(
    [.points, .lines, .areas],
    where: ["shop", "amenity", "place", "landuse", "building"].map { OSMQuery.Condition($0) })

  /// Why a file is not read; `nil` where it is.
  private func reason(_ path: String) async -> InputProblem.Reason? {
    do {
      _ = try await OSMData.read(path: path, Self.query)
      return nil
    } catch let error as InputError {
      return error.problems.first?.reason
    } catch {
      return .quotation
    }
  }

  private func isDamaged(_ reason: InputProblem.Reason?) -> Bool {
    if case .openStreetMap(.damaged(let detail)) = reason { !detail.isEmpty } else { false }
  }

  @Test("files that are not there, not of a known name, or not what their name says")
  func names() async throws {
    #expect(await reason("/nowhere/x.osm.pbf") == .unreadable("No such file or directory"))
    #expect(await reason("http://127.0.0.1:9/x.osm") == .unreadable("No such file or directory"))
    #expect(await reason("/") == .unreadable("Is a directory"))
    for name in ["x.csv", "x", "x.osc", "x.o5m"] {
      let file = try OSMText("", name: name)
      #expect(await reason(file.path) == .openStreetMap(.format), "\(name)")
    }
    for name in ["x.osm.pbf", "x.osm.bz2"] {
      let file = try OSMText(OSMText.node(1, 0, 0), name: name)
      #expect(isDamaged(await reason(file.path)), "\(name)")
    }
    let text = try OSMText(bytes: Array("id,lon,lat\n1,2,3\n".utf8), name: "x.osm")
    #expect(isDamaged(await reason(text.path)))
  }

  @Test("every beginning of a file is damaged, or ends where it may")
  func truncated() async throws {
    let bytes = Array(try Data(contentsOf: Self.town))
    for length in stride(from: 0, to: bytes.count - 2, by: 97) {
      let file = try OSMText(bytes: Array(bytes[..<length]), name: "x.osm")
      #expect(isDamaged(await reason(file.path)), "\(length)")
    }
  }

  @Test("bytes turned over, in every format that the tools here can write", arguments: 0..<4)
  func flipped(format: Int) async throws {
    let name = ["x.osm", "x.osm.pbf", "x.osm.gz", "x.osm.bz2"][format]
    guard let bytes = try Osmium.convert(Self.town.path, to: name) else { return }
    var random = SeededGenerator(seed: UInt64(format) + 7)
    for _ in 0..<150 {
      var broken = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<broken.count, using: &random)
        broken[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      }
      if Bool.random(using: &random) {
        broken.removeLast(Int.random(in: 0..<broken.count, using: &random))
      }
      let file = try OSMText(bytes: broken, name: name)
      // Read or refused: either is right, as many a turned bit only spoils a name.
      _ = await reason(file.path)
    }
  }

  @Test("a zero byte in any text of a PBF file does not lead beyond its tags")
  func zeroBytes() async throws {
    let plain = ["-f", "pbf,pbf_compression=none"]
    guard let bytes = try Osmium.convert(Self.town.path, to: "x.osm.pbf", plain) else { return }
    let letters = bytes.indices.filter {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[$0])
    }
    for place in letters {
      var broken = bytes
      broken[place] = 0
      _ = await reason(try OSMText(bytes: broken, name: "x.osm.pbf").path)
    }
    #expect(!letters.isEmpty)
  }

  @Test("the malformed files of others", .enabled(if: SharedData.isThere, "no shared data here"))
  func malformed() async throws {
    let folder = SharedData.path("reference/osm-malformed")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(!names.isEmpty)
    for name in names {
      // All can be read: what is wrong with them is what they refer to, their order, or that they are empty.
      #expect(await reason(folder + "/" + name) == nil, "\(name)")
    }
    let data = try await OSMData.read(
      path: folder + "/libosmium-data-n0w1r3.osm", OSMQuery(.lines, where: [.init("xx")]))
    #expect(data.counts.ways == 1 && data.counts.nodes == 0)
    let deleted = try await OSMData.read(
      path: folder + "/libosmium-deleted_nodes.osh.pbf", Self.query)
    #expect(deleted.counts.deleted == 1)
  }
}

/// osmium-tool, where it is installed.
enum Osmium {
  static let path = ["/usr/bin/osmium", "/usr/local/bin/osmium", "/opt/homebrew/bin/osmium"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What it writes on standard output; `nil` where it is not there or fails.
  static func run(_ arguments: [String]) throws -> String? {
    guard let path else { return nil }
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: output, as: UTF8.self) : nil
  }

  /// A file in another format.
  static func convert(
    _ file: String, to name: String, _ options: [String] = []
  ) throws -> [UInt8]? {
    let folder = try TemporaryFolder()
    guard try run(["cat", file, "-o", folder.path(name)] + options) != nil else { return nil }
    return Array(try Data(contentsOf: URL(filePath: folder.path(name))))
  }
}
