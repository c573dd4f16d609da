import Foundation
import GeoFormats
import TestSupport
import Testing

@Suite("A table's text in another frame")
struct ConvertedTableTests {
  private func convert(
    _ file: TableFile, _ from: Frame = .wgs84, _ to: Frame = .bd09, workers: Int = 1
  ) async throws -> (text: String, table: ConvertedTable) {
    let table = try await ConvertedTable.convert(
      path: file.path, from: from, to: to, badRows: .skip, workers: workers)
    var bytes: [UInt8] = []
    table.write { bytes += $0 }
    return (String(decoding: bytes, as: UTF8.self), table)
  }

  @Test("rows left out are told with their lines over many pieces, whatever the number of tasks")
  func lines() async throws {
    var text = "id,note,y,x\n"
    var wrong: [Int] = []
    var line = 2
    for row in 0..<30_000 {
      let isWrong = row % 997 == 5
      if isWrong { wrong.append(line) }
      text += "\(row),\"a\n\(row)\",30.\(row),\(isWrong ? "?" : "114.5")\n"
      line += 2
    }
    let file = try TableFile(text)
    let one = try await convert(file)
    #expect(one.table.rejected.map(\.line) == wrong)
    #expect(one.table.rows == 30_000 - wrong.count)
    let three = try await convert(file, workers: 3)
    #expect(three.text == one.text && three.table.rejected == one.table.rejected)
    #expect(one.text.split(separator: "\n").count == 1 + 2 * one.table.rows)
  }

  @Test("positions that the target does not have are left out, with both fields")
  func notConvertible() async throws {
    let file = try TableFile("x,y\n179.999,10\n114,30\n")
    let (text, table) = try await convert(file)
    #expect(text.hasPrefix("x,y\n114.0") && table.rows == 1)
    #expect(
      table.rejected == [
        InputProblem(
          .notConvertible(frame: "BD-09"), file: file.path, line: 2, field: "x, y",
          value: "179.999, 10.0")
      ])
  }

  @Test("degrees that are said to be metres are refused, unless one is none")
  func degrees() async throws {
    let zone = Frame("EPSG:4547")
    let refused = FrameError(.looksLikeDegrees(114.5, 30.5), frame: "EPSG:4547")
    let degrees = try TableFile("x,y\n?,1\n114.5,30.5\n114,31\n")
    await #expect {
      try await convert(degrees, zone, .wgs84)
    } throws: { error in
      (error as? FrameError)?.reason == refused.reason
    }
    let metres = try TableFile("x,y\n114.5,30.5\n529271,3385869\n")
    #expect(try await convert(metres, zone, .wgs84).table.rows == 2)
  }

  @Test("no bytes, however broken, trap it; what it does take keeps its lines")
  func hostile() async throws {
    var random = SeededGenerator(seed: 8)
    let start = Array("id,x,\"n\"\"\",y\r\n1,114.5,\"a\nb\",30.5\n\n2,-1e400,,+7\n3,1,2,3".utf8)
    let pieces: [UInt8] = [34, 44, 10, 13, 0, 255, 59, 9, 45, 46, 101, 49]
    for _ in 0..<300 {
      var bytes = start
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let byte = pieces.randomElement(using: &random) ?? 0
        if Bool.random(using: &random) {
          bytes[place] = byte
        } else {
          bytes.insert(byte, at: place)
        }
      }
      do {
        let (text, table) = try await convert(TableFile(bytes))
        #expect(table.rows > 0 && !text.isEmpty)
      } catch is InputError {
      }
    }
  }
}
