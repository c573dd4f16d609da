/// What one name says: which accepting and which rejecting words it has, a bit a word.
///
/// An accepting word inside a longer one doesn't count: 鲜花 is about flowers and not about 鲜. Rejecting words count wherever
/// they are.
struct NameScanner {
  private let automaton: WordAutomaton
  private let lengths: [Int]
  private let accepts: [Bool]
  private let rejects: [Bool]
  private var brackets = NameBrackets()
  private var hits: [(start: Int, end: Int, word: Int)] = []
  /// The accepting words' bits, then as many for the rejecting ones.
  private(set) var bits: [UInt64]
  /// Whether any bit is set.
  private(set) var isEmpty = true

  init(_ words: WordList) {
    automaton = words.automaton
    lengths = automaton.words.map(\.count)
    accepts = words.accepts
    rejects = words.rejects
    bits = Array(repeating: 0, count: 2 * words.width)
  }

  /// Sets ``bits`` to what a name says.
  ///
  /// - Complexity: O(bytes and words found), whatever the name.
  mutating func scan(_ name: UnsafeBufferPointer<UInt8>) {
    if !isEmpty { clear() }
    hits.removeAll(keepingCapacity: true)
    if brackets.strip(name) {
      brackets.text.withUnsafeBufferPointer { Self.find(in: $0, automaton, lengths, &hits) }
    } else {
      Self.find(in: name, automaton, lengths, &hits)
    }
    if !hits.isEmpty { evaluate() }
  }

  @inline(__always)
  private static func find(
    in text: UnsafeBufferPointer<UInt8>, _ automaton: WordAutomaton, _ lengths: [Int],
    _ hits: inout [(start: Int, end: Int, word: Int)]
  ) {
    automaton.forEachWord(in: text) { word, end in
      hits.append((end - lengths[word], end, word))
    }
  }

  private mutating func clear() {
    for place in bits.indices { bits[place] = 0 }
    isEmpty = true
  }

  /// Goes through the words from the last end to the first, longer ones first, so that what a word lies in comes before it.
  private mutating func evaluate() {
    let width = bits.count / 2
    var firstStart = Int.max
    for (start, _, word) in hits.reversed() {
      let bit = UInt64(1) << UInt64(word % 64)
      if rejects[word] {
        bits[width + word / 64] |= bit
        isEmpty = false
      }
      if accepts[word], start < firstStart {
        bits[word / 64] |= bit
        firstStart = start
        isEmpty = false
      }
    }
  }
}

/// All words of a rule book, numbered, each once.
struct WordList: Sendable {
  let automaton: WordAutomaton
  /// Which words accept something, and which reject something; a word may do both.
  let accepts: [Bool]
  let rejects: [Bool]
  /// How many 64-bit integers hold a bit for every word.
  let width: Int

  init(accepting: [String], rejecting: [String]) {
    let accepting = Set(accepting.map(Self.folded))
    let rejecting = Set(rejecting.map(Self.folded))
    // Sorted, so that numbers don't depend on hashes.
    let words = accepting.union(rejecting).sorted()
    automaton = WordAutomaton(words)
    accepts = words.map { accepting.contains($0) }
    rejects = words.map { rejecting.contains($0) }
    width = (words.count + 63) / 64
    numbers = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
  }

  /// The words in lower case, by number.
  var texts: [String] { automaton.words.map { String(decoding: $0, as: UTF8.self) } }

  private let numbers: [String: Int]

  /// A word's number.
  func number(_ word: String) -> Int {
    numbers[Self.folded(word)]!
  }

  /// Lower case in ASCII, as names are compared.
  private static func folded(_ word: String) -> String {
    String(decoding: word.utf8.map(WordAutomaton.lowercased), as: UTF8.self)
  }
}
