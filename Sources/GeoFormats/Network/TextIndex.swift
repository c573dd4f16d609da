/// A few texts that are looked for in many bytes, each by its number.
///
/// No text is made of the bytes: most are turned away by their length and ends.
struct TextIndex: Sendable {
  private static let bucketCount = 64
  private let texts: [[UInt8]]
  /// The texts of each bucket.
  private let buckets: [[UInt16]]

  /// Lists texts.
  ///
  /// - Precondition: There are fewer than 2¹⁶.
  init(_ list: [String]) {
    precondition(list.count < 1 << 16, "there are fewer than 2¹⁶ texts")
    texts = list.map { Array($0.utf8) }
    var buckets = [[UInt16]](repeating: [], count: Self.bucketCount)
    for (number, text) in texts.enumerated() {
      text.withUnsafeBytes { buckets[Self.bucket($0)].append(UInt16(number)) }
    }
    self.buckets = buckets
  }

  /// The number of a text.
  func number(of bytes: UnsafeRawBufferPointer) -> Int? {
    for number in buckets[Self.bucket(bytes)] {
      let isSame = texts[Int(number)].withUnsafeBytes { text in
        text.count == bytes.count && text.elementsEqual(bytes)
      }
      if isSame { return Int(number) }
    }
    return nil
  }

  private static func bucket(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard let first = bytes.first, let last = bytes.last else { return 0 }
    return (bytes.count &* 7 &+ Int(first) &* 3 &+ Int(last)) & (bucketCount - 1)
  }
}
