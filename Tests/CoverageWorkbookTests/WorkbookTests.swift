import CoverageWorkbook
import Foundation
import GeoFormats
import TestSupport
import Testing

@Suite("A workbook is written")
struct WorkbookTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes a workbook of one table and returns how many texts were cut.
  @discardableResult
  private func write(
    _ name: String, _ rows: [[Cell]], titles: [String] = ["id", "name", "lon", "lat"],
    mostRows: Int = Workbook.mostRows
  ) throws -> Int {
    let book = try Workbook(path: folder.path(name), temporaryFolder: folder.path)
    let sheet = try Sheet(
      book, "Communities", titles.map { .init(title: $0, width: 12) }, mostRows: mostRows)
    for row in rows { try sheet.append(row) }
    sheet.end()
    try book.close()
    return book.cutTexts
  }

  private func read(_ name: String, sheet: String? = nil) async throws -> PointTable {
    var request = PointTable.Request(path: folder.path(name), kind: .communities)
    request.format.layer = sheet
    request.keepsNames = true
    return try await PointTable.read(request)
  }

  private func row(_ id: Int, _ name: String) -> [Cell] {
    [.text("\(id)"), .text(name), .number(1.25, .degrees), .number(50, .degrees)]
  }

  @Test("texts are texts, whatever they begin with")
  func texts() async throws {
    let names = [
      "=HYPERLINK(\"http://x\",\"y\")", "+1", "-1+2", "@SUM(A1)", "{=1}", "<script>&", "'quoted",
      "_x0041_", "http://example.com", "internal:A1", "\u{202E}abc", "😀", " spaces ", "00123",
    ]
    try write("a.xlsx", names.enumerated().map { row($0, $1) })
    let table = try await read("a.xlsx")
    #expect(table.names.map { names in (0..<names.count).map { names[$0] } } == names)
    let sheet = try part("xl/worksheets/sheet1.xml", of: "a.xlsx")
    #expect(!sheet.contains("<f>"))
    #expect(!sheet.contains("hyperlink"))
  }

  /// A file inside a workbook.
  private func part(_ name: String, of workbook: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())",
      folder.path(workbook), name,
    ]
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "what a cell cannot hold is shown as a picture, and what is too long is cut, marked and counted"
  )
  func unusual() {
    #expect(CellText("a\0b\u{1}c\r\nd\te").text == "a␀b␁c␍\nd\te")
    #expect(CellText("\u{FFFE}\u{FFFF}").text == "\u{FFFD}\u{FFFD}")
    #expect(CellText("a_x000D_ _x00g0_ _y").text == "a_x005F_x000D_ _x00g0_ _y")
    #expect(!CellText(String(repeating: "x", count: 32_767)).isCut)
    for letter in ["x", "社", "😀"] {
      let long = CellText(String(repeating: letter, count: 1_000_000))
      #expect(long.isCut)
      #expect(long.text.utf16.count <= 32_767 && long.text.utf16.count > 32_700)
      #expect(long.text.hasPrefix(letter + letter) && long.text.hasSuffix("]"))
    }
    #expect(CellText(String(repeating: "x", count: 40_000)).text.hasSuffix(" […+7257]"))
  }

  @Test("a megabyte in a cell leaves a workbook that opens")
  func long() async throws {
    let long = String(repeating: "社区", count: 500_000)
    #expect(try write("a.xlsx", [row(1, long), row(2, "b")]) == 1)
    let table = try await read("a.xlsx")
    #expect(table.names?[0].utf16.count ?? 0 <= 32_767)
    #expect(table.names?[1] == "b")
  }

  @Test("rows beyond a sheet go on in further sheets under the same heading")
  func split() async throws {
    try write("a.xlsx", (0..<25).map { row($0, "n\($0)") }, mostRows: 11)
    var ids: [String] = []
    for sheet in ["Communities", "Communities 2", "Communities 3"] {
      let table = try await read("a.xlsx", sheet: sheet)
      ids += (0..<table.count).map { table.ids[$0] }
    }
    #expect(ids == (0..<25).map(String.init))
  }

  @Test("names of sheets are made to fit")
  func names() throws {
    let book = try Workbook(path: folder.path("a.xlsx"), temporaryFolder: folder.path)
    for name in ["a/b:c", "A_B_C", String(repeating: "社", count: 40), "'", "'"] {
      _ = try Sheet(book, name, [.init(title: "a", width: 1)])
    }
    for _ in 0..<3 {
      _ = try Sheet(book, String(repeating: "社", count: 40), [.init(title: "a", width: 1)])
    }
    try book.close()
  }

  @Test("the same bytes every time, also of empty tables")
  func determinism() throws {
    for rows in [[], (0..<300).map { row($0, "社区 \($0)") }] {
      try write("a.xlsx", rows)
      try write("b.xlsx", rows)
      let files = try ["a.xlsx", "b.xlsx"].map {
        try Data(contentsOf: URL(filePath: folder.path($0)))
      }
      #expect(files[0] == files[1])
    }
    #expect(try folder.names() == ["a.xlsx", "b.xlsx"])
  }

  @Test("numbers that are none leave their cell empty, days are days")
  func values() throws {
    try write(
      "a.xlsx",
      [[.number(.nan, .tenths), .number(nil, .whole), .day(year: 2024, month: 5, day: 9)]])
    let sheet = try part("xl/worksheets/sheet1.xml", of: "a.xlsx")
    #expect(sheet.contains("<v>45421</v>"))
    #expect(!sheet.contains("r=\"A2\"") && !sheet.contains("r=\"B2\""))
  }

  @Test("a folder that is not there is an error of output")
  func failure() {
    #expect(throws: OutputError.self) { try write("no/a.xlsx", [row(1, "a")]) }
  }
}
