import Coverage
import Testing

@Suite("Hostile names")
struct HostileNameTests {
  private let classifier = Classifier(
    [],
    names: NameWords(entries: [
      .init(categories: ["shop"], accepting: ["便利店", "Shop"], rejecting: ["批发"], confidence: 0.6),
      .init(categories: ["flowers"], accepting: ["鲜花", "🌸"], confidence: 0.6),
    ]))

  @Test(
    "are read as bytes, in either case",
    arguments: [
      ("🌸", ["flowers"]), ("👨‍👩‍👧🌸👍🏽", ["flowers"]), ("SHOP", ["shop"]), ("shoP é", ["shop"]),
      ("\u{0}便利店\u{0}", ["shop"]), ("便利店\u{FE0F}", ["shop"]), ("便利店批发", []), ("", []),
      ("((((便利店", ["shop"]), ("便利店))))", ["shop"]), ("(((便利店)))", []), ("（便利店]", []),
      ("(a(b)便利店", ["shop"]), ("便利(x)店", []), ("(批发)便利店", ["shop"]),
    ])
  func texts(name: String, categories: [String]) {
    let outcome = classifier.outcome(text: "", name: name)
    #expect(outcome.assignments.map(\.category) == categories)
  }

  @Test("lone and cut bytes are no words and end no run")
  func bytes() async throws {
    let shop = Array("便利店".utf8)
    let names: [[UInt8]] = [
      shop + [0xFF], [0xE3] + shop, Array(shop.dropLast()), [0xE3, 0x80], [0xEF, 0xBC],
      [0xEF] + shop + [0xEF, 0xBC], [0x80, 0x28] + shop + [0x29], [0xFE, 0xFF],
    ]
    let found = try await classifier.classify(
      labels: ContiguousArray(repeating: 0, count: names.count), texts: [""],
      names: RawNames(names: names))
    let isShop = (0..<names.count).map { !found[$0].assignments.isEmpty }
    #expect(isShop == [true, true, false, false, false, true, false, false])
  }

  @Test("brackets without end and words without end are read")
  func long() async throws {
    let brackets = Array(repeating: UInt8(ascii: "("), count: 1 << 15)
    let shops = Array(String(repeating: "便利店", count: 1 << 12).utf8)
    let pairs = Array(String(repeating: "(）", count: 1 << 13).utf8)
    let names = [brackets + shops, pairs + pairs + pairs, shops + brackets + pairs]
    let found = try await classifier.classify(
      labels: [0, 0, 0], texts: [""], names: RawNames(names: names))
    #expect((0..<3).map { found[$0].assignments.count } == [1, 0, 1])
  }
}

/// Names that need not be texts.
private struct RawNames: NameBytes {
  var names: [[UInt8]]

  var count: Int { names.count }

  func forEachName(in rows: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    for row in rows { names[row].withUnsafeBufferPointer(body) }
  }
}
