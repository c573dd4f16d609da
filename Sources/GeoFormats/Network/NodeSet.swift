/// A set of node numbers in which most that are looked for are not.
struct NodeSet {
  private let numbers: Set<Int64>
  /// Sixteen bits of each number: most others are turned away by theirs.
  private var mask: [UInt64]

  init(_ list: some Sequence<Int64>) {
    numbers = Set(list)
    mask = numbers.isEmpty ? [] : Array(repeating: 0, count: 1 << 10)
    for number in numbers {
      let bits = Self.bits(number)
      mask[bits >> 6] |= 1 << UInt64(bits & 63)
    }
  }

  var isEmpty: Bool { numbers.isEmpty }

  func contains(_ number: Int64) -> Bool {
    guard !mask.isEmpty else { return false }
    let bits = Self.bits(number)
    return mask[bits >> 6] >> UInt64(bits & 63) & 1 == 1 && numbers.contains(number)
  }

  private static func bits(_ number: Int64) -> Int { Int(truncatingIfNeeded: number & 0xFFFF) }
}
