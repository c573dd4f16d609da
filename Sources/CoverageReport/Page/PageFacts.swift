import Coverage
import FoundationEssentials
import GeoCore
import GeoFormats

/// What a page knows in words and lists; its numbers are in ``PackedColumns``.
struct PageFacts: Encodable {
  struct Communities: Encodable {
    var ids: [String]
    var names: [String]?
    /// The different districts; the column has their numbers.
    var districts: [String]?
  }

  struct Category: Encodable {
    var id: String
    var name: String
    var tier: Int
    var limit: Double
  }

  struct Named: Encodable {
    var id: String
    var name: String
  }

  struct Assessment: Encodable {
    var id: String?
    var categories: [Category]
    var tiers: [Named]
    var grades: [Named]
  }

  struct Outlets: Encodable {
    var ids: [String]
    var names: [String]
  }

  /// How the areas of walks are drawn.
  struct Walks: Encodable {
    /// The minutes of each area.
    var minutes: [Double]
    /// Metres a minute.
    var speed: Double
    /// Metres off the paths that are still drawn.
    var beside: Double
  }

  var locale: String
  var words: [String: String]
  var verdicts = FinishedVerdict.allCases.map(\.word)
  var verdictNames: [String: String]
  var communities: Communities
  var assessments: [Assessment]
  /// The categories that each label's outlets serve, numbered through all assessments.
  var lists: [[Int]]
  /// The outlets that are the nearest of something to some community.
  var named: Outlets
  /// `nil` where circles are drawn.
  var walks: Walks?
  var columns: [PackedColumns.Column]

  init(_ run: FinishedRun, _ language: Language, _ columns: [PackedColumns.Column]) {
    locale = PageText(language: language).code
    words = PageWords.words(in: language)
    verdictNames = Dictionary(
      uniqueKeysWithValues: FinishedVerdict.allCases.map { ($0.word, $0.text(in: language)) })
    communities = Communities(
      ids: run.communities.ids.shortened, names: run.communities.names?.shortened,
      districts: run.communities.districts.map { Districts($0).names })
    assessments = run.assessments.map { Assessment($0, language) }
    lists = run.outlets.lists
    named = Outlets(ids: run.outlets.namedIDs.shortened, names: run.outlets.names.shortened)
    walks = run.walkedMetresAMinute.map { speed in
      Walks(
        minutes: Isochrones.minutes.reversed(), speed: speed, beside: Isochrone.beside)
    }
    self.columns = columns
  }

  /// The facts as JSON that may stand in a script of a page: nothing in it ends the script.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let lessThan = UInt8(ascii: "<")
    let data = try encoder.encode(self)
    guard data.contains(lessThan) else { return Array(data) }
    return data.flatMap { $0 == lessThan ? Array(#"\u003c"#.utf8) : [$0] }
  }
}

extension PageFacts.Assessment {
  init(_ assessment: FinishedAssessment, _ language: Language) {
    id = assessment.id
    categories = assessment.categories.map { category in
      PageFacts.Category(
        id: category.id, name: category.name.text(in: language), tier: category.tier,
        limit: category.limit)
    }
    func named(_ list: [FinishedAssessment.Named]) -> [PageFacts.Named] {
      list.map { PageFacts.Named(id: $0.id, name: $0.name.text(in: language)) }
    }
    (tiers, grades) = (named(assessment.tiers), named(assessment.grades))
  }
}

extension StringColumn {
  /// All texts, cut where they are endless.
  fileprivate var shortened: [String] { (0..<count).map { self[$0].shortened } }
}

/// Numbers the districts in the order in which they first come.
struct Districts {
  private(set) var names: [String] = []
  private(set) var numbers: [UInt16] = []

  init(_ column: StringColumn) {
    var known: [String: UInt16] = [:]
    for row in 0..<column.count {
      let name = column[row].trimmingSpaces().shortened
      // Beyond so many they are no districts; those that come later share the last number.
      let number = known[name] ?? UInt16(min(names.count, Int(UInt16.max) - 1))
      if known[name] == nil, names.count < Int(UInt16.max) - 1 {
        known[name] = number
        names.append(name)
      }
      numbers.append(min(number, UInt16(max(names.count, 1) - 1)))
    }
  }
}
