/// SplitMix64, the generator that Java's `SplittableRandom` is built on (Steele, Lea, Flood, 2014).
///
/// Every number drawn comes from integers, `+ − × ÷` and square roots alone, which IEEE 754 defines
/// to the last bit; so the same seed makes the same files with every compiler and C library.
struct SplitMix64: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A generator for another purpose, whose numbers do not depend on how many this one still gives.
  mutating func fork() -> SplitMix64 { SplitMix64(seed: next()) }

  /// A number strictly between 0 and 1.
  mutating func unit() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A number strictly between the bounds.
  mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    lower + (upper - lower) * unit()
  }

  /// An integer in 0..<`count`; the bias of at most `count` / 2⁶⁴ goes unnoticed.
  mutating func below(_ count: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(count).multipliedFullWidth(by: next()).high)
  }

  /// About a standard normal number: the sum of twelve uniform ones, less their mean.
  mutating func bell() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + unit() } }

  /// A point of the round t distribution with four degrees of freedom: dense middle, heavy tails.
  ///
  /// Bailey's polar method (Math. Comp. 62, 1994, 779–781); its power is a square root here.
  mutating func heavyTailedPoint() -> (x: Double, y: Double) {
    while true {
      let (u, v) = (uniform(-1, 1), uniform(-1, 1))
      let w = u * u + v * v
      guard w < 1, w > 0 else { continue }
      let stretch = (4 * (1 / w.squareRoot() - 1) / w).squareRoot()
      return (u * stretch, v * stretch)
    }
  }

  /// The integers 0..<`count` in random order (Fisher and Yates).
  mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, below(last + 1)) }
    return order
  }
}
