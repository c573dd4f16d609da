public import Coverage
public import CoverageReport

/// The communities of a run held against one standard, or against every category where it had none.
public struct RecordedAssessment: Sendable, Equatable {
  /// A category and how the city has it.
  public struct Category: Sendable, Equatable {
    /// Its id.
    public var id: String
    /// What it is called.
    public var name: LocalText
    /// The limit in metres.
    public var limit: Double
    /// How many outlets serve it, anywhere.
    public var outlets: Int
    /// How many communities it is asked of.
    public var required: Int
    /// How many of these have it.
    public var covered: Int
    /// How many of the verdicts could turn over within the position error.
    public var borderline: Int
    /// Residents who have it, of those of whose communities it is asked; `nil` where nobody knows.
    public var coveredResidents: Double?

    /// Names a category's figures.
    package init(
      id: String, name: LocalText, limit: Double, outlets: Int, required: Int, covered: Int,
      borderline: Int, coveredResidents: Double?
    ) {
      (self.id, self.name, self.limit, self.outlets) = (id, name, limit, outlets)
      (self.required, self.covered, self.borderline, self.coveredResidents) = (
        required, covered, borderline, coveredResidents
      )
    }

    /// The share of communities that have it, of those it is asked of; `nil` where it is asked of none.
    public var rate: Double? { required > 0 ? Double(covered) / Double(required) : nil }
  }

  /// A grade and how many communities have it.
  public struct Grade: Sendable, Equatable {
    /// Its id; `none` for those below the lowest.
    public var id: String
    /// What it is called; `nil` for `none`.
    public var name: LocalText?
    /// How many communities have it.
    public var communities: Int

    /// Names a grade's communities.
    package init(id: String, name: LocalText?, communities: Int) {
      (self.id, self.name, self.communities) = (id, name, communities)
    }
  }

  /// The standard's id; `nil` where every category was asked for once.
  public var standard: String?
  /// The city's communities.
  public var all: RecordedArea
  /// Those of the main urban area (主城区), where the table says which they are.
  public var main: RecordedArea?
  /// The categories, in the order of the standard.
  public var categories: [Category]
  /// Those below the lowest grade, then each grade, the lowest first; empty where nothing is graded.
  public var grades: [Grade]
  /// What is known of each community, in the order of the run's.
  public var findings: [RecordedFindings]

  /// Names what is known under one standard.
  package init(
    standard: String?, all: RecordedArea, main: RecordedArea?, categories: [Category],
    grades: [Grade], findings: [RecordedFindings]
  ) {
    (self.standard, self.all, self.main, self.categories) = (standard, all, main, categories)
    (self.grades, self.findings) = (grades, findings)
  }
}

/// Some communities at a glance.
public struct RecordedArea: Encodable, Sendable, Equatable {
  /// How many.
  public var communities: Int
  /// How many have all that is asked of them.
  public var livingCircles: Int
  /// Their share of those of which anything is known, 0...1.
  public var livingCircleRate: Double
  /// How many reach the lowest grade at least; `nil` where nothing is graded.
  public var graded: Int?
  /// Residents of all of them; `nil` where nobody knows.
  public var residents: Double?
  /// Residents of living circles.
  public var residentsOfLivingCircles: Double?
  /// The mean score, 0...100.
  public var meanScore: Double

  /// Names the figures of some communities.
  package init(
    communities: Int, livingCircles: Int, livingCircleRate: Double, graded: Int?,
    residents: Double?, residentsOfLivingCircles: Double?, meanScore: Double
  ) {
    (self.communities, self.livingCircles, self.livingCircleRate, self.graded) = (
      communities, livingCircles, livingCircleRate, graded
    )
    (self.residents, self.residentsOfLivingCircles, self.meanScore) = (
      residents, residentsOfLivingCircles, meanScore
    )
  }

  /// The share of residents who live in living circles; `nil` where nobody knows.
  public var residentRate: Double? {
    guard let residents, residents > 0 else { return nil }
    return residentsOfLivingCircles.map { $0 / residents }
  }
}

/// What is known of one community under one standard.
public struct RecordedFindings: Sendable, Hashable {
  /// How many categories are required.
  public var required: Int
  /// How many of them are covered.
  public var covered: Int
  /// The score, 0...100; `nil` where nothing is known.
  public var score: Double?
  /// The id of its grade; `nil` below the lowest, and where nothing is graded.
  public var grade: String?
  /// The verdict of each category.
  public var verdicts: [FinishedVerdict]
  /// How far the nearest outlet of each category is, in millimetres; `UInt32.max` where there is none.
  public var nearest: [UInt32]

  /// Names what is known of a community.
  package init(
    required: Int, covered: Int, score: Double?, grade: String?, verdicts: [FinishedVerdict],
    nearest: [UInt32]
  ) {
    (self.required, self.covered, self.score, self.grade) = (required, covered, score, grade)
    (self.verdicts, self.nearest) = (verdicts, nearest)
  }
}

extension RecordedFindings {
  /// How far the nearest outlet of a category is, in metres; `nil` where there is none.
  public func metres(_ category: Int) -> Double? {
    nearest[category] == .max ? nil : Double(nearest[category]) / 1_000
  }
}

extension FinishedVerdict {
  /// The letter that stands for the verdict in the history's file.
  var letter: UInt8 {
    switch self {
    case .covered: UInt8(ascii: "c")
    case .missing: UInt8(ascii: "m")
    case .borderline: UInt8(ascii: "b")
    case .notRequired: UInt8(ascii: "n")
    case .unknown: UInt8(ascii: "u")
    }
  }

  /// The verdict that a letter stands for; letters of later versions are unknown.
  init(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "c"): self = .covered
    case UInt8(ascii: "m"): self = .missing
    case UInt8(ascii: "b"): self = .borderline
    case UInt8(ascii: "n"): self = .notRequired
    default: self = .unknown
    }
  }
}
