import COsmium

/// Which of many conditions are met, a bit each.
typealias TagBits = SIMD4<UInt64>

/// Rules on tags, read from the bytes of a reading: every condition of every rule is looked for in one go over an object's tags.
struct TagRules: Sendable {
  /// The most conditions that all rules together may have.
  static let mostConditions = 256

  /// What the values of a key meet.
  private struct Values: Sendable {
    var texts = TextIndex([])
    /// The conditions that each text meets.
    var bits: [TagBits] = []
    /// The conditions that any value meets.
    var any = TagBits()
  }

  /// A rule, as the conditions that each of its patterns needs.
  struct Rule: Sendable {
    fileprivate var patterns: [TagBits]
    fileprivate var exceptions: [TagBits]

    /// Whether the rule applies where these conditions are met.
    func applies(_ met: TagBits) -> Bool {
      patterns.contains { met & $0 == $0 } && !exceptions.contains { met & $0 == $0 }
    }
  }

  private let keys: TextIndex
  private let values: [Values]
  private let prefixes: [(bytes: [UInt8], values: Values)]
  private let numbers: [OSMQuery.Condition: Int]

  /// Prepares the conditions of rules.
  ///
  /// - Precondition: There are no more than ``mostConditions``.
  init(_ rules: [WalkRules.Rule]) {
    var numbers: [OSMQuery.Condition: Int] = [:]
    for condition in rules.flatMap({ $0.patterns + $0.exceptions }).joined() {
      numbers[condition] = numbers[condition] ?? numbers.count
    }
    precondition(numbers.count <= Self.mostConditions, "rules have no more than 256 conditions")
    let conditions = numbers.sorted { $0.value < $1.value }
    func values(_ key: String, isPrefix: Bool) -> Values {
      Self.values(conditions.filter { $0.key.key == key && $0.key.isPrefix == isPrefix })
    }
    let names = Set(conditions.filter { !$0.key.isPrefix }.map(\.key.key)).sorted()
    keys = TextIndex(names)
    self.values = names.map { values($0, isPrefix: false) }
    prefixes = Set(conditions.filter(\.key.isPrefix).map(\.key.key)).sorted()
      .map { (Array($0.utf8), values($0, isPrefix: true)) }
    self.numbers = numbers
  }

  private static func values(_ conditions: [(key: OSMQuery.Condition, value: Int)]) -> Values {
    var values = Values()
    var bits: [String: TagBits] = [:]
    for (condition, number) in conditions {
      guard let accepted = condition.values else {
        values.any |= bit(number)
        continue
      }
      for value in accepted { bits[value, default: TagBits()] |= bit(number) }
    }
    let texts = bits.keys.sorted()
    values.texts = TextIndex(texts)
    values.bits = texts.map { bits[$0] ?? TagBits() }
    return values
  }

  private static func bit(_ number: Int) -> TagBits {
    var bits = TagBits()
    bits[number / 64] = 1 << UInt64(number % 64)
    return bits
  }

  /// A rule, one of those that were prepared.
  func rule(_ rule: WalkRules.Rule) -> Rule {
    func bits(_ patterns: [WalkRules.Pattern]) -> [TagBits] {
      patterns.map { pattern in
        pattern.reduce(into: TagBits()) { bits, condition in
          if let number = numbers[condition] { bits |= Self.bit(number) }
        }
      }
    }
    return Rule(patterns: bits(rule.patterns), exceptions: bits(rule.exceptions))
  }

  /// The conditions that an object of a reading meets.
  ///
  /// - Complexity: O(bytes of its tags).
  func met(by object: Int, of objects: COsmiumObjects) -> TagBits {
    var met = TagBits()
    func text(_ number: Int) -> UnsafeRawBufferPointer {
      let (start, end) = (objects.text_starts[number], objects.text_starts[number + 1])
      return UnsafeRawBufferPointer(
        start: objects.text + Int(start), count: Int(end - start))
    }
    for tag in Int(objects.tag_starts[object])..<Int(objects.tag_starts[object + 1]) {
      let key = text(2 * tag)
      if let number = keys.number(of: key) {
        Self.add(text(2 * tag + 1), values[number], &met)
      }
      for (prefix, values) in prefixes where key.starts(with: prefix) {
        Self.add(text(2 * tag + 1), values, &met)
      }
    }
    return met
  }

  /// Adds what a value meets, and what each of the values between its semicolons does.
  private static func add(
    _ value: UnsafeRawBufferPointer, _ values: Values, _ met: inout TagBits
  ) {
    met |= values.any
    if values.bits.isEmpty { return }
    for part in value.split(separator: UInt8(ascii: ";")) {
      var part = part[...]
      while part.first == 32 { part.removeFirst() }
      while part.last == 32 { part.removeLast() }
      if let number = values.texts.number(of: UnsafeRawBufferPointer(rebasing: part)) {
        met |= values.bits[number]
      }
    }
  }
}
