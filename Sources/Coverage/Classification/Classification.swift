/// What is known of the categories of every outlet of a table.
public struct Classification: Sendable {
  /// The different outcomes, in the order in which outlets first have them.
  public let outcomes: [Outcome]
  /// The number of each outlet's outcome.
  public let numbers: ContiguousArray<UInt32>
  /// The number of each outlet's text, and the texts, as they were given.
  public let labels: ContiguousArray<UInt32>
  /// The different texts.
  public let texts: [String]

  /// The number of outlets.
  public var count: Int { numbers.count }

  /// What is known of one outlet.
  public subscript(row: Int) -> Outcome { outcomes[Int(numbers[row])] }

  /// The outcomes of some rows, numbered on their own.
  struct Part: Sendable {
    var outcomes: [Outcome]
    var numbers: ContiguousArray<UInt32>
  }

  /// Puts parts together that lie next to each other.
  init(_ parts: [Part], labels: ContiguousArray<UInt32>, texts: [String]) {
    var outcomes: [Outcome] = []
    var known: [Outcome: UInt32] = [:]
    var numbers: ContiguousArray<UInt32> = []
    numbers.reserveCapacity(labels.count)
    for part in parts {
      let new = part.outcomes.map { outcome in
        if let number = known[outcome] { return number }
        let number = UInt32(outcomes.count)
        known[outcome] = number
        outcomes.append(outcome)
        return number
      }
      numbers.append(contentsOf: part.numbers.lazy.map { new[Int($0)] })
    }
    self.outcomes = outcomes
    self.numbers = numbers
    self.labels = labels
    self.texts = texts
  }

  /// How many outlets have each outcome.
  public var counts: [Int] {
    var counts = [Int](repeating: 0, count: outcomes.count)
    for number in numbers { counts[Int(number)] += 1 }
    return counts
  }

  /// The different sets of categories, and the number of each outlet's.
  ///
  /// - Parameter minimumConfidence: Assignments that are less sure are left out.
  /// - Returns: As many sets as differ, each ascending, and a label an outlet.
  public func categoryGroups(
    minimumConfidence: Double = 0
  ) -> (labels: ContiguousArray<UInt32>, groups: [[String]]) {
    var groups: [[String]] = []
    var known: [[String]: UInt32] = [:]
    let labelOfOutcome = outcomes.map { outcome in
      let group = outcome.assignments
        .filter { $0.confidence >= minimumConfidence }
        .map(\.category).sorted()
      let label = known[group] ?? UInt32(groups.count)
      if label == groups.count {
        known[group] = label
        groups.append(group)
      }
      return label
    }
    let labels = ContiguousArray(numbers.lazy.map { labelOfOutcome[Int($0)] })
    return (labels, groups)
  }
}

extension OutletCategories {
  /// The categories that a classification found.
  ///
  /// - Parameters:
  ///   - classification: What is known of the outlets.
  ///   - minimumConfidence: Assignments that are less sure are left out.
  public init(_ classification: Classification, minimumConfidence: Double = 0) {
    let (labels, groups) = classification.categoryGroups(minimumConfidence: minimumConfidence)
    self.init(labels: labels, lists: groups)
  }
}
