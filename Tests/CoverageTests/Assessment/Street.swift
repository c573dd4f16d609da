import Coverage
import GeoCore

/// Outlets and communities along the equator, where a metre is the same everywhere.
struct Street {
  var city = AssessedCity(outlets: [], communities: [])

  /// A place so many metres east of the street's beginning.
  static func place(_ metres: Double) -> Coordinate {
    Coordinate(longitude: metres / (6_378_137 * .pi / 180), latitude: 0)
  }

  /// The distance between two places of the street as Karney's algorithm has it.
  static func distance(_ a: Double, _ b: Double) -> Double {
    geodesicLength(from: place(a), to: place(b))
  }

  mutating func add(
    _ categories: String..., at metres: Double, isMobile: Bool = false, capacity: Double = .nan
  ) {
    city.outlets.append(
      PlainOutlet(
        place: Self.place(metres), categories: categories, isMobile: isMobile, capacity: capacity))
  }

  mutating func community(
    at metres: Double = 0, residents: Double = .nan, kind: String = "",
    indicators: [String: Double] = [:]
  ) {
    city.communities.append(
      PlainCommunity(
        place: Self.place(metres), residents: residents, kind: kind, indicators: indicators))
  }

  /// Holds all communities against one standard.
  func assess(_ standard: Standard, positionError: Double = 0) async throws -> StreetAnswers {
    StreetAnswers(try await city.assess([standard], positionError: positionError))
  }
}

/// What holds on a street.
struct StreetAnswers {
  let answers: AssessedCity.Answers
  let assessment: Assessment

  init(_ answers: AssessedCity.Answers) {
    self.answers = answers
    assessment = answers.assessments[0]
  }

  /// What is known of a community and a category.
  func finding(_ community: Int, _ category: Int = 0) -> CategoryFinding {
    assessment.finding(
      community: community, category: category, in: answers.table,
      residents: answers.facts.residents(of: community))
  }

  /// The verdicts of all communities on one category.
  func verdicts(_ category: Int = 0) -> [Verdict] {
    (0..<assessment.communityCount).map { finding($0, category).state.verdict }
  }

  /// The ids of the grades that the communities have.
  var grades: [String?] {
    (0..<assessment.communityCount).map { community in
      assessment.grade(of: community).map { assessment.standard.grades[$0].id }
    }
  }

  /// The ids of what a community lacks, in the order of filling.
  func missing(_ community: Int, kind: String? = nil) -> [String] {
    assessment.missing(of: community, kind: kind).map { assessment.standard.categories[$0].id }
  }

  /// The ids of the categories each of which would lift a community's grade.
  func steps(_ community: Int) -> [String] {
    assessment.steps[community].map { assessment.standard.categories[$0].id }
  }
}
