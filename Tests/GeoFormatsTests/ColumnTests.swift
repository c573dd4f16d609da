import GeoFormats
import TestSupport
import Testing

@Suite("Texts are kept in columns")
struct StringColumnTests {
  private static let texts = ["", "a", "社区", "", "eight by", "nine byte", "\u{0}", "👩‍👩‍👧", "x\ny"]

  private func fill(_ buffer: inout TextBuffer, _ texts: some Collection<String>) {
    buffer.reset(texts: texts.count, bytes: texts.reduce(0) { $0 + $1.utf8.count })
    for text in texts {
      (Array(text.utf8) + [UInt8](repeating: 255, count: 8)).withUnsafeBufferPointer {
        buffer.append(UnsafeBufferPointer(rebasing: $0[..<text.utf8.count]))
      }
    }
  }

  @Test("texts come back as they were put in")
  func texts() {
    let column = StringColumn(Self.texts)
    #expect(column.count == Self.texts.count)
    #expect((0..<column.count).map { column[$0] } == Self.texts)
    #expect(StringColumn().count == 0)
  }

  @Test("a buffer used again and again adds its texts of that time, in order")
  func buffers() {
    let pieces = [Self.texts, [], [""], Self.texts.reversed(), Array(Self.texts.prefix(2))]
    var buffer = TextBuffer()
    defer { buffer.deallocate() }
    var column = StringColumn()
    for piece in pieces {
      fill(&buffer, piece)
      column.append(buffer)
    }
    #expect(column == StringColumn(pieces.joined()))
  }

  @Test("rows are gathered in the order asked for, those that are not there as empty texts")
  func gathering() {
    let column = StringColumn(Self.texts)
    let rows: ContiguousArray<UInt32> = [8, 2, 2, 0, .max, 9, 7, 5, 3, 8]
    let expected = StringColumn(rows.map { $0 < 9 ? Self.texts[Int($0)] : "" })
    #expect(column.gathering(rows).isPlain == column.isPlain)
    #expect((0..<10).map { column.gathering(rows)[$0] } == (0..<10).map { expected[$0] })
    #expect(column.gathering([]).count == 0)
    #expect(StringColumn().gathering([0, .max]) == StringColumn(["", ""]))
    // As it is done beyond 4 GiB.
    var long = column
    long.carries = [100]
    #expect((0..<10).map { long.gathering(rows)[$0] } == (0..<10).map { expected[$0] })
  }

  @Test("texts are equal where all their bytes are")
  func equality() {
    let column = StringColumn(["ab", "abc", "ab", "", "", "aB"])
    #expect(column.areEqual(0, 2) && column.areEqual(3, 4))
    #expect(!column.areEqual(0, 1) && !column.areEqual(0, 5) && !column.areEqual(0, 3))
  }

  @Test("bytes that are not UTF-8 become replacement characters in strings only")
  func invalidBytes() {
    var column = StringColumn()
    column.append(utf8: [0x61, 0xFF, 0x62])
    #expect(column[0] == "a\u{FFFD}b")
    #expect(column.withBytes(0) { Array($0) } == [0x61, 0xFF, 0x62])
  }

  @Test("texts are found beyond 4 GiB of them")
  func beyondFourGigabytes() {
    var column = StringColumn()
    column.starts = [0, 0xFFFF_FFF0, 8, 8, 9]
    column.carries = [2]
    let starts = (0..<5).map { column.start($0) }
    #expect(starts == [0, 0xFFFF_FFF0, 0x1_0000_0008, 0x1_0000_0008, 0x1_0000_0009])
  }

  @Test("an ascending order is by length first, then by bytes")
  func order() {
    let column = StringColumn(["", "b", "ab", "ac", "ac", "z", "zz"])
    #expect(column.ascends(0..<4) && column.ascends(5..<7) && column.ascends(2..<2))
    #expect(!column.ascends(3..<5) && !column.ascends(4..<6))
    for length in 1...20 {
      for place in 0..<length {
        var bytes = [UInt8](repeating: 0x80, count: length)
        let text = bytes
        bytes[place] = 0x81
        var column = StringColumn()
        for text in [text, bytes, text, text] { column.append(utf8: text) }
        column.append(utf8: [UInt8](repeating: 0, count: 30))
        #expect(column.ascends(0..<2) && !column.ascends(1..<3) && !column.ascends(2..<4))
        #expect(column.ascends(3..<5))
      }
    }
  }

