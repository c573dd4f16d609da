import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("What is wrong with a table is told with file, line, field and value")
struct InputProblemTests {
  private typealias Reason = InputProblem.Reason

  private func check(
    _ text: String, of kind: PointTable.Request.Kind = .communities, _ reason: Reason,
    line: Int? = nil, field: String? = nil, value: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let file = try TableFile(text)
    let problems = try await file.problems(kind)
    let expected = InputProblem(reason, file: file.path, line: line, field: field, value: value)
    #expect(problems == [expected], sourceLocation: sourceLocation)
  }

  @Test("a position that is no number")
  func notANumber() async throws {
    let text = "id,lon,lat\na,1,2\nb,1,2N\n"
    try await check(text, .notANumber, line: 3, field: "lat", value: "2N")
    try await check("id,lon,lat\na,\"1,5\",2\n", .notANumber, line: 2, field: "lon", value: "1,5")
    try await check(
      "id,lon,lat,人口\na,1,2,many\n", .notANumber, line: 2, field: "人口", value: "many")
  }

  @Test("a number outside its bounds")
  func outOfRange() async throws {
    try await check(
      "id,lon,lat\na,64.1,-121.9\n", .outOfRange(-90, 90), line: 2, field: "lat", value: "-121.9")
    try await check(
      "id,x,y\na,180.00001,0\n", .outOfRange(-180, 180), line: 2, field: "x", value: "180.00001")
    try await check(
      "id,lon,lat,population\na,1,2,-1\n", .outOfRange(0, 1e10), line: 2,
      field: "population", value: "-1")
  }

  @Test("the bounds themselves are inside")
  func bounds() async throws {
    let table = try await TableFile(
      "id,lon,lat,population\na,180,90,0\nb,-180.0,-90.0,\n"
    ).read()
    #expect(table.positions.longitudes == [180, -180])
    #expect(table.positions.latitudes == [90, -90])
    #expect(table.populations?[0] == 0)
    #expect(table.populations?[1].isNaN == true)
  }

  @Test("a field that is empty")
  func empty() async throws {
    try await check("id,lon,lat\n,1,2\n", .empty, line: 2, field: "id", value: "")
    try await check("id,lon,lat\n  ,1,2\n", .empty, line: 2, field: "id", value: "  ")
    try await check("id,lon,lat\na,,2\n", .empty, line: 2, field: "lon", value: "")
    try await check(
      "id,type,lon,lat\na,,1,2\n", of: .outlets, .empty, line: 2, field: "type", value: "")
  }

  @Test("an id that an earlier line has")
  func duplicateID() async throws {
    try await check(
      "id,lon,lat\na,1,2\nb,1,2\n\na,3,4\n", .duplicateID(line: 2), line: 5, field: "id",
      value: "a")
  }

  @Test("a row with another number of fields than the header", arguments: ["a,1", "a,1,2,3", "a"])
  func fieldCount(row: String) async throws {
    let count = row.split(separator: ",").count
    try await check(
      "id,lon,lat\n\(row)\n", .fieldCount(expected: 3), line: 2, value: "\(count)")
    try await check(
      "id,lon,lat\n\"\(row)\"\n", .fieldCount(expected: 3), line: 2, value: "1")
  }

  @Test("a quotation mark that is not closed, or closed in the middle of a field")
  func quotation() async throws {
    try await check("id,lon,lat\na,1,\"2\nb,1,2\n", .quotation, line: 2)
    try await check("id,lon,lat\na,1,2\n\"b\"c,1,2\nd,1,2\n", .quotation, line: 3)
    try await check("id,lon,\"lat\na,1,2", .quotation, line: 1)
  }

  @Test("a file that is not there, and a folder")
  func unreadable() async throws {
    let folder = try TemporaryFolder()
    for (path, reason) in [
      (folder.path("none.csv"), "No such file or directory"), (folder.path, "Is a directory"),
    ] {
      let error = await #expect(throws: InputError.self) {
        try await PointTable.read(PointTable.Request(path: path, kind: .outlets))
      }
      #expect(error?.problems == [InputProblem(.unreadable(reason), file: path)])
      #expect(error?.count == 1)
    }
  }

  @Test("a file without header or rows")
  func nothing() async throws {
    try await check("", .noHeader)
    try await check("\u{FEFF}", .noHeader)
    try await check("\nid,lon,lat\n", .noHeader, line: 1)
    try await check("id,lon,lat", .noRows)
    try await check("id,lon,lat\r\n\r\n \n,,\n", .noRows)
  }

  @Test("a file that is not text")
  func binary() async throws {
    try await check("id,lon,lat\0\na,1,2\n", .encoding(.binary), line: 1)
    try await check("id,lon,lat\na\0,1,2\n", .encoding(.binary), line: 2)
  }

  @Test("an angle in degrees, minutes and seconds", arguments: ["116°23'17\"\"E", "116度23分17秒"])
  func sexagesimal(angle: String) async throws {
    try await check(
      "id,lon,lat\na,\"\(angle)\",2\n", .degreesMinutesSeconds, line: 2, field: "lon",
      value: angle.replacing("\"\"", with: "\""))
  }

  @Test("lines after quoted line breaks, blank lines and unusable rows are counted")
  func lines() async throws {
    let text = "id,lon,lat,n\n\na,1,2,\"x\ny\r\nz\"\n\n\nb,1,x,\"\n\"\nc,y,2,\n\nd,1,91,\n"
    let problems = try await TableFile(text).problems()
    #expect(problems.map(\.line) == [8, 10, 12])
    #expect(problems.map(\.value) == ["x", "y", "91"])
  }

  @Test("the first twenty problems of many, and how many there are")
  func many() async throws {
    let file = try TableFile("id,lon,lat\n" + (0..<50).map { "\($0),1,x\n" }.joined())
    let error = await #expect(throws: InputError.self) { try await file.read() }
    #expect(error?.count == 50)
    #expect(error?.problems.map(\.line) == Array(2...21))
  }

  @Test("a table of which every row was set aside has no usable row")
  func allSkipped() async throws {
    let file = try TableFile("id,lon,lat\na,1,x\nb,1,2,3\n")
    let problems = try await file.problems { $0.badRows = .skip }
    #expect(problems.map(\.reason) == [.noRows, .notANumber, .fieldCount(expected: 3)])
  }

  @Test("long values are shortened")
  func longValues() async throws {
    let value = String(repeating: "社", count: 100)
    try await check(
      "id,lon,lat\na,\(value),2\n", .notANumber, line: 2, field: "lon",
      value: String(repeating: "社", count: 57) + "...")
  }
}
