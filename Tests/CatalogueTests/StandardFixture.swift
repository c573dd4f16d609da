import Catalogue
import Coverage
import TestSupport
import Testing

/// A standard that uses all that the format has, to be changed line by line.
struct StandardFixture {
  var text: String
  private let folder: TemporaryFolder

  init(_ text: String = Self.everything) throws {
    self.text = text
    folder = try TemporaryFolder()
  }

  /// The standard in the file `standard.yaml`, which is written first.
  func load() throws -> Standard {
    try StandardFile.load(folder.write("standard.yaml", text)).standard
  }

  /// The mistakes that reading the text gives, with the file's name alone.
  func problems(sourceLocation: SourceLocation = #_sourceLocation) throws -> [DataFileProblem] {
    try Self.problems(folder.write("standard.yaml", text), sourceLocation: sourceLocation)
  }

  /// The mistakes of a file, with the names of files alone.
  static func problems(
    _ path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [DataFileProblem] {
    let error = try #require(
      throws: DataFileError.self, sourceLocation: sourceLocation
    ) { try StandardFile.load(path) }
    return error.problems.map { problem in
      var problem = problem
      problem.file = problem.file.split(separator: "/").last.map(String.init) ?? ""
      return problem
    }
  }

  /// The text with another line in the place of one.
  func replacing(_ line: Int, with new: String) throws -> StandardFixture {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[line - 1] = new
    return try StandardFixture(lines.joined(separator: "\n"))
  }

  /// Line numbers stand behind the lines that tests change.
  static let everything = """
    format: livingcircle-standard/1                     #  1
    id: test
    version: "1"
    title: { zh: 测试, en: Test }
    source: a test
    provenance: found
    note: { zh: 说明, en: A note }
    walk: { minutes: 15, speed: 80, detour: 1.3, source: ours, provenance: project-default }
    tiers:                                              #  9
      - { id: basic, name: { zh: 基本, en: Basic } }
      - { id: quality, name: { zh: 品质, en: Quality } }
    categories:                                         # 12
      - { id: pharmacy, tier: basic }
      - id: food                                        # 14
        name: { zh: 食品, en: Food }
        any-of: [wet-market, fresh-store]
        tier: basic
        limit: { minutes: 8, source: clause 3, provenance: seed }
        minimum: { value: 2, source: clause 4, provenance: unverified }
        per-1000:                                       # 20
          outlets: { value: 0.5, source: clause 5, provenance: found }
          capacity: { value: 50, source: clause 6, provenance: seed }
          source: clause 6
          provenance: seed
        from-residents: { value: 5000, source: clause 7, provenance: seed }
        weight: { value: 2, source: ours, provenance: project-default }
        priority: 3
        counts-mobile: { value: false, source: clause 8, provenance: seed }
        because: { zh: 因为, en: Because }
        source: clause 2                                # 30
        provenance: seed
      - id: fitness                                     # 32
        tier: quality
        limit: { metres: 1000 }
    headlines:                                          # 35
      - { id: shop, name: { zh: 一店, en: Shop }, categories: [food] }
    orders:
      - { kinds: [old], first: [food], source: clause 9, provenance: seed }
    indicators:                                         # 39
      - { id: content, name: { zh: 满意, en: Content }, columns: [满意度], source: x, provenance: seed }
    grades:                                             # 41
      source: ours
      provenance: project-default
      levels:
        - id: good
          name: { zh: 好, en: Good }
          rules:                                        # 47
            - { tier: basic, share: 0.5, source: ours, provenance: project-default }
            - { tier: basic, count: 1 }
            - { covered: [food] }
            - { headlines: 1 }
            - { score: 50 }
            - { indicator: content, at-least: 0.9 }
    """
}