  @Test("a text's hash is that of its bytes, also at the column's end")
  func hashesOfTexts() {
    let column = StringColumn(Self.texts)
    for (row, text) in Self.texts.enumerated() {
      let padded = Array(text.utf8) + [UInt8](repeating: 255, count: 8)
      let expected = padded.withUnsafeBufferPointer {
        hash($0.baseAddress!, count: text.utf8.count)
      }
      #expect(text.isEmpty || column.hash(of: row) == expected)
    }
  }

  @Test("different texts get different labels, and the same text the same one")
  func labels() {
    var table = LabelTable()
    let texts = (0..<1_000).map { "text \($0)" }
    for _ in 0..<2 {
      for (number, text) in texts.enumerated() {
        // Few different hashes, so that texts have to be compared.
        let label = Array(text.utf8).withUnsafeBufferPointer {
          table.label($0, hash: UInt64(number % 7))
        }
        #expect(label == UInt32(number))
      }
    }
    #expect(table.texts == StringColumn(texts))
  }

  @Test("hashes depend on every byte and on the length, and on nothing after the text")
  func hashes() {
    func hashed(_ bytes: [UInt8], slack: UInt8) -> UInt64 {
      (bytes + [UInt8](repeating: slack, count: 8)).withUnsafeBufferPointer {
        hash($0.baseAddress!, count: bytes.count)
      }
    }
    var seen: Set<UInt64> = []
    for length in 0...40 {
      let bytes = [UInt8](repeating: 48, count: length)
      #expect(hashed(bytes, slack: 0) == hashed(bytes, slack: 0xA7))
      #expect(seen.insert(hashed(bytes, slack: 0)).inserted)
      for place in 0..<length {
        var other = bytes
        other[place] = 49
        #expect(seen.insert(hashed(other, slack: 0xA7)).inserted)
      }
    }
  }
}

@Suite("Rows whose ids came before are found")
struct DuplicateFinderTests {
  private func duplicates(
    _ ids: [String], hashes: ContiguousArray<UInt64>, workers: Int
  ) async throws -> [[Int]] {
    try await DuplicateFinder.duplicates(StringColumn(ids), [hashes], workers: workers)
      .map { [$0.row, $0.first] }
  }

  private func expected(_ ids: [String]) -> [[Int]] {
    var first: [String: Int] = [:]
    return ids.indices.compactMap { row in
      if let first = first[ids[row]] { return [row, first] }
      first[ids[row]] = row
      return nil
    }
  }

  @Test("among random ids, with any number of workers", arguments: [1, 2, 7])
  func randomIDs(workers: Int) async throws {
    var random = SeededGenerator(seed: 51)
    for count in [0, 1, 2, 1_000, 20_000] {
      let numbers = (0..<count).map { _ in Int.random(in: 0..<count * 3, using: &random) }
      let ids = numbers.map { "id \($0)" }
      var mixed = numbers.map { SeededGenerator(seed: UInt64($0)) }
      let hashes = ContiguousArray(mixed.indices.map { mixed[$0].next() })
      let found = try await duplicates(ids, hashes: hashes, workers: workers)
      #expect(found == expected(ids))
    }
  }

  @Test("where ids ascend, or do so but for one", arguments: [1, 2, 7])
  func ascendingIDs(workers: Int) async throws {
    var ids = (0..<30_000).map { "\($0)" }
    func found() async throws -> [[Int]] {
      try await DuplicateFinder.duplicates(StringColumn(ids), workers: workers)
        .map { [$0.row, $0.first] }
    }
    #expect(try await found() == [])
    for row in [1, 14_999, 15_000, 15_001, 29_999] {
      let id = ids[row]
      ids[row] = ids[row - 1]
      #expect(try await found() == [[row, row - 1]])
      ids[row] = id
    }
  }

  @Test("where hashes of different ids are equal, wholly or in the half that is kept")
  func collisions() async throws {
    let ids = (0..<600).map { "id \($0 % 500)" }
    for hash in [{ _ in 0 }, { UInt64($0 % 3) << 62 }, { _ in .max }] as [(Int) -> UInt64] {
      let hashes = ContiguousArray((0..<600).map { hash($0 % 500) })
      #expect(try await duplicates(ids, hashes: hashes, workers: 2) == expected(ids))
    }
  }
}
