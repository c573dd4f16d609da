import GeoFormats
import TestSupport
import Testing

@Suite("A structural index finds what a plain loop over the bytes finds")
struct StructuralIndexTests {
  private func places(_ bytes: [UInt8], _ delimiter: UInt8) -> (places: [Int], hasQuotes: Bool) {
    let slack = [UInt8](repeating: 0, count: StructuralIndex.blockSize)
    var index = StructuralIndex()
    defer { index.deallocate() }
    (bytes + slack).withUnsafeBufferPointer {
      index.index($0.baseAddress!, count: bytes.count, delimiter: delimiter)
    }
    return ((0..<index.count).map { Int(index.places[$0]) }, index.hasQuotes)
  }

  private func check(_ bytes: [UInt8], _ delimiter: UInt8) {
    let found = places(bytes, delimiter)
    let expected = bytes.indices.filter { [delimiter, 10, 34].contains(bytes[$0]) }
    #expect(found.places == expected, "\(bytes)")
    #expect(found.hasQuotes == bytes.contains(34), "\(bytes)")
  }

  @Test("in bytes of any length, with neighbours of the bytes that are sought")
  func lengths() {
    var random = SeededGenerator(seed: 21)
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      let near = [delimiter, 10, 34].flatMap { (byte: UInt8) -> [UInt8] in
        [byte, byte ^ 1, byte ^ 0x80, byte + 1, byte - 1, 0, 255]
      }
      for length in 0...64 {
        for _ in 0..<5 {
          check((0..<length).map { _ in near.randomElement(using: &random)! }, delimiter)
        }
      }
    }
  }

  @Test("in random bytes")
  func randomBytes() {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<100 {
      check((0..<500).map { _ in .random(in: 0...255, using: &random) }, UInt8(ascii: ","))
    }
  }

  @Test("where there are more places than it had room for")
  func growth() {
    let found = places([UInt8](repeating: UInt8(ascii: ","), count: 200_001), UInt8(ascii: ","))
    #expect(found.places == Array(0..<200_001))
  }

  @Test("again with fewer bytes, without a trace of the bytes before")
  func reuse() {
    var index = StructuralIndex()
    defer { index.deallocate() }
    let slack = [UInt8](repeating: 0, count: StructuralIndex.blockSize)
    (Array("\"a\",b\n".utf8) + slack).withUnsafeBufferPointer {
      index.index($0.baseAddress!, count: 6, delimiter: 44)
      #expect(index.hasQuotes && index.count == 4)
      index.index($0.baseAddress! + 4, count: 2, delimiter: 44)
    }
    #expect(!index.hasQuotes)
    #expect(index.count == 1 && index.places[0] == 1)
  }
}
