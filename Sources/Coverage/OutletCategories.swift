import GeoCore

/// Which categories each outlet has, before anybody asks for any of them.
public struct OutletCategories: Sendable {
  /// The number of each outlet's list of categories.
  public private(set) var labels: ContiguousArray<UInt32>
  /// The different lists, by number.
  public private(set) var lists: [[String]]
  /// Labels from here on are of outlets that move about.
  private(set) var firstMobile: Int

  /// Takes lists of categories over.
  ///
  /// - Precondition: Labels are indices of `lists`.
  public init(labels: ContiguousArray<UInt32>, lists: [[String]]) {
    self.labels = labels
    self.lists = lists
    firstMobile = lists.count
  }

  /// Splits the outlets' category texts; several categories in one text are joined by `;` or `|`.
  public init(labels: ContiguousArray<UInt32>, texts: [String]) {
    self.init(labels: labels, lists: texts.map(Self.split))
  }

  /// How many outlets have each list.
  var labelCounts: [Int] { Grouping.labelCounts(labels, labelCount: lists.count) }

  /// Notes which outlets move about (早餐车, 蔬菜直通车).
  ///
  /// - Precondition: One flag for each outlet, and none was noted before.
  public mutating func noteMobile(_ isMobile: ContiguousArray<Bool>) {
    precondition(isMobile.count == labels.count && firstMobile == lists.count)
    let offset = UInt32(lists.count)
    for row in isMobile.indices where isMobile[row] { labels[row] += offset }
    lists += lists
  }

  /// The same outlets with categories that go by other names.
  public func renaming(_ name: (String) -> String) -> OutletCategories {
    var renamed = self
    renamed.lists = lists.map { list in
      var seen: Set<String> = []
      return list.map(name).filter { seen.insert($0).inserted }
    }
    return renamed
  }

  /// The categories in one text, each once.
  package static func split(_ text: String) -> [String] {
    var seen: Set<String> = []
    return text.split { $0 == ";" || $0 == "|" }
      .map { trim($0) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private static func trim(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

/// Outlets that serve one need: those of any of some categories.
public struct OutletGroup: Hashable, Sendable {
  /// The categories.
  public var members: [String]
  /// Whether outlets that move about serve.
  public var countsMobile: Bool

  /// Names the categories.
  public init(members: [String], countsMobile: Bool = true) {
    self.members = members
    self.countsMobile = countsMobile
  }
}
