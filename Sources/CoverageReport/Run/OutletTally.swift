import Coverage
import GeoCore
import GeoFormats

/// How many outlets have each category text, and what is asked of them as a whole, where the outlets themselves have gone.
struct OutletTally: Sendable {
  /// Of each text, those that stay and those that move about.
  private var outlets: [Counts] = []
  /// The same of outlets that belong to a chain; `nil` where the table does not say.
  private var chains: [Counts]?

  private struct Counts {
    var staying = 0
    var mobile = 0
  }

  /// Adds the outlets of a part.
  mutating func add(_ part: PointTable, _ facts: OutletFacts) {
    let missing = part.labelTexts.count - outlets.count
    outlets += repeatElement(Counts(), count: missing)
    if let isChain = facts.isChain {
      var chains = self.chains ?? []
      chains += repeatElement(Counts(), count: outlets.count - chains.count)
      for row in isChain.indices where isChain[row] {
        Self.count(&chains[Int(part.labels[row])], facts.isMobile?[row])
      }
      self.chains = chains
    }
    for row in part.labels.indices {
      Self.count(&outlets[Int(part.labels[row])], facts.isMobile?[row])
    }
  }

  private static func count(_ counts: inout Counts, _ isMobile: Bool?) {
    if isMobile == true { counts.mobile += 1 } else { counts.staying += 1 }
  }

  /// How many outlets have each label of a set of categories.
  ///
  /// - Parameter distinguishesMobile: Whether labels of outlets that move about follow those of the others.
  /// - Returns: One figure for each label.
  func labelCounts(distinguishesMobile: Bool) -> [Int] {
    Self.labelCounts(outlets, distinguishesMobile)
  }

  private static func labelCounts(_ counts: [Counts], _ distinguishesMobile: Bool) -> [Int] {
    distinguishesMobile
      ? counts.map(\.staying) + counts.map(\.mobile) : counts.map { $0.staying + $0.mobile }
  }

  /// The share of outlets that belong to a chain, of those that any group holds; `nil` where the table does not say.
  func chainShare(_ categories: CategorySet, distinguishesMobile: Bool) -> Double? {
    guard let chains else { return nil }
    let served = categories.grouping.groups.map { !$0.isEmpty }
    func sum(_ counts: [Counts]) -> Int {
      zip(Self.labelCounts(counts, distinguishesMobile), served).reduce(0) {
        $1.1 ? $0 + $1.0 : $0
      }
    }
    let all = sum(outlets)
    return all > 0 ? Double(sum(chains)) / Double(all) : nil
  }
}
