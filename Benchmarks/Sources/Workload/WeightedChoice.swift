/// Draws indices with given weights.
struct WeightedChoice: Sendable {
  private let cumulative: [Double]

  /// - Precondition: There is a weight, and all are positive.
  init(_ weights: [Double]) {
    precondition(!weights.isEmpty && weights.allSatisfy { $0 > 0 }, "weights must be positive")
    var sum = 0.0
    cumulative = weights.map { weight in
      sum += weight
      return sum
    }
  }

  func draw(_ random: inout SplitMix64) -> Int {
    guard cumulative.count > 1 else { return 0 }
    let target = random.unit() * cumulative[cumulative.count - 1]
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
