import GeoFormats
import TestSupport
import Testing

@Suite("A file is read in pieces of whole records")
struct RecordReaderTests {
  private static let size = RecordReader.pieceSize

  /// All pieces, without the room after their records, and the reader's digest.
  private func pieces(
    _ bytes: some Sequence<UInt8>
  ) throws -> (pieces: [[UInt8]], sha256: String, bytes: Int) {
    let folder = try TemporaryFolder()
    let reader = try RecordReader(path: folder.write("a.csv", bytes))
    var piece = RecordReader.Piece()
    var pieces: [[UInt8]] = []
    while try reader.next(&piece) {
      #expect(piece.number == pieces.count)
      #expect(piece.buffer.count >= piece.count + 8)
      pieces.append(Array(piece.buffer.prefix(piece.count)))
    }
    return (pieces, reader.digest.sha256, reader.digest.bytes)
  }

  /// Whether bytes end with a line feed outside quotation marks.
  private func endsRecord(_ bytes: [UInt8]) -> Bool {
    bytes.last == 10 && bytes.count { $0 == 34 }.isMultiple(of: 2)
  }

  @Test("pieces put together are the file, and each ends a record")
  func wholeRecords() throws {
    var random = SeededGenerator(seed: 31)
    var bytes: [UInt8] = []
    while bytes.count < 5 * Self.size {
      let length = Int.random(in: 0...900, using: &random)
      let field = (0..<length).map { _ in Array("ab,\n".utf8).randomElement(using: &random)! }
      bytes += "\"".utf8 + field + "\",plain\n".utf8
    }
    let read = try pieces(bytes)
    #expect(read.pieces.count == 6)
    #expect(read.pieces.allSatisfy(endsRecord))
    #expect(read.pieces.flatMap { $0 } == bytes)
    #expect(read.bytes == bytes.count)
  }

  @Test("a record longer than a piece, and one longer than several, stay whole", arguments: [2, 9])
  func longRecords(halves: Int) throws {
    let line = "\"" + String(repeating: "x\n", count: halves * Self.size / 4) + "\",1\n"
    let bytes = Array(("id,b\n" + line + "2,3\n").utf8)
    let read = try pieces(bytes)
    #expect(read.pieces.allSatisfy(endsRecord))
    #expect(read.pieces.flatMap { $0 } == bytes)
    #expect(read.pieces.contains { $0.count >= line.utf8.count })
  }

  @Test(
    "files whose length is a multiple of a piece, or one byte off, are read to their end",
    arguments: [-1, 0, 1], ["\n", "x"])
  func lengths(excess: Int, last: String) throws {
    for count in 1...2 {
      let text = String(repeating: "0123456\n", count: count * Self.size / 8 + 1)
      let bytes = Array(text.utf8.prefix(count * Self.size + excess - 1)) + last.utf8
      let read = try pieces(bytes)
      #expect(read.pieces.flatMap { $0 } == bytes + (last == "x" ? [10] : []))
      #expect(read.bytes == bytes.count)
    }
  }

  @Test("the last line's missing end is added to the records and not to the digest")
  func lastLine() throws {
    let read = try pieces("abc".utf8)
    #expect(read.pieces == [Array("abc\n".utf8)])
    #expect(read.bytes == 3)
    #expect(
      read.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("an empty file has no pieces")
  func empty() throws {
    let read = try pieces([])
    #expect(read.pieces.isEmpty)
    #expect(
      read.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("the digest of a million letters is that of the standard, however many pieces they take")
  func digest() throws {
    // FIPS 180-2, appendix B.3.
    let read = try pieces(repeatElement(UInt8(ascii: "a"), count: 1_000_000))
    #expect(
      read.sha256 == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}
