import Foundation
import GeoCore
import GeoFormats
import TestSupport
import Testing

@Suite("Text is read in the encoding it is in")
struct EncodingTests {
  private static let text = "编号,名称,经度,纬度\nc1,滨江社区,114.25,30.5\nc2,一号院,114.5,30.25\n"

  private func names(_ bytes: [UInt8], encoding: String? = nil) async throws -> [String] {
    let table = try await TableFile(bytes).read {
      $0.keepsNames = true
      $0.format.encoding = encoding
    }
    return (0..<table.count).map { table.names?[$0] ?? "" }
  }

  private func problems(_ bytes: [UInt8], encoding: String? = nil) async throws -> [InputProblem] {
    try await TableFile(bytes).problems { $0.format.encoding = encoding }
  }

  private static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    text.utf16.flatMap {
      isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
    }
  }

  /// 编号,名称,经度,纬度 and two rows in GB 2312.
  private static let chinese: [UInt8] =
    [0xB1, 0xE0, 0xBA, 0xC5, 44, 0xC3, 0xFB, 0xB3, 0xC6, 44, 0xBE, 0xAD, 0xB6, 0xC8, 44]
    + [0xCE, 0xB3, 0xB6, 0xC8, 10] + Array("c1,".utf8)
    + [0xB1, 0xF5, 0xBD, 0xAD, 0xC9, 0xE7, 0xC7, 0xF8] + Array(",114.25,30.5\nc2,".utf8)
    + [0xD2, 0xBB, 0xBA, 0xC5, 0xD4, 0xBA] + Array(",114.5,30.25\n".utf8)

  @Test("UTF-8, UTF-16 in both orders and GB18030 are recognised, with and without a mark")
  func recognised() async throws {
    let expected = ["滨江社区", "一号院"]
    for bytes in [
      Array(Self.text.utf8), [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8),
      [0xFF, 0xFE] + Self.utf16(Self.text, isBig: false), Self.utf16(Self.text, isBig: false),
      [0xFE, 0xFF] + Self.utf16(Self.text, isBig: true), Self.utf16(Self.text, isBig: true),
      Self.chinese,
    ] {
      #expect(try await names(bytes) == expected)
    }
  }

  @Test("an encoding that is named is believed, by any name that iconv knows")
  func named() async throws {
    #expect(try await names(Self.chinese, encoding: "GBK") == ["滨江社区", "一号院"])
    let latin = Array("id,name,lon,lat\na,Caf".utf8) + [0xE9] + Array(",1,2\n".utf8)
    #expect(try await names(latin, encoding: "latin1") == ["Café"])
    #expect(try await names(Array(Self.text.utf8), encoding: "UTF-8") == ["滨江社区", "一号院"])
  }

  @Test("an encoding that there is none of, or that would lose characters, is refused")
  func noSuch() async throws {
    for name in ["KLINGON", "UTF-8//IGNORE", ""] where !name.isEmpty {
      let problems = try await problems(Self.chinese, encoding: name)
      #expect(problems.map(\.reason) == [.encoding(.noSuch(name))])
    }
  }

  @Test("other eight-bit encodings are not guessed", arguments: [0, 1, 2, 3])
  func unknown(kind: Int) async throws {
    let names: [[UInt8]] = [
      // Café, Müller in Latin-1.
      [0x43, 0x61, 0x66, 0xE9, 32, 0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72],
      // Привет in Windows-1251, an odd number of letters after it.
      [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 32, 0xEC, 0xE8, 0xF0, 0xE0, 32, 0xE8, 32],
      // 한국 again and again in EUC-KR.
      Array(repeatElement([0xC7, 0xD1, 0xB1, 0xB9], count: 20).joined()),
      // Kana in Shift-JIS.
      [0x83, 0x4A, 0x83, 0x74, 0x83, 0x46],
    ]
    let bytes = Array("id,name,lon,lat\na,".utf8) + names[kind] + Array(",1,2\n".utf8)
    #expect(try await problems(bytes).map(\.reason) == [.encoding(.unknown)])
  }

  @Test("bytes of another encoding far into the file are named with their line")
  func late() async throws {
    var text = "id,name,lon,lat\n"
    for row in 0..<60_000 { text += "c\(row),Community \(row),1.25,2.5\n" }
    #expect(text.utf8.count > 1 << 20)
    let bytes = Array(text.utf8) + Array("d,Caf".utf8) + [0xE9] + Array(",1,2\n".utf8)
    let problems = try await problems(bytes)
    #expect(problems.map(\.reason) == [.encoding(.unknown)])
    #expect(problems.map(\.line) == [60_002])
    let chinese = Self.chinese + Array(text.dropFirst(16).utf8) + [0xFF, 0xFF, 10]
    let others = try await self.problems(chinese)
    #expect(others.map(\.reason) == [.encoding(.not("GB18030"))])
    #expect(others.map(\.line) == [60_004])
  }

  @Test("pieces of any size give the same text, characters cut in two or not")
  func pieces() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: Self.text, count: 3_000)
    let path = try folder.write("a", Self.utf16(text, isBig: true))
    let source = try DecodingSource(FileSource(path: path), encoding: "UTF-16BE")
    var bytes: [UInt8] = []
    var random = SeededGenerator(seed: 3)
    while true {
      let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: Int.random(in: 4...5_000, using: &random), alignment: 1)
      defer { buffer.deallocate() }
      let count = try source.read(into: buffer)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    #expect(bytes == Array(text.utf8))
  }

  @Test("large files with characters of several bytes, wherever the first look at them ends")
  func large() async throws {
    for shift in 0..<6 {
      var text = "id,name,lon,lat\n" + String(repeating: "x", count: shift) + ",,1,2\n"
      for row in 0..<40_000 { text += "c\(row),滨江社区一号院,1,2\n" }
      #expect(text.utf8.count > 1 << 20)
      let table = try await TableFile(Self.utf16(text, isBig: false)).read { $0.badRows = .skip }
      #expect(table.count == 40_000 + (shift > 0 ? 1 : 0))
      #expect(table.row(table.count - 1)[1] == "滨江社区一号院")
    }
  }

  @Test("lines may end in line feeds, carriage returns or both", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) async throws {
    let lines = ["id,name,lon,lat", "a,\"x,y\",1,2", "", "b,z,1,2", "c,z,1,x"]
    let text = lines.joined(separator: end) + end
    let problems = try await TableFile(text).problems()
    #expect(problems.map(\.line) == [5])
    let table = try await TableFile(text).read { $0.badRows = .skip }
    #expect(table.row(0) == ["a", "x,y", "1", "2"])
    #expect(table.allIDs == ["a", "b"])
  }
}
