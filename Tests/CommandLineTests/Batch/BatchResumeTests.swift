import Foundation
import TestSupport
import Testing

@Suite("A batch goes on where it ended")
struct BatchResumeTests {
  private func resume(_ cities: SmallCities, _ output: String = "all") throws -> Outcome {
    try cities.place.run(["batch", "cities.csv", "--output", output, "--resume"])
  }

  @Test("nothing is done twice, and what has changed is done again")
  func changes() throws {
    let cities = try SmallCities(6)
    let folder = cities.place.folder
    #expect(try resume(cities).status == 0)
    // What is written in the same second as it is read is read again; see SourceCheck.
    usleep(1_100_000)
    #expect(try resume(cities).status == 0)
    let first = try cities.entries("all")
    #expect(try resume(cities).text == resume(cities).text)
    #expect(try cities.entries("all") == first)

    // Touched, and the same.
    let same = try Data(contentsOf: URL(filePath: folder.path("city1-o.csv")))
    try folder.write("city1-o.csv", same)
    #expect(try resume(cities).status == 0)
    #expect(try cities.entries("all") == first)

    // Another content.
    var random = SeededGenerator(seed: 99)
    try SmallCities.write("city2", folder, &random)
    // A file with older times in its place.
    try SmallCities.write("other", folder, &random)
    let old = folder.path("other-o.csv")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: old)
    try FileManager.default.removeItem(atPath: folder.path("city3-o.csv"))
    try FileManager.default.moveItem(atPath: old, toPath: folder.path("city3-o.csv"))
    // A result that is gone.
    try FileManager.default.removeItem(atPath: folder.path("all/city4/coverage.csv"))
    #expect(try resume(cities).status == 0)
    let changed = try zip(first, cities.entries("all")).map { $0 != $1 }
    #expect(changed == [false, false, true, true, true, false])

    // Another option for one city.
    let text = try folder.text("cities.csv").replacing("city5-o.csv\n", with: "city5-o.csv,500\n")
    try folder.write(
      "cities.csv",
      text.split(separator: "\n").enumerated().map { number, line in
        number == 0 ? line + ",radius" : line.hasSuffix(",500") ? String(line) : line + ","
      }.joined(separator: "\n"))
    let second = try cities.entries("all")
    #expect(try resume(cities).status == 0)
    #expect(
      try zip(second, cities.entries("all")).map { $0 != $1 }
        == [false, false, false, false, false, true])

    #expect(
      try cities.place.run(["batch", "cities.csv", "--output", "fresh"]).status == 0)
    #expect(try cities.files("all") == cities.files("fresh"))
  }

  @Test("killed at any moment, it comes to the same bytes")
  func kills() throws {
    let cities = try SmallCities(10, seed: 3)
    let place = cities.place
    #expect(try place.run(["batch", "cities.csv", "--output", "whole"]).status == 0)
    let whole = try cities.files("whole")
    var random = SeededGenerator(seed: 11)
    for round in 0..<cases(debug: 5, release: 20) {
      let process = try place.start(
        ["batch", "cities.csv", "--output", "all", round % 5 == 0 ? "--force" : "--resume"],
        output: FileHandle.nullDevice)
      usleep(UInt32.random(in: 1_000...150_000, using: &random))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try resume(cities).status == 0)
      #expect(try cities.files("all") == whole)
      for name in cities.names {
        #expect(try !place.folder.names(in: "all/\(name)").contains { $0.hasPrefix(".") })
      }
      #expect(try !place.folder.names(in: "all").contains("batch.journal"))
      if round % 3 == 0 { try FileManager.default.removeItem(atPath: place.folder.path("all")) }
    }
  }

  @Test("interrupted, it leaves each city whole or absent", arguments: [SIGINT, SIGTERM])
  func interruption(signal: Int32) throws {
    let cities = try SmallCities(cases(debug: 12, release: 30), seed: 5)
    let place = cities.place
    let process = try place.start(
      ["batch", "cities.csv", "--output", "all"], output: FileHandle.nullDevice)
    while process.isRunning,
      (try? place.folder.names(in: "all").filter { $0.hasPrefix("city") }.count) ?? 0 < 3
    { usleep(500) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    for name in cities.names {
      guard let names = try? place.folder.names(in: "all/\(name)"), !names.isEmpty else { continue }
      #expect(names.contains("manifest.json"), Comment(rawValue: "\(name): \(names)"))
      #expect(!names.contains { $0.hasPrefix(".") })
    }
    #expect(try resume(cities).status == 0)
  }
}
