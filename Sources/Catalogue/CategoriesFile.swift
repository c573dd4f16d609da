public import Coverage

/// The shipped vocabulary with everything that its file says of a category.
public struct CategoriesFile: Sendable {
  /// One category.
  public struct Category: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// Its name.
    public var name: LocalText
    /// Whether the notice on the first pilots names it as a format with thin margins that is worth support (微利薄利业态).
    public var hasLowMargin: Bool
    /// Where it comes from.
    public var basis: Basis
  }

  /// The categories in the order of the file.
  public let categories: [Category]
  /// The file.
  public let source: StandardFile.Source

  /// Reads the vocabulary that ships.
  ///
  /// - Returns: All categories.
  /// - Throws: `DataFileError` with every mistake's line and value.
  public static func load() throws(DataFileError) -> CategoriesFile {
    guard let shipped = ShippedFile.named("categories.yaml") else {
      preconditionFailure("categories.yaml ships with every build")
    }
    let document = try Document(shipped)
    let problems = ProblemList()
    let file = CategoriesFile(document, problems)
    try problems.throwIfAny()
    return file
  }

  private init(_ document: Document, _ problems: ProblemList) {
    var fields = Fields(document.root, "", problems)
    let sources = Self.sources(&fields, problems)
    if let node = fields.required("low-margin-source") {
      var lowMargin = Fields(node, "low-margin-source", problems)
      _ = lowMargin.requiredBasis()
      lowMargin.finish()
    }
    var ids = Identities(problems)
    categories = fields.list("categories").map { item in
      var category = Fields(item.node, item.path, problems)
      let id = ids.take(&category)
      let flag = category.value("low-margin")
      let basis = category.requiredBasis()
      if sources[basis.source] == nil, let node = item.node["source"] {
        problems.add(.notAllowed(sources.keys.sorted()), node, category.path("source"))
      }
      let found = Category(
        id: id, name: category.requiredLocalText("name"),
        hasLowMargin: flag.flatMap { problems.flag($0, category.path("low-margin")) } ?? false,
        basis: Basis(source: sources[basis.source] ?? "", provenance: basis.provenance))
      category.finish()
      return found
    }
    fields.finish()
    source = document.source
  }

  /// The sources by their short names.
  private static func sources(
    _ fields: inout Fields, _ problems: ProblemList
  ) -> [String: String] {
    guard let node = fields.required("sources"), case .mapping(let pairs) = node.content else {
      return [:]
    }
    return Dictionary(
      pairs.map { ($0.key.text ?? "", problems.text($0.value, "sources") ?? "") },
      uniquingKeysWith: { first, _ in first })
  }
}
