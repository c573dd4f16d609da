/// Numbers different texts from 0 in the order in which they first come.
package struct LabelTable {
  package private(set) var texts = StringColumn()
  private var hashes: ContiguousArray<UInt64> = []
  /// Labels by hash, open addressing; −1 where free. Never more than half full.
  private var slots = ContiguousArray<Int32>(repeating: -1, count: 128)

  package init() {}

  /// The number of a text, whose hash is `key`.
  @inline(__always)
  package mutating func label(_ text: UnsafeBufferPointer<UInt8>, hash key: UInt64) -> UInt32 {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while slots[slot] >= 0 {
      let label = Int(slots[slot])
      if hashes[label] == key, texts.isEqual(label, to: text) { return UInt32(label) }
      slot = (slot &+ 1) & mask
    }
    return insert(text, key)
  }

  /// The number of a text, whose hash is `key`; `nil` where it has not come yet.
  func find(_ text: UnsafeBufferPointer<UInt8>, hash key: UInt64) -> Int? {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while slots[slot] >= 0 {
      let label = Int(slots[slot])
      if hashes[label] == key, texts.isEqual(label, to: text) { return label }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  @inline(never)
  private mutating func insert(_ text: UnsafeBufferPointer<UInt8>, _ key: UInt64) -> UInt32 {
    let label = hashes.count
    texts.append(utf8: text)
    hashes.append(key)
    if hashes.count * 2 > slots.count {
      slots = ContiguousArray(repeating: -1, count: slots.count * 2)
      for number in 0..<label { place(number) }
    }
    place(label)
    return UInt32(label)
  }

  private mutating func place(_ label: Int) {
    var slot = Int(truncatingIfNeeded: hashes[label]) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(label)
  }
}

/// Numbers texts from 0 in the order in which they first come: equal ones alike.
package struct TextNumbers {
  private var table = LabelTable()

  /// No text has a number yet.
  package init() {}

  /// The number of a text.
  mutating func number(_ text: String) -> Int {
    var bytes = ContiguousArray(text.utf8)
    return Int(number(of: &bytes))
  }

  /// The number of a text, which is left as it was.
  package mutating func number(of text: inout ContiguousArray<UInt8>) -> UInt32 {
    let count = text.count
    // Hashing reads eight bytes at a time.
    text.append(contentsOf: repeatElement(0, count: 8))
    defer { text.removeLast(8) }
    return text.withUnsafeBufferPointer { bytes in
      let own = UnsafeBufferPointer(rebasing: bytes[..<count])
      return table.label(own, hash: hash(bytes.baseAddress!, count: count))
    }
  }
}
