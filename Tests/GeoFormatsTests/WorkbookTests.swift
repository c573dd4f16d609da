import CZip
import Foundation
import GeoFormats
import TestSupport
import Testing

/// A workbook of parts that a test writes.
struct WorkbookFile {
  let folder: TemporaryFolder
  let path: String

  /// - Parameters:
  ///   - rows: The sheet's rows as XML.
  ///   - sheets: The names of the sheets; a `-` before it hides one.
  ///   - parts: Other parts by name.
  /// - Throws: What the system throws where it cannot be written.
  init(_ rows: String, sheets: [String] = ["Sheet1"], parts: [String: String] = [:]) throws {
    var all = [
      "xl/workbook.xml": "<workbook xmlns:r='r'><sheets>"
        + sheets.enumerated().map { number, name in
          let state = name.hasPrefix("-") ? "state='hidden'" : ""
          let name = name.drop { $0 == "-" }
          return "<sheet name='\(name)' r:id='r\(number)' \(state)/>"
        }.joined() + "</sheets></workbook>",
      "xl/_rels/workbook.xml.rels": "<Relationships>"
        + sheets.indices.map { "<Relationship Id='r\($0)' Target='worksheets/s\($0).xml'/>" }
        .joined() + "</Relationships>",
    ]
    for sheet in sheets.indices {
      all["xl/worksheets/s\(sheet).xml"] =
        "<x:worksheet xmlns:x='x'><x:sheetData>\(rows)</x:sheetData></x:worksheet>"
    }
    try self.init(parts: all.merging(parts) { $1 })
  }

  init(parts: [String: String]) throws {
    folder = try TemporaryFolder()
    path = folder.path("book.xlsx")
    let archive = try #require(zip_open(path, ZIP_CREATE, nil))
    for (name, text) in parts.mapValues({ Array($0.utf8) }) {
      let bytes = try #require(malloc(text.count + 1))
      bytes.copyMemory(from: text, byteCount: text.count)
      // With 1, the archive takes the memory over.
      let source = zip_source_buffer(archive, bytes, UInt64(text.count), 1)
      try #require(zip_file_add(archive, name, source, 0) >= 0)
    }
    try #require(zip_close(archive) == 0)
  }

  func read(change: (inout PointTable.Request) -> Void = { _ in }) async throws -> PointTable {
    var request = PointTable.Request(path: path, kind: .communities)
    change(&request)
    return try await PointTable.read(request)
  }

  func problems(change: (inout PointTable.Request) -> Void = { _ in }) async throws
    -> [InputProblem]
  {
    do {
      _ = try await read(change: change)
      return []
    } catch let error as InputError {
      return error.problems
    }
  }
}

@Suite("A sheet of a workbook is read as a table")
struct WorkbookTests {
  private static let header = """
    <x:row r="3"><x:c r="B3" t="inlineStr"><x:is><x:t>id</x:t></x:is></x:c>\
    <x:c r="C3" t="str"><x:v>lon</x:v></x:c><x:c r="D3" t="str"><x:v>lat</x:v></x:c>\
    <x:c r="E3" t="str"><x:v>note</x:v></x:c></x:row>
    """

  private static func row(_ number: Int, _ id: String, _ note: String, lon: String = "1.5")
    -> String
  {
    """
    <x:row r="\(number)"><x:c r="B\(number)" t="str"><x:v>\(id)</x:v></x:c>\
    <x:c r="C\(number)"><x:v>\(lon)</x:v></x:c><x:c r="D\(number)"><x:v>2</x:v></x:c>\
    \(note)</x:row>
    """
  }

  private static let styles = """
    <styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m月"/>
    <numFmt numFmtId="171" formatCode="[Red]0.0&quot;d&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>
    </styleSheet>
    """
  private static let strings = """
    <sst><si><t>plain</t></si><si><r><t>rich </t></r><r><t xml:space="preserve">&amp; "two"</t></r>
    <rPh sb="0" eb="1"><t>furigana</t></rPh></si></sst>
    """

