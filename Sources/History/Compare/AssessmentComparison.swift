public import CoverageReport

/// What has changed under one standard.
public struct AssessmentComparison: Sendable {
  /// A category in both runs.
  public struct Category: Sendable, Equatable {
    /// Its id and name.
    public var category: RecordedAssessment.Category
    /// The same in the earlier run; `nil` where the standard did not have it.
    public var before: RecordedAssessment.Category?
    /// In how many communities the verdict is better than before.
    public var improved = 0
    /// In how many it is worse.
    public var worsened = 0
    /// In how many of the common communities the nearest outlet is nearer by a metre at least.
    public var nearer = 0
    /// In how many it is farther.
    public var farther = 0
  }

  /// A community that both runs have and that is not as it was.
  public struct Community: Sendable, Equatable {
    /// As it is in the later run.
    public var community: RecordedCommunity
    /// The score before and after.
    public var score: Change<Double?>
    /// The grade's id before and after; `nil` below the lowest.
    public var grade: Change<String?>
    /// The verdicts that changed, in the order of the categories.
    public var verdicts: [VerdictChange]
    /// Whether it is elsewhere than before.
    public var hasMoved: Bool

    /// Above 0 where it has got better, below 0 where worse: by the score, and by the verdicts where that is the same.
    public var direction: Int {
      let difference = (score.after ?? 0) - (score.before ?? 0)
      // A score is written to a thousandth.
      if abs(difference) > 0.0005 { return difference > 0 ? 1 : -1 }
      return verdicts.reduce(0) { $0 + $1.direction }.signum()
    }
  }

  /// The standard's id; `nil` where every category was asked for once.
  public let standard: String?
  /// All communities before and after.
  public let all: Change<RecordedArea>
  /// Those of the main urban area, where both runs say which they are.
  public let main: Change<RecordedArea>?
  /// How many communities have each grade before and after, the lowest first.
  public let grades: [(grade: RecordedAssessment.Grade, before: Int)]
  /// The categories of the later run.
  public let categories: [Category]
  /// The communities that changed, in the order of their ids.
  public let communities: [Community]

  init(_ changes: VerdictChanges) {
    let (earlier, later) = (changes.earlier, changes.later)
    standard = later.standard
    all = Change(before: earlier.all, after: later.all)
    main = earlier.main.flatMap { before in later.main.map { Change(before: before, after: $0) } }
    grades = later.grades.map { grade in
      (grade, earlier.grades.first { $0.id == grade.id }?.communities ?? 0)
    }
    (categories, communities) = (changes.categories, changes.communities)
  }

  /// Communities that have got better, or worse.
  public func count(direction: Int) -> Int { communities.count { $0.direction == direction } }
}

/// Something before and after.
public struct Change<Value: Sendable & Equatable>: Sendable, Equatable {
  /// In the earlier run.
  public var before: Value
  /// In the later run.
  public var after: Value
}

extension Change: Encodable where Value: Encodable {}

/// A verdict that is another one than before.
public struct VerdictChange: Sendable, Equatable {
  /// The category, as an index of the comparison's.
  public var category: Int
  /// The verdict before and after.
  public var verdict: Change<FinishedVerdict>
  /// How far the nearest outlet was and is, in metres; `nil` where there is none.
  public var metres: Change<Double?>
  /// What caused it.
  public var cause: ChangeCause

  /// 1 where the verdict is better than before, −1 where worse, 0 where neither can be said.
  public var direction: Int {
    guard let before = verdict.before.rank, let after = verdict.after.rank else { return 0 }
    return (after - before).signum()
  }
}

extension FinishedVerdict {
  /// How good it is; `nil` where nothing is asked or known.
  var rank: Int? {
    switch self {
    case .covered: 2
    case .borderline: 1
    case .missing: 0
    case .notRequired, .unknown: nil
    }
  }
}

/// What caused a verdict to change.
public enum ChangeCause: Sendable, Equatable {
  /// What became of an outlet.
  public enum Event: String, Sendable {
    case opened
    case closed
    case moved
    case recategorised
  }

  /// The nearest of those outlets within the limit that opened or closed, moved or serve something else, and how many metres it is
  /// from the community in a straight line.
  case outlet(RecordedOutlet, Event, metres: Double)
  /// The community is elsewhere than before.
  case communityMoved
  /// The standard, what it asks of the community, the options, the network or the version of livingcircle is another one.
  case basis
  /// Nothing that a run keeps: such as the number of residents by which outlets are needed, or an outlet's capacity.
  case unknown
}
