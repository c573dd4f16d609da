import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Tables are read into columns")
struct PointTableTests {
  static let header = "id,name,lon,lat,category,population\n"

  /// Rows of which some are unusable or have an id of their own twice, over several pieces.
  static func mixture(rows: Int) -> String {
    var random = SeededGenerator(seed: 41)
    var text = header
    for row in 0..<rows {
      let id = row % 997 == 5 ? "i3" : "i\(row)"
      let name = row % 40 == 7 ? "\"a\n\(row), \"\"b\"\"\"" : "name of \(row)"
      let latitude = row % 501 == 9 ? "x" : "\(random.uniform(-90...90))"
      let category = "kind \(row % 90)"
      let population = row % 3 == 0 ? "" : "\(row)"
      text += "\(id),\(name),\(random.uniform(-180...180)),\(latitude),\(category),\(population)\n"
    }
    return text
  }

  private func expectEqual(_ a: PointTable, _ b: PointTable) {
    #expect(a.source == b.source)
    #expect(a.ids == b.ids)
    #expect(a.names == b.names)
    #expect(a.positions == b.positions)
    #expect(a.labels == b.labels)
    #expect(a.labelTexts == b.labelTexts)
    #expect(a.populations?.map(\.bitPattern) == b.populations?.map(\.bitPattern))
    #expect(a.texts == b.texts)
    #expect(a.rejected == b.rejected)
  }

  @Test("any number of workers reads the same table", arguments: [true, false])
  func workers(isCommunities: Bool) async throws {
    let file = try TableFile(Self.mixture(rows: 20_000))
    let tables = try await [1, 4].asyncMap { workers in
      try await file.read(isCommunities ? .communities : .outlets, workers: workers) {
        $0.badRows = .skip
        $0.keepsNames = true
      }
    }
    #expect(tables[0].source.bytes > 3 << 18)
    #expect(tables[0].rejected.count > 50)
    expectEqual(tables[0], tables[1])
  }

  @Test("any number of workers tells the same problems")
  func workersWithProblems() async throws {
    let file = try TableFile(Self.mixture(rows: 20_000))
    var told: [[InputProblem]] = []
    for workers in [1, 4] {
      let error = await #expect(throws: InputError.self) { try await file.read(workers: workers) }
      told.append(error?.problems ?? [])
    }
    #expect(told[0].count == 20)
    #expect(told[0] == told[1])
  }

