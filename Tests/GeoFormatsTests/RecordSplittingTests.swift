import GeoFormats
import TestSupport
import Testing

@Suite("Records are split as RFC 4180 says")
struct RecordSplittingTests {
  /// A field as it stands in a file.
  private func field(_ random: inout SeededGenerator, _ delimiter: Character) -> String {
    func some(_ alphabet: [String], _ longest: Int) -> String {
      (0..<Int.random(in: 0...longest, using: &random))
        .map { _ in alphabet.randomElement(using: &random)! }.joined()
    }
    if Bool.random(using: &random) { return some(["a", "é", "社", " ", "7", ".", "|"], 9) }
    let inside = ["a", "\"\"", "\n", "\r\n", String(delimiter), "社区", "\"\"\"\"", "\n\n", " "]
    return "\"" + some(inside, 12) + "\""
  }

  /// A table whose rows are partly unusable, with awkward fields on both sides of the position.
  private func table(_ seed: UInt64, rows: Int, _ delimiter: Character) -> String {
    var random = SeededGenerator(seed: seed)
    let mark = String(delimiter)
    var text = ["id", "a", "lon", "lat", "b", "c"].joined(separator: mark)
    for row in 0..<rows {
      text += ["\n", "\r\n", "\n", "\n\n", "\r\n \n"].randomElement(using: &random)!
      let latitude = row % 5 == 3 ? "north" : "\(row % 90)"
      let fields = [
        "\"r\(row)\"", field(&random, delimiter), "-1.5", latitude, field(&random, delimiter),
        field(&random, delimiter),
      ]
      text += fields.joined(separator: mark)
    }
    return text + ["", "\n", "\r\n"].randomElement(using: &random)!
  }

  private func check(_ text: String, _ delimiter: Character) async throws {
    let records = PlainTable(text, delimiter: delimiter.asciiValue!).records.dropFirst()
      .filter { $0.fields != [" "] }
    let table = try await TableFile(text).read { $0.badRows = .skip }
    let good = records.filter { $0.fields[3] != "north" }
    #expect(table.rows == good.map(\.fields), "\(text)")
    let bad = records.filter { $0.fields[3] == "north" }
    #expect(table.rejected.map(\.line) == bad.map(\.line), "\(text)")
    #expect(table.rejected.allSatisfy { $0.reason == .notANumber && $0.field == "lat" })
  }

  @Test("in random tables, with the lines of unusable rows", arguments: [",", ";", "\t"])
  func randomTables(delimiter: Character) async throws {
    for seed in 0..<10 {
      try await check(table(UInt64(seed), rows: 60, delimiter), delimiter)
    }
  }

  @Test("in a table of several pieces")
  func pieces() async throws {
    let text = table(5, rows: 12_000, ",")
    #expect(text.utf8.count > 2 * RecordReader.pieceSize)
    try await check(text, ",")
  }

  @Test("wherever the end of a piece falls in an awkward record", arguments: [false, true])
  func borders(isFirstRowQuoted: Bool) async throws {
    let awkward = "b,1,2,\"x\"\"\n,\r\n\"\"\",\"\",\"\"\"\"\r\nc,x,2,,,\n"
    let head = "id,lon,lat,d,e,f\na,1,2,\(isFirstRowQuoted ? "\"\"" : ""),,"
    let first = isFirstRowQuoted ? 1 : 0
    for offset in stride(from: first, through: awkward.utf8.count + 1, by: 2) {
      let count = RecordReader.pieceSize - offset - head.utf8.count
      let filler = String(repeating: "f", count: count) + "\n"
      let table = try await TableFile(head + filler + awkward + "d,3,4,,,\n").read {
        $0.badRows = .skip
      }
      #expect(table.allIDs == ["a", "b", "d"], "\(offset)")
      #expect(table.row(1).suffix(3) == ["x\"\n,\r\n\"", "", "\""], "\(offset)")
      #expect(table.rejected.map(\.line) == [6], "\(offset)")
      #expect(table.texts[5].withBytes(0) { $0.count } == count, "\(offset)")
    }
  }

  @Test("a carriage return that ends a quoted last field is part of it")
  func quotedCarriageReturn() async throws {
    let table = try await TableFile("id,lon,lat,note\na,1,2,\"x\r\"\n").read()
    #expect(table.row(0) == ["a", "1", "2", "x\r"])
  }

  @Test("a quotation mark inside a plain field is a character like others")
  func strayQuotationMark() async throws {
    let rows = "a,1,2,6\" pipe\nb,3,4,\"x\ny\"\nc,5,6,\n"
    let filler = String(repeating: "f", count: 300_000)
    for text in [rows, rows + "d,7,8,\(filler)\ne,1,1,\(filler)\n"] {
      let table = try await TableFile("id,lon,lat,note\n" + text).read()
      #expect(table.row(0) == ["a", "1", "2", "6\" pipe"])
      #expect(table.row(1) == ["b", "3", "4", "x\ny"])
      #expect(table.row(2) == ["c", "5", "6", ""])
    }
  }

  @Test("delimiters inside quotation marks do not decide what delimits")
  func quotedDelimiters() async throws {
    let table = try await TableFile("\"a;b;c;d;e\",id,lon,lat\nx,a,1,2\n").read()
    #expect(table.headers == ["a;b;c;d;e", "id", "lon", "lat"])
  }
}
