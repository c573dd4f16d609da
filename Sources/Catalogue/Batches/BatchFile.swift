/// A YAML file that names cities and what is asked of each: a list of mappings, or `cities` with `defaults` for all of them.
public struct BatchFile: Sendable {
  /// One city: keys and their values, the file's defaults among them.
  public struct Entry: Sendable {
    /// The line that it begins in.
    public var line: Int
    /// Keys in the order of the file, then defaults that the city does not have, each with one value or several.
    public var values: [(key: String, values: [String])]
  }

  /// The cities, in the order of the file.
  public let entries: [Entry]

  /// Reads a file.
  ///
  /// - Throws: `DataFileError` with every mistake's file, line and value.
  public static func load(_ path: String) throws(DataFileError) -> BatchFile {
    let document = try Document(path: path)
    let problems = ProblemList()
    let file = BatchFile(document.root, problems)
    try problems.throwIfAny()
    return file
  }

  private init(_ root: DocumentNode, _ problems: ProblemList) {
    guard case .mapping = root.content else {
      if case .list(let items) = root.content {
        entries = items.enumerated().map { number, item in
          Entry(line: item.line, values: Self.values(item, "[\(number)]", problems))
        }
      } else {
        problems.add(.wrongType(expected: .list), root, "")
        entries = []
      }
      return
    }
    var fields = Fields(root, "", problems)
    let defaults = fields.value("defaults").map { Self.values($0, "defaults", problems) } ?? []
    entries = fields.requiredList("cities").map { item in
      let own = Self.values(item.node, item.path, problems)
      let inherited = defaults.filter { value in !own.contains { $0.key == value.key } }
      return Entry(line: item.node.line, values: own + inherited)
    }
    fields.finish()
  }

  /// The keys of a mapping; those without a value stand for nothing, also where there is a default.
  private static func values(
    _ node: DocumentNode, _ path: String, _ problems: ProblemList
  ) -> [(key: String, values: [String])] {
    guard case .mapping(let pairs) = node.content else {
      problems.add(.wrongType(expected: .mapping), node, path)
      return []
    }
    return pairs.compactMap { key, value in
      guard let name = problems.text(key, path) else { return nil }
      if value.isNull { return (name, []) }
      guard case .list(let items) = value.content else {
        return problems.text(value, "\(path).\(name)").map { (name, [$0]) }
      }
      return (name, items.compactMap { problems.text($0, "\(path).\(name)") })
    }
  }
}