  @Test("rows that cannot be used are set aside and the others keep their order")
  func skip() async throws {
    let text = """
      id,lon,lat,category
      a,1,2,x
      b,,2,x
      c,3,4,y
      a,5,6,y
      d,7,8
      ,9,9,x
      e,5,95,x
      f,-7,8,z
      """
    let file = try TableFile(text)
    let table = try await file.read(.outlets) { $0.badRows = .skip }
    #expect(table.allIDs == ["a", "c", "f"])
    #expect(table.positions.longitudes == [1, 3, -7])
    #expect(table.positions.latitudes == [2, 4, 8])
    #expect(table.labels.map { table.labelTexts[Int($0)] } == ["x", "y", "z"])
    #expect(table.source.rows == 8)
    #expect(
      table.rejected == [
        InputProblem(.empty, file: file.path, line: 3, field: "lon", value: ""),
        InputProblem(.duplicateID(line: 2), file: file.path, line: 5, field: "id", value: "a"),
        InputProblem(.fieldCount(expected: 4), file: file.path, line: 6, value: "3"),
        InputProblem(.empty, file: file.path, line: 7, field: "id", value: ""),
        InputProblem(.outOfRange(-90, 90), file: file.path, line: 8, field: "lat", value: "95"),
      ])
  }

  @Test("an id that comes again pieces later is told with its first line", arguments: [1, 3])
  func distantDuplicates(workers: Int) async throws {
    var lines = (0..<100_000).map { "i\($0),1,2" }
    lines[99_990] = "i17,1,2"
    lines[50_000] = "i49999,1,2"
    lines[70_000] = "i17,1,2"
    let file = try TableFile("id,lon,lat\n" + lines.joined(separator: "\n"))
    let table = try await file.read(.communities, workers: workers) { $0.badRows = .skip }
    #expect(table.count == 99_997)
    #expect(table.rejected.map(\.line) == [50_002, 70_002, 99_992])
    #expect(
      table.rejected.map(\.reason) == [
        .duplicateID(line: 50_001), .duplicateID(line: 19), .duplicateID(line: 19),
      ])
    #expect(table.rejected.map(\.value) == ["i49999", "i17", "i17"])
  }

  @Test("a file's digest, size and rows are told")
  func source() async throws {
    let table = try await TableFile("id,lon,lat\r\na,1,2\r\n\r\nb,3,4").read()
    // printf 'id,lon,lat\r\na,1,2\r\n\r\nb,3,4' | sha256sum
    #expect(
      table.source.sha256
        == "813926f8fea143e0655626326b9293f577bdc67c7292503555c038f14ca4c0b9")
    #expect(table.source.bytes == 26)
    #expect(table.source.rows == 2)
    #expect(table.source.frame == .wgs84)
  }

  @Test("line ends of both kinds, blank lines and a missing last one make no difference")
  func lineEnds() async throws {
    for text in [
      "id,lon,lat\na,1,2\nb,3,4\n", "id,lon,lat\r\na,1,2\r\nb,3,4\r\n",
      "\u{FEFF}id,lon,lat\na,1,2\nb,3,4", "id,lon,lat\r\n\r\na,1,2\r\n  \n,,\n\nb,3,4\r",
      "id,lon,lat\n\"a\",\"1\",\"2\"\r\n\"b\",\"3\",\"4\"",
    ] {
      let table = try await TableFile(text).read()
      #expect(table.rows == [["a", "1", "2"], ["b", "3", "4"]], "\(text)")
      #expect(table.positions.latitudes == [2, 4], "\(text)")
    }
  }

  @Test("category texts are numbered in the order in which the file first has them")
  func labels() async throws {
    var text = "id,lon,lat,category\n"
    for row in 0..<30_000 { text += "\(row),1,2,c\((row * 7) % 1_000)\n" }
    let table = try await TableFile(text).read(.outlets, workers: 2)
    #expect(table.labelTexts == (0..<1_000).map { "c\(($0 * 7) % 1_000)" })
    #expect(table.labels.elementsEqual((0..<30_000).map { UInt32($0 % 1_000) }))
  }

  @Test("every beginning of a file reads or throws")
  func prefixes() async throws {
    let text =
      "\u{FEFF}id,\"na\"\"me\n\",lon,lat,人口\r\na,\"x,\"\"\n\",1.5,-2.25,7\r\n\nb,,-3,4e0,\n"
    let bytes = Array(text.utf8)
    var counts: [Int] = []
    for length in 0...bytes.count {
      let file = try TableFile(bytes.prefix(length))
      let problems = try await file.problems()
      counts.append(problems.isEmpty ? try await file.read().count : 0)
    }
    #expect(counts.last == 2)
    #expect(counts.contains(1) && counts.contains(0))
  }

  @Test("random bytes after a header read or throw")
  func hostileBytes() async throws {
    var random = SeededGenerator(seed: 43)
    let alphabet = Array("a1,,\n\r\"\"-.;\t\0".utf8) + [0xFF, 0xE7]
    for _ in 0..<60 {
      let length = Int.random(in: 0...240, using: &random)
      let bytes = (0..<length).map { _ in alphabet.randomElement(using: &random)! }
      let file = try TableFile(Array("id,lon,lat\nz,1,2\n".utf8) + bytes)
      let problems = try await file.problems()
      if problems.isEmpty { #expect(try await file.read().count >= 1) }
    }
  }
}

extension Array {
  func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