  @Test(
    "cells of every kind",
    arguments: [
      (#"t="s"><x:v>0</x:v>"#, "plain"), (#"t="s"><x:v>1</x:v>"#, "rich & \"two\""),
      (#"t="s"><x:v>9</x:v>"#, ""), (#"t="b"><x:v>1</x:v>"#, "true"),
      (#"t="b"><x:v>0</x:v>"#, "false"), (#"t="e"><x:v>#N/A</x:v>"#, ""),
      (#"><x:f>1+1</x:f><x:v>0.30000000000000004</x:v>"#, "0.30000000000000004"),
      (#"><x:v>0.10000000000000001</x:v>"#, "0.1"), (#"><x:v>3.0</x:v>"#, "3"),
      (#"><x:v>1E5</x:v>"#, "100000"), (#"s="1"><x:v>45292</x:v>"#, "2024-01-01"),
      (#"s="1"><x:v>45292.75</x:v>"#, "2024-01-01T18:00:00"),
      (#"s="2"><x:v>60</x:v>"#, "1900-02-28"),
      (#"s="2"><x:v>59</x:v>"#, "1900-02-28"), (#"s="2"><x:v>61</x:v>"#, "1900-03-01"),
      (#"s="3"><x:v>45292</x:v>"#, "45292"), (#"s="1"><x:v>0.5</x:v>"#, "12:00:00"),
      (#"t="d"><x:v>2024-02-29</x:v>"#, "2024-02-29"), (#"s="99"><x:v>7</x:v>"#, "7"),
      (#"><x:v></x:v>"#, ""),
    ])
  func cells(cell: String, text: String) async throws {
    let book = try WorkbookFile(
      Self.header + Self.row(5, "a", "<x:c r=\"E5\" \(cell)</x:c>"),
      parts: ["xl/styles.xml": Self.styles, "xl/sharedStrings.xml": Self.strings])
    let table = try await book.read()
    #expect(table.headers == ["", "id", "lon", "lat", "note"])
    #expect(table.rows == [["", "a", "1.5", "2", text]])
  }

  @Test("problems are named by the sheet's own rows, blank ones before and between counted")
  func rows() async throws {
    let book = try WorkbookFile(
      Self.header + Self.row(4, "a\nb", "") + Self.row(9, "c", "", lon: "x")
        + Self.row(12, "d", "<x:c r='H12'><x:v>1</x:v></x:c>"))
    let problems = try await book.problems()
    #expect(problems.map(\.reason) == [.notANumber, .fieldCount(expected: 5)])
    #expect(problems.map(\.line) == [9, 12])
    #expect(problems.allSatisfy { $0.unit == .row })
  }

  @Test("the sheet is chosen by name, or is the only visible one")
  func sheets() async throws {
    let rows = Self.header + Self.row(4, "a", "")
    let several = try WorkbookFile(rows, sheets: ["one", "-two", "三"])
    #expect(
      try await several.problems().map(\.reason) == [.severalLayers(.workbook, ["one", "三"])])
    #expect(try await several.read { $0.format.layer = "two" }.count == 1)
    let wrong = try await several.problems { $0.format.layer = "four" }
    #expect(wrong.map(\.reason) == [.unknownLayer(.workbook, ["one", "two", "三"])])
    #expect(try await WorkbookFile(rows, sheets: ["-one", "two"]).read().count == 1)
    #expect(
      try await WorkbookFile(rows, sheets: ["-one"]).problems().map(\.reason) == [
        .unknownLayer(.workbook, ["one"])
      ])
  }

  @Test("sheets that no program writes are damaged, not endless")
  func damaged() async throws {
    for rows in [
      Self.header + Self.row(4, "a", "") + Self.row(4, "b", ""), "<x:row r='9999999'/>",
      "<x:row r='-1'/>", Self.header + "<x:row r='4'><x:c r='ZZZZ4'><x:v>1</x:v></x:c></x:row>",
      Self.header + "<x:row>", Self.header + "&a;",
    ] {
      let problems = try await WorkbookFile(rows).problems()
      #expect(problems.map(\.reason) == [.damaged(.workbook)], Comment(rawValue: rows))
    }
    #expect(try await WorkbookFile("").problems().map(\.reason) == [.noHeader])
  }

  @Test("entities that expand without end, and a part that unpacks to far too much, are refused")
  func bombs() async throws {
    let laughs =
      "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><sst><si><t>&b;</t></si></sst>"
    let entities = try WorkbookFile(
      Self.header + Self.row(4, "a", ""), parts: ["xl/sharedStrings.xml": laughs])
    #expect(try await entities.problems().map(\.reason) == [.damaged(.workbook)])
    let spaces = String(repeating: " ", count: 1 << 25)
    let large = try WorkbookFile(Self.header + spaces + Self.row(4, "a", ""))
    #expect(try await large.problems().map(\.reason) == [.inflated(.workbook)])
  }

  @Test("other archives are refused with what they are")
  func refused() async throws {
    #expect(
      try await WorkbookFile(parts: ["a.csv": "id"]).problems().map(\.reason) == [
        .refused(.archive)
      ])
    #expect(
      try await WorkbookFile(parts: ["mimetype": "", "content.xml": ""]).problems().map(\.reason)
        == [.refused(.openDocument)])
    for (head, kind) in [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], RefusedKind.oldWorkbook),
      ([0, 0, 0x27, 0x0A], .shapefile), ([0x66, 0x67, 0x62, 3, 0x66], .flatGeobuf),
    ] as [([UInt8], RefusedKind)] {
      let file = try TableFile(head + [UInt8](repeating: 0, count: 100))
      #expect(try await file.problems().map(\.reason) == [.refused(kind)])
    }
  }

  @Test("what a workbook escapes in texts is what it stands for")
  func escapes() {
    for (written, meant) in [
      ("a_x000D__x000A_b", "a\r\nb"), ("_x005F_x0041_", "_x0041_"), ("_x0041", "_x0041"),
      ("_x793E_区", "社区"), ("_x0000__xD800__x00G1_ _", "_x0000__xD800__x00G1_ _"),
      ("_x0041__x0042_", "AB"),
    ] {
      #expect(EscapedText.decoded(Array(written.utf8)) == Array(meant.utf8), "\(written)")
    }
  }
}
