import Coverage

/// Replaces groups (`any-of`) by the categories of outlets that they come to.
///
/// Groups may hold groups. Each is worked out once, so that groups of groups of groups cost no more than their members.
struct GroupResolver {
  /// How deep groups may stand in each other.
  static let deepest = 16

  private let ids: [String]
  private let groups: [[DocumentNode]?]
  private let places: [String: Int]
  private let vocabulary: Vocabulary
  private let problems: ProblemList
  private var members: [[String]?]
  /// The groups that are being worked out, the outermost first.
  private var trail: [Int] = []

  init(_ ids: [String], _ nodes: [DocumentNode], _ vocabulary: Vocabulary, _ problems: ProblemList)
  {
    self.ids = ids
    self.vocabulary = vocabulary
    self.problems = problems
    // Longer lists have been noted as mistakes.
    groups = nodes.map { node in node["any-of"].map { Array($0.itemsOrSelf.prefix(1_000)) } }
    places = Dictionary(
      ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    members = Array(repeating: nil, count: ids.count)
  }

  /// The categories of outlets that serve the category at a place: its own, or its group's members, each once.
  mutating func members(of place: Int) -> [String] {
    if let known = members[place] { return known }
    guard let group = groups[place] else { return [ids[place]] }
    trail.append(place)
    var found: [String] = []
    var seen: Set<String> = []
    for (index, item) in group.enumerated() {
      for id in resolve(item, "categories[\(place)].any-of[\(index)]", in: place)
      where seen.insert(id).inserted {
        found.append(id)
      }
    }
    trail.removeLast()
    members[place] = found
    return found
  }

  /// What one item of a group comes to.
  private mutating func resolve(
    _ item: DocumentNode, _ path: String, in place: Int
  ) -> [String] {
    guard let id = problems.text(item, path) else { return [] }
    // A group may hold the plain category of its own name.
    if let other = places[id], other != place, id != ids[place] {
      if let start = trail.firstIndex(of: other) {
        problems.add(.cycle((trail[start...] + [other]).map { ids[$0] }), item, path)
        return []
      }
      if trail.count >= Self.deepest {
        problems.add(.tooDeep(limit: Self.deepest), item, path)
        return []
      }
      return members(of: other)
    }
    if vocabulary.names[id] != nil { return [id] }
    problems.add(
      .unknownReference(
        what: .category,
        similar: similar(to: id, among: Set(places.keys).union(vocabulary.names.keys))),
      item, path)
    return []
  }
}

extension DocumentNode {
  /// A list's items; a single value stands for a list of one.
  fileprivate var itemsOrSelf: [DocumentNode] {
    if case .list(let items) = content { items } else { [self] }
  }
}
