import Coverage
import TestSupport
import Testing

@Suite("The classifier says what the plain one says")
struct ClassifierPropertyTests {
  @Test("for random rules, codes and names", arguments: 0..<40)
  func random(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let city = RandomCity(&random)
    let plain = PlainClassifier(crosswalks: city.crosswalks, names: city.names)
    let classifier = Classifier(city.crosswalks, names: city.names)
    let table = try await classifier.classify(
      labels: city.labels, texts: city.texts, names: Names(city.outletNames))
    for row in city.labels.indices {
      let (text, name) = (city.texts[Int(city.labels[row])], city.outletNames[row])
      let expected = plain.outcome(text: text, name: name)
      #expect(table[row] == expected, "\(text) \(name)")
      #expect(classifier.outcome(text: text, name: name) == expected, "\(text) \(name)")
    }
  }

  @Test("whatever the number of workers")
  func workers() async throws {
    var random = SeededGenerator(seed: 7)
    let city = RandomCity(&random, outlets: 20_000)
    let classifier = Classifier(city.crosswalks, names: city.names)
    let names = Names(city.outletNames)
    let one = try await classifier.classify(labels: city.labels, texts: city.texts, names: names)
    for workers in [2, 3, 7] {
      let more = try await classifier.classify(
        labels: city.labels, texts: city.texts, names: names, workers: workers)
      #expect(more.numbers == one.numbers)
      #expect(more.outcomes == one.outcomes)
    }
  }
}

/// Names kept as texts.
struct Names: NameBytes {
  var texts: [String]

  init(_ texts: [String]) { self.texts = texts }

  var count: Int { texts.count }

  func forEachName(in rows: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    for row in rows { Array(texts[row].utf8).withUnsafeBufferPointer(body) }
  }
}

/// Rules, words and outlets of few characters, so that words overlap, lie in each other and meet brackets.
private struct RandomCity {
  var crosswalks: [Crosswalk]
  var names: NameWords
  var texts: [String]
  var labels: ContiguousArray<UInt32>
  var outletNames: [String]

  private static let characters = [
    "菜", "场", "店", "鲜", "花", "a", "B", "（", "）", "[", ")", "é", "🍞", " ",
  ]
  private static let codes = [
    "060200", "060201", "0604", "060400-060402", "=060700", "060703", "050000", "shop=a",
    "shop=a & x=y", "购物;店",
  ]

  init(_ random: inout SeededGenerator, outlets: Int = 300) {
    let words = (0..<10).map { _ in Self.word(&random) }
    let categories = ["p", "q", "r", "s"]
    names = NameWords(
      entries: (0..<5).map { _ in
        NameWords.Entry(
          categories: Self.some(of: categories, 1...2, &random),
          accepting: Self.some(of: words, 1...3, &random),
          rejecting: Self.some(of: words, 0...2, &random),
          confidence: Bool.random(using: &random) ? 0.6 : 0.3)
      }, confidenceBesideText: 0.3)
    let rules = (0..<6).map { _ in Self.rule(words, categories, &random) }
    crosswalks = [
      Crosswalk(id: "one", rules: Array(rules[..<4])),
      Crosswalk(id: "two", rules: Array(rules[4...])),
    ]
    texts =
      ["", "[]", "060201", "060700|060703", "060401", "060499", "050305|060200", "shop=a;x=y"]
      + ["shop=a", "shop=ab", "购物;店", "购物;店;小", "购物;店铺", "nonsense"]
    labels = []
    outletNames = []
    for _ in 0..<outlets {
      labels.append(UInt32.random(in: 0..<UInt32(texts.count), using: &random))
      let pieces = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        Bool.random(using: &random) ? words.randomElement(using: &random)! : Self.word(&random)
      }
      outletNames.append(pieces.joined())
    }
  }

  private static func word(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...3, using: &random))
      .map { _ in characters.randomElement(using: &random)! }.joined()
  }

  private static func some(
    of values: [String], _ count: ClosedRange<Int>, _ random: inout SeededGenerator
  ) -> [String] {
    Array(values.shuffled(using: &random).prefix(Int.random(in: count, using: &random)))
  }

  private static func rule(
    _ words: [String], _ categories: [String], _ random: inout SeededGenerator
  ) -> Crosswalk.Rule {
    let patterns = some(of: codes, 1...2, &random).map(pattern)
    let name: [Crosswalk.NameCondition] = [
      .none, .wordsOfCategory, .words(some(of: words, 1...2, &random)),
    ]
    return Crosswalk.Rule(
      patterns, name: name.randomElement(using: &random)!,
      rejecting: some(of: words, 0...1, &random),
      categories: some(of: categories, 0...2, &random),
      confidence: Bool.random(using: &random) ? 0.9 : 0.3)
  }

  private static func pattern(_ text: String) -> Crosswalk.Pattern {
    if let code = CodePattern(text) { return .code(code) }
    if text.contains("=") { return .tags(TagPattern(text)!) }
    return .levels(LevelPattern(text)!)
  }
}
