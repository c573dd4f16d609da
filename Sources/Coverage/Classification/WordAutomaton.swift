/// Finds all words in a text in one pass over its bytes: an Aho–Corasick automaton with every transition worked out.
///
/// ASCII letters match in either case. A hundred words take some hundred kilobytes, of which texts touch a small part.
struct WordAutomaton: Sendable {
  /// The words' bytes, lower case.
  let words: [[UInt8]]
  /// Bytes that no word tells apart share a class; all that are in no word have class 0.
  let classes: ContiguousArray<UInt8>
  /// Where each state's row continues for each class: the place of the next row, with ``found`` set where words end.
  let table: ContiguousArray<UInt32>
  /// The number of classes: the length of a row.
  let stride: Int
  /// For every state, where its words begin in ``outputs``.
  let outputStarts: ContiguousArray<Int32>
  /// The words that end at each state, shorter ones first.
  let outputs: ContiguousArray<Int32>

  /// Marks a place at which words end.
  static let found: UInt32 = 1 << 31

  /// Prepares for words, none of them empty and no two the same; they are compared in lower case.
  ///
  /// - Complexity: O(bytes of all words × different bytes) time and memory.
  init(_ words: [String]) {
    self.words = words.map { $0.utf8.map(Self.lowercased) }
    var trie = Trie(self.words)
    trie.link()
    classes = trie.classes
    stride = trie.stride
    outputStarts = trie.outputStarts
    outputs = trie.outputs
    var table = ContiguousArray(trie.next.lazy.map { UInt32($0) * UInt32(trie.stride) })
    for place in table.indices where trie.hasWords(Int(trie.next[place])) {
      table[place] |= Self.found
    }
    self.table = table
  }

  /// An ASCII capital's small letter, any other byte itself.
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// Calls `body` for every word that ends somewhere in a text, with the place behind it: by place, shorter words first.
  @inline(__always)
  func forEachWord(in text: UnsafeBufferPointer<UInt8>, _ body: (_ word: Int, _ end: Int) -> Void) {
    table.withUnsafeBufferPointer { table in
      classes.withUnsafeBufferPointer { classes in
        var row = 0
        for (place, byte) in text.enumerated() {
          let next = table[row &+ Int(classes[Int(byte)])]
          row = Int(next & ~Self.found)
          if next & Self.found != 0 {
            let state = row / stride
            for output in outputStarts[state]..<outputStarts[state + 1] {
              body(Int(outputs[Int(output)]), place + 1)
            }
          }
        }
      }
    }
  }
}

/// The words as a tree of bytes, and the links that make it an automaton.
private struct Trie {
  var classes = ContiguousArray<UInt8>(repeating: 0, count: 256)
  var stride = 1
  /// Next states, a row a state; 0, the root, where there is none yet.
  var next: ContiguousArray<Int32> = []
  var outputStarts: ContiguousArray<Int32> = []
  var outputs: ContiguousArray<Int32> = []
  private var ends: [[Int32]] = [[]]

  init(_ words: [[UInt8]]) {
    let bytes = Set(words.joined()).sorted()
    precondition(bytes.count < 256, "UTF-8 leaves bytes unused")
    for byte in bytes {
      classes[Int(byte)] = UInt8(stride)
      stride += 1
    }
    for capital in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      classes[Int(capital)] = classes[Int(WordAutomaton.lowercased(capital))]
    }
    next = ContiguousArray(repeating: 0, count: stride)
    for (number, word) in words.enumerated() { insert(word, Int32(number)) }
  }

  private mutating func insert(_ word: [UInt8], _ number: Int32) {
    var state = 0
    for byte in word {
      let place = state * stride + Int(classes[Int(byte)])
      if next[place] == 0 {
        next[place] = Int32(ends.count)
        ends.append([])
        next.append(contentsOf: repeatElement(0, count: stride))
      }
      state = Int(next[place])
    }
    ends[state].append(number)
  }

  func hasWords(_ state: Int) -> Bool { !ends[state].isEmpty }

  /// Fills the missing transitions with those of the longest suffix that is in the tree, breadth first.
  mutating func link() {
    var suffix = [Int](repeating: 0, count: ends.count)
    var queue = (0..<stride).compactMap { next[$0] == 0 ? nil : Int(next[$0]) }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      ends[state] = ends[suffix[state]] + ends[state]
      for kind in 0..<stride {
        let inherited = next[suffix[state] * stride + kind]
        let place = state * stride + kind
        if next[place] == 0 {
          next[place] = inherited
        } else {
          suffix[Int(next[place])] = Int(inherited)
          queue.append(Int(next[place]))
        }
      }
    }
    outputStarts = [0]
    for words in ends {
      outputs.append(contentsOf: words)
      outputStarts.append(Int32(outputs.count))
    }
  }
}
