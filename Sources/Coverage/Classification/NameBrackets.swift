/// Takes bracketed parts, which name branches (`…便利店（人民路店）`), out of names.
struct NameBrackets {
  private(set) var text: [UInt8] = []
  private var openings: [Int] = []

  /// Takes whatever is in （）, (), 【】 or [] out of a name, where it has any; the rest is in ``text``.
  ///
  /// A space is left in its place, so that no word comes of the two sides. Kinds of brackets may be mixed, and one without its
  /// partner is an ordinary character.
  ///
  /// - Returns: Whether there may have been brackets; ``text`` is only set then.
  /// - Complexity: O(bytes), whatever the nesting.
  @inline(__always)
  mutating func strip(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Self.mayHaveBrackets(name) else { return false }
    copy(name)
    return true
  }

  /// Whether there is a byte that a bracket begins with.
  @inline(__always)
  private static func mayHaveBrackets(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    var found = false
    for byte in name {
      let begins = byte == 0x28 || byte == 0x5B || byte == 0xE3 || byte == 0xEF
      found = begins ? true : found
    }
    return found
  }

  private mutating func copy(_ name: UnsafeBufferPointer<UInt8>) {
    text.removeAll(keepingCapacity: true)
    openings.removeAll(keepingCapacity: true)
    var place = 0
    while place < name.count {
      let (kind, length) = Self.bracket(name, place)
      switch kind {
      case .closing where !openings.isEmpty:
        text.removeSubrange(openings.removeLast()...)
        text.append(UInt8(ascii: " "))
      case .opening:
        openings.append(text.count)
        fallthrough
      default:
        text.append(contentsOf: name[place..<place + length])
      }
      place += length
    }
  }

  private enum Kind { case opening, closing, other }

  /// What begins at a place, and its bytes.
  private static func bracket(
    _ name: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> (kind: Kind, length: Int) {
    switch name[place] {
    case UInt8(ascii: "("), UInt8(ascii: "["): return (.opening, 1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return (.closing, 1)
    case 0xE3, 0xEF:
      guard place + 2 < name.count else { return (.other, 1) }
      switch (name[place], name[place + 1], name[place + 2]) {
      case (0xE3, 0x80, 0x90), (0xEF, 0xBC, 0x88): return (.opening, 3)
      case (0xE3, 0x80, 0x91), (0xEF, 0xBC, 0x89): return (.closing, 3)
      default: return (.other, 1)
      }
    default: return (.other, 1)
    }
  }
}
