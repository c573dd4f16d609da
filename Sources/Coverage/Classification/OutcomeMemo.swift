/// The outcomes that have come so far, by what the text and the name say: outlets by the thousand say the same.
struct OutcomeMemo {
  /// The different outcomes, in the order in which they first came.
  private(set) var outcomes: [Outcome] = []
  private var numbers: [Outcome: UInt32] = [:]

  private let book: RuleBook
  /// A key is a plan's number and the words' bits.
  private let keyLength: Int
  private var keys: ContiguousArray<UInt64> = []
  private var values: ContiguousArray<UInt32> = []
  /// Keys by hash, open addressing; −1 where free. Never more than half full.
  private var slots = ContiguousArray<Int32>(repeating: -1, count: 1_024)
  /// The outcome of every plan without words; `max` where it hasn't come yet.
  private var withoutWords: ContiguousArray<UInt32>
  private let noBits: [UInt64]

  init(_ book: RuleBook, planCount: Int) {
    self.book = book
    keyLength = 1 + 2 * book.words.width
    withoutWords = ContiguousArray(repeating: .max, count: planCount)
    noBits = Array(repeating: 0, count: 2 * book.words.width)
  }

  /// The number of the outcome where the name says nothing.
  @inline(__always)
  mutating func outcome(plan number: UInt32, _ plans: [TextPlan]) -> UInt32 {
    let known = withoutWords[Int(number)]
    if known != .max { return known }
    let new = make(plans[Int(number)], noBits)
    withoutWords[Int(number)] = new
    return new
  }

  /// The number of the outcome where the name has the words of `bits`.
  mutating func outcome(plan number: UInt32, _ plans: [TextPlan], bits: [UInt64]) -> UInt32 {
    let mask = slots.count - 1
    var slot = Self.hash(UInt64(number), bits) & mask
    while slots[slot] >= 0 {
      let key = Int(slots[slot])
      if isEqual(key, UInt64(number), bits) { return values[key] }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(values.count)
    keys.append(UInt64(number))
    keys.append(contentsOf: bits)
    let value = make(plans[Int(number)], bits)
    values.append(value)
    if values.count * 2 > slots.count { grow() }
    return value
  }

  private mutating func make(_ plan: TextPlan, _ bits: [UInt64]) -> UInt32 {
    var maker = OutcomeMaker(book, bits: bits)
    let outcome = maker.outcome(plan)
    if let number = numbers[outcome] { return number }
    let number = UInt32(outcomes.count)
    outcomes.append(outcome)
    numbers[outcome] = number
    return number
  }

  private func isEqual(_ key: Int, _ plan: UInt64, _ bits: [UInt64]) -> Bool {
    let first = key * keyLength
    guard keys[first] == plan else { return false }
    for place in bits.indices where keys[first + 1 + place] != bits[place] { return false }
    return true
  }

  private static func hash(_ plan: UInt64, _ bits: [UInt64]) -> Int {
    var hash = plan &* 0x9E37_79B9_7F4A_7C15
    for word in bits {
      hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    return Int(truncatingIfNeeded: hash)
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: -1, count: slots.count * 2)
    for key in values.indices {
      let first = key * keyLength
      let bits = Array(keys[first + 1..<first + keyLength])
      var slot = Self.hash(keys[first], bits) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(key)
    }
  }
}
