import Coverage

/// Where the standards of a run that ask for the same category come to different verdicts.
struct VerdictComparison: Sendable {
  /// A category that at least two standards have.
  struct Category: Sendable {
    /// Its id.
    var id: String
    /// Its place in each standard; `nil` in those that do not have it.
    var places: [Int?]
    /// How many communities do not get the same verdict from all that have it.
    var differing = 0
  }

  let standards: [AssessedStandard]
  private(set) var categories: [Category]

  /// Compares the verdicts of every community.
  ///
  /// - Complexity: O(communities × shared categories × standards).
  init(_ standards: [AssessedStandard]) {
    self.standards = standards
    var seen: Set<String> = []
    let ids = standards.flatMap { $0.standard.categories.map(\.id) }
      .filter { seen.insert($0).inserted }
    categories = ids.map { id in
      Category(id: id, places: standards.map { $0.standard.index(of: id) })
    }.filter { $0.places.count { $0 != nil } > 1 }
    for number in categories.indices {
      categories[number].differing = (0..<(standards.first?.assessment.communityCount ?? 0))
        .count { differs(categories[number], community: $0) }
    }
  }

  /// The verdict of each standard that has the category.
  func verdicts(_ category: Category, community row: Int) -> [Verdict?] {
    zip(standards, category.places).map { assessed, place in
      place.map { assessed.assessment.state(community: row, category: $0).verdict }
    }
  }

  /// Whether a community does not get the same verdict from all.
  func differs(_ category: Category, community row: Int) -> Bool {
    var first: Verdict?
    for (assessed, place) in zip(standards, category.places) {
      guard let place else { continue }
      let verdict = assessed.assessment.state(community: row, category: place).verdict
      if let first, first != verdict { return true }
      first = verdict
    }
    return false
  }
}
