import Foundation
import TestSupport
import Testing

@Suite("An interrupted run leaves nothing behind")
struct InterruptionTests {
  /// Two tables that keep the tool busy for a while.
  private func largeTables(_ place: Workplace) throws -> [String] {
    let communities = (0..<4_000).map { "c\($0),\(10 + Double($0 % 97) / 1_000),50\n" }
    let outlets = (0..<300_000).map { row in
      "o\(row),k\(row % 40),10.0\(row % 99_991),50.0\(row % 89_989)\n"
    }
    return try place.tables(
      "id,lon,lat\n" + communities.joined(), "id,category,lon,lat\n" + outlets.joined())
  }

  private func waitForPartialFolder(_ place: Workplace, _ process: Process) -> Bool {
    let isPartial = { (name: String) in name.hasSuffix(".partial") }
    while process.isRunning {
      if let names = try? place.folder.names(in: "run"), names.contains(where: isPartial) {
        return true
      }
      usleep(500)
    }
    return false
  }

  @Test("no partial file and no folder", arguments: [SIGINT, SIGTERM])
  func interruption(signal: Int32) throws {
    let place = try Workplace()
    let tables = try largeTables(place)
    let process = try place.start(
      ["analyze"] + tables + ["--output", "run"], output: FileHandle.nullDevice)
    #expect(waitForPartialFolder(place, process))
    // Let it get somewhere.
    usleep(20_000)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == 128 + signal)
    #expect(process.terminationReason == .exit)
    #expect(try place.takeErrors() == "")
    #expect(try place.folder.names() == ["c.csv", "city", "o.csv", "wuhan"])
  }
}
