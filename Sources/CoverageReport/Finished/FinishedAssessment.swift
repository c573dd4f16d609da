public import Coverage

/// What is known of one community and one category, as a run has written it.
public enum FinishedVerdict: UInt8, Sendable, CaseIterable {
  /// An outlet is within the limit.
  case covered
  /// None is.
  case missing
  /// Which of both it is could turn over within the position error.
  case borderline
  /// The standard does not ask for it here.
  case notRequired
  /// Nobody can tell, or a later version has another word for it.
  case unknown

  /// The word in `coverage.csv`.
  public var word: String {
    switch self {
    case .covered: "covered"
    case .missing: "missing"
    case .borderline: "borderline"
    case .notRequired: "not-required"
    case .unknown: "unknown"
    }
  }
}

/// The communities of a finished run held against one standard, or against every category where the run had none.
public struct FinishedAssessment: Sendable {
  /// A category that is asked for.
  public struct Category: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// What it is called.
    public var name: LocalText
    /// Its tier, as an index of ``FinishedAssessment/tiers``.
    public var tier: Int
    /// The limit in metres.
    public var limit: Double
  }

  /// Something with an id and a name: a tier, a headline, a grade.
  public struct Named: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// What it is called.
    public var name: LocalText
  }

  /// The standard's id; `nil` where every category was asked for once.
  public internal(set) var id: String?
  /// The standard with its figures and sources, as it was applied.
  package internal(set) var standard: StandardDocument?
  /// The city at a glance; of a run without standards there is one tier without a name, and no grades.
  public internal(set) var summary: StandardSummary
  /// The categories, in the order of the standard.
  public internal(set) var categories: [Category]
  /// The tiers, in the order of the standard; none in a run without standards.
  public internal(set) var tiers: [Named] = []
  /// The headlines, likewise.
  public internal(set) var headlines: [Named] = []
  /// The grades, the lowest first.
  public internal(set) var grades: [Named] = []

  // MARK: By community and category, a community's together

  /// The verdicts.
  public internal(set) var verdicts: ContiguousArray<FinishedVerdict> = []
  /// How many outlets are needed.
  public internal(set) var needed: ContiguousArray<UInt32> = []
  /// How many there are within the limit.
  public internal(set) var counts: ContiguousArray<UInt32> = []
  /// The nearest outlet, as an index of the run's named outlets; −1 where there is none.
  public internal(set) var nearest: ContiguousArray<Int32> = []
  /// How far it is, in metres; NaN where there is none.
  public internal(set) var nearestMetres: ContiguousArray<Double> = []
  /// How many metres nearer it, or the outlet that makes the number full, would have to be; NaN where that says nothing.
  public internal(set) var shortBy: ContiguousArray<Double> = []

  // MARK: By community

  /// How many categories are required.
  public internal(set) var required: ContiguousArray<UInt32> = []
  /// How many of them are covered.
  public internal(set) var covered: ContiguousArray<UInt32> = []
  /// The scores of 0...100; of a run without standards the share of categories that are covered, in per cent. NaN where nothing
  /// is known of a community, because it could not be joined to the network.
  public internal(set) var scores: ContiguousArray<Double> = []
  /// The grade, as an index of ``grades``; −1 below the lowest, and where nothing is graded.
  public internal(set) var gradeNumbers: ContiguousArray<Int8> = []
  /// What is missing, in the order in which it is to be filled, as indices of ``categories``.
  public internal(set) var missing: [[UInt16]] = []
  /// The categories each of which alone would lift the grade.
  public internal(set) var nextGradeBy: [[UInt16]] = []
  /// The headlines that are missing, as indices of ``headlines``.
  public internal(set) var missingHeadlines: [[UInt16]] = []

  /// Where a community's category stands in the columns.
  public func place(community: Int, category: Int) -> Int {
    community * categories.count + category
  }
}
