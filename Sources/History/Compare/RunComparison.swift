public import CoverageReport

/// What has changed in a city from one run to another.
public struct RunComparison: Sendable {
  /// What the earlier run is called: a folder or a quarter.
  public let before: String
  /// What the later run is called.
  public let after: String
  /// What differs beside the places, by kind and key.
  public let basis: [BasisChange]
  /// The outlets; `nil` where the runs were measured in different frames, so that no place is the other's.
  public let outlets: OutletChanges?
  /// How many outlets the runs have.
  public let outletCounts: (before: Int, after: Int)
  /// Ids of communities that only the later run has, ascending.
  public let newCommunities: [String]
  /// Ids of communities that only the earlier run has.
  public let goneCommunities: [String]
  /// Standard by standard, those that both runs have, in the order of the later one.
  public let assessments: [AssessmentComparison]

  /// Compares two runs of a city.
  ///
  /// - Throws: `HistoryError.nothingInCommon`.
  /// - Complexity: O(outlets + findings), and for each verdict that changed the changed outlets of about its latitude.
  public init(
    _ before: RecordedRun, _ beforeName: String, _ after: RecordedRun, _ afterName: String
  ) throws(HistoryError) {
    (self.before, self.after) = (beforeName, afterName)
    let basis = before.basis.changes(to: after.basis)
    self.basis = basis
    outletCounts = (before.outlets.count, after.outlets.count)
    let sameFrame = before.basis.workingFrame == after.basis.workingFrame
    outlets = sameFrame ? OutletChanges(from: before.outlets, to: after.outlets) : nil
    let communities = CommonCommunities(before.communities, after.communities)
    (newCommunities, goneCommunities) = (communities.new, communities.gone)
    let causes = outlets.map { CauseFinder($0) }
    assessments = after.assessments.compactMap { assessment in
      before.assessments.first { $0.standard == assessment.standard }.map { earlier in
        AssessmentComparison(
          VerdictChanges(
            before, earlier, after, assessment, communities, causes, basis: basis))
      }
    }
    if assessments.isEmpty {
      throw .nothingInCommon(
        before: before.assessments.compactMap(\.standard),
        after: after.assessments.compactMap(\.standard))
    }
  }

  /// The kinds of things that differ beside the places, in their order.
  public var kinds: [BasisChange.Kind] { Array(Set(basis.map(\.kind))).sorted() }
}

/// The communities that two runs have in common, and those that they have not.
struct CommonCommunities {
  /// Rows of both runs, in the order of the later one.
  private(set) var pairs: [(before: Int, after: Int)] = []
  private(set) var new: [String] = []
  private(set) var gone: [String] = []

  init(_ before: [RecordedCommunity], _ after: [RecordedCommunity]) {
    var (a, b) = (0, 0)
    while a < before.count || b < after.count {
      if a < before.count, b < after.count, before[a].id == after[b].id {
        pairs.append((a, b))
        (a, b) = (a + 1, b + 1)
      } else if b == after.count || a < before.count && before[a].id.precedes(after[b].id) {
        gone.append(before[a].id)
        a += 1
      } else {
        new.append(after[b].id)
        b += 1
      }
    }
  }
}
