import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Columns are recognised by their headers")
struct HeaderTests {
  @Test(
    "position headers in English and Chinese, in capitals or not",
    arguments: [
      ("lon", "lat"), ("lng", "latitude"), ("longitude", "LAT"), ("X", "y"), ("经度", "纬度"),
      (" Lon ", "\"lat\""),
    ])
  func positions(longitude: String, latitude: String) async throws {
    let table = try await TableFile("id,\(latitude),\(longitude)\na,64.5,-21.5\n").read()
    #expect(table.positions[0].longitude == -21.5)
    #expect(table.positions[0].latitude == 64.5)
  }

  @Test(
    "all roles of communities and outlets",
    arguments: [
      "id,name,lon,lat,category,population,district,city",
      "编号,名称,经度,纬度,业态,人口,区,城市",
      "编号,NAME,x,y,类别,人口,街道,City",
      "ID,Name,lng,Latitude,type,Population,District,CITY",
    ])
  func roles(header: String) async throws {
    let file = try TableFile(header + "\n7,Center,1,2,shop,30,D,C\n")
    let communities = try await file.read { $0.keepsNames = true }
    #expect(communities.allIDs == ["7"])
    #expect(communities.names?[0] == "Center")
    #expect(communities.populations == [30])
    let outlets = try await file.read(.outlets)
    #expect(outlets.labelTexts == ["shop"])
    #expect(outlets.labels == [0])
    #expect(outlets.names == nil)
  }

  @Test("a column that an option names is taken before recognised ones")
  func overrides() async throws {
    let file = try TableFile("id,code,东经,lon,lat\na,b,5,6,7\n")
    let table = try await file.read { $0.columns = [.id: "Code", .longitude: "东经 "] }
    #expect(table.allIDs == ["b"])
    #expect(table.positions[0].longitude == 5)
    #expect(table.headers == ["id", "code", "东经", "lon", "lat"])
    #expect(table.row(0) == ["a", "b", "5", "6", "7"])
  }

  @Test("an option that says which one settles which of several columns is meant")
  func ambiguity() async throws {
    let file = try TableFile("id,lon,x,lat\na,5,6,7\n")
    let problems = try await file.problems()
    #expect(
      problems == [
        InputProblem(
          .ambiguousColumn(role: .longitude, headers: ["lon", "x"]), file: file.path, line: 1)
      ])
    let table = try await file.read { $0.columns = [.longitude: "x"] }
    #expect(table.positions[0].longitude == 6)
  }

  @Test("an option that names no column of the file is refused")
  func unknownColumn() async throws {
    let file = try TableFile("id,lon,lat\na,5,7\n")
    let problems = try await file.problems { $0.columns = [.latitude: "north"] }
    #expect(
      problems == [
        InputProblem(
          .unknownColumn(headers: ["id", "lon", "lat"]), file: file.path, line: 1, value: "north")
      ])
  }

  @Test("every column that is needed and not there is named at once")
  func missingColumns() async throws {
    let file = try TableFile("编号,name\na,b\n")
    let problems = try await file.problems(.outlets)
    #expect(
      problems
        == [ColumnRole.longitude, .latitude, .category].map {
          InputProblem(
            .missingColumn(role: $0, headers: ["编号", "name"]), file: file.path, line: 1)
        })
  }

  @Test("the delimiter is the one that the header has most of", arguments: [",", ";", "\t"])
  func delimiters(delimiter: String) async throws {
    let lines = [["id", "a,b;c", "lon", "lat", "d"], ["1", "x", "5", "7", "y;z,t"]]
    let text = lines.map { line in
      line.map { $0.contains(";") ? "\"\($0)\"" : $0 }.joined(separator: delimiter)
    }
    let table = try await TableFile(text.joined(separator: "\n")).read()
    #expect(table.headers == lines[0])
    #expect(table.rows == [lines[1]])
  }

  @Test("a byte order mark, quotation marks and line breaks in a header are no part of the names")
  func awkwardHeader() async throws {
    let file = try TableFile("\u{FEFF}\"id\",\"the\nname\",lon,lat\r\na,b,5,x\r\n")
    let problems = try await file.problems()
    #expect(
      problems == [
        InputProblem(.notANumber, file: file.path, line: 3, field: "lat", value: "x")
      ])
  }

  @Test("a header whose first line is shorter than its fields are many keeps them all")
  func brokenHeader() async throws {
    let problems = try await TableFile("\"\n\",id,lon,lat\nq,a,1,2\n").problems()
    #expect(problems.isEmpty)
  }
}
