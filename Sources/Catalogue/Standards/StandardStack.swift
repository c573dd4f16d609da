import Coverage

/// A standard's document with the changes of cities laid over it.
struct StandardStack {
  static let standardFormat = "livingcircle-standard/1"
  static let overrideFormat = "livingcircle-override/1"
  /// How many files may change each other: nation, province, city, district and some more.
  static let highest = 8

  /// The document with all changes in it.
  private(set) var root: DocumentNode
  /// The only file as it stands; `nil` where files change each other.
  private(set) var text: String?
  /// What was changed, the earliest first.
  private(set) var changes: [Change] = []
  /// The files, the one named by the user first.
  private(set) var sources: [StandardFile.Source] = []
  /// The places of categories in the lists of the files that they were read from.
  private var places: [String: [String: Int]] = [:]

  /// Reads a standard, or a file that changes one together with what it changes.
  init(_ name: String) throws(DataFileError) {
    let (document, folder) = try Self.document(name)
    try self.init(document, folder: folder)
  }

  /// Reads what a document changes; its paths start from a folder, which ends in a slash or is empty.
  init(_ document: Document, folder: String) throws(DataFileError) {
    var overrides: [DocumentNode] = []
    var (document, folder) = (document, folder)
    while true {
      sources.append(.init(path: document.file, sha256: document.sha256))
      guard let base = try Self.base(of: document) else { break }
      overrides.append(document.root)
      let next = try Self.document(base, folder: folder)
      let file = next.0.file
      if sources.contains(where: { $0.path == file }) {
        throw Self.error(.cycle(sources.map(\.path) + [file]), base)
      }
      if overrides.count > Self.highest { throw Self.error(.tooDeep(limit: Self.highest), base) }
      (document, folder) = next
    }
    root = document.root
    text = overrides.isEmpty ? document.text : nil
    notePlaces(root["categories"])
    for override in overrides.reversed() { try lay(override) }
  }

  /// What a file changes; `nil` for a standard.
  private static func base(of document: Document) throws(DataFileError) -> DocumentNode? {
    let problems = ProblemList()
    var fields = Fields(document.root, "", problems)
    let format = fields.requiredText("format")
    if format == standardFormat { return nil }
    if format != overrideFormat, let node = document.root["format"] {
      problems.add(.format(expected: [standardFormat, overrideFormat]), node, "format")
    }
    try problems.throwIfAny()
    let base = fields.required("changes")
    _ = base.flatMap { problems.text($0, "changes") }
    try problems.throwIfAny()
    return base
  }

  private static func error(
    _ reason: DataFileProblem.Reason, _ node: DocumentNode, value: String? = nil
  ) -> DataFileError {
    DataFileError([
      DataFileProblem(
        reason, file: node.file, line: node.line, path: "changes", value: value ?? node.text)
    ])
  }

  /// Lays a city's changes over the document.
  private mutating func lay(_ override: DocumentNode) throws(DataFileError) {
    let problems = ProblemList()
    var fields = Fields(override, "", problems)
    for key in ["format", "changes"] { _ = fields.value(key) }
    let (id, version) = (fields.required("id"), fields.required("version"))
    let because = fields.requiredLocalText("because")
    let basis = Basis(
      source: fields.requiredText("source"),
      provenance: fields.choice("provenance") ?? .local)
    let change = (root["id"]?.text ?? "", root["version"]?.text ?? "")
    var parts: [String] = []
    for key in ["title", "note", "walk", "headlines", "orders", "indicators", "grades"] {
      guard let value = fields.value(key) else { continue }
      root[key] = Self.changed(root[key], by: value, key, basis)
      parts.append(key)
    }
    if let node = fields.value("categories") {
      let items = fields.requiredList("categories")
      if items.count > StandardReader.mostCategories {
        problems.add(.tooMany(limit: StandardReader.mostCategories), node, "categories")
      } else {
        parts += layCategories(items, basis, problems)
      }
    }
    fields.finish()
    if let id, let version { (root["id"], root["version"]) = (id, version) }
    try problems.throwIfAny()
    changes.append(
      Change(
        standard: change.0, version: change.1, because: because, basis: basis, parts: parts))
  }

  /// A part of the document outside the categories, as a city changes it.
  private static func changed(
    _ base: DocumentNode?, by value: DocumentNode, _ key: String, _ basis: Basis
  ) -> DocumentNode {
    switch key {
    case "walk": base?.laid(value).attributed(basis, replacing: value) ?? value
    case "orders", "indicators", "grades": value.attributed(basis)
    default: value
    }
  }

  /// Changes, adds and removes categories by their ids.
  ///
  /// - Returns: The ids.
  private mutating func layCategories(
    _ changed: [(node: DocumentNode, path: String)], _ basis: Basis, _ problems: ProblemList
  ) -> [String] {
    guard var categories = root["categories"] else { return [] }
    var items = categories.items
    var ids = Identities(problems)
    let layer = CategoryLayer(
      basis, over: Basis(source: root["source"]?.text ?? "", rawProvenance: root["provenance"]))
    let changedIDs = changed.map { item in
      var fields = Fields(item.node, item.path, problems)
      let id = ids.take(&fields)
      let place = items.firstIndex { $0["id"]?.text == id }
      let isRemoved =
        fields.value("remove").flatMap { problems.flag($0, fields.path("remove")) } ?? false
      switch (place, isRemoved) {
      case (let place, true): layer.remove(place, &items, &fields)
      case (let place?, false): items[place] = layer.lay(item.node, over: items[place])
      case (nil, false): items.append(item.node.attributed(basis))
      }
      return id
    }
    notePlaces(override: changed.map(\.node))
    categories.content = .list(items)
    root["categories"] = categories
    return changedIDs
  }
}

extension StandardStack {
  private mutating func notePlaces(_ list: DocumentNode?) {
    notePlaces(override: list?.items ?? [])
  }

  private mutating func notePlaces(override items: [DocumentNode]) {
    guard let file = items.first?.file else { return }
    let pairs = items.enumerated().compactMap { place, item in
      item["id"]?.text.map { ($0, place) }
    }
    places[file] = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Says where mistakes in categories stand in their own files, not in the merged document.
  func relocate(_ problems: ProblemList) {
    guard sources.count > 1, let items = root["categories"]?.items else { return }
    let start = "categories["
    problems.edit { problem in
      guard problem.path.hasPrefix(start), let end = problem.path.firstIndex(of: "]"),
        let index = Int(problem.path[..<end].dropFirst(start.count)), items.indices.contains(index),
        let id = items[index]["id"]?.text, let place = places[problem.file]?[id]
      else { return }
      problem.path = "\(start)\(place)\(problem.path[end...])"
    }
  }

  /// The document that a name stands for, and the folder that its own paths start from.
  private static func document(_ name: String) throws(DataFileError) -> (Document, String) {
    if StandardFile.isPath(name) {
      let end = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
      return (try Document(path: name), String(name[..<end]))
    }
    if let file = ShippedFile.named("standards/\(name).yaml") { return (try Document(file), "") }
    throw DataFileError([
      DataFileProblem(
        .unknownReference(
          what: .standard, similar: similar(to: name, among: StandardFile.shippedIDs)),
        file: "", value: name)
    ])
  }

  /// The document that another one changes, found from the other's folder.
  private static func document(
    _ base: DocumentNode, folder: String
  ) throws(DataFileError) -> (Document, String) {
    let name = base.text ?? ""
    let isRelative = StandardFile.isPath(name) && !name.hasPrefix("/")
    do {
      return try document(isRelative ? folder + name : name)
    } catch {
      // What cannot be found is a mistake of the file that names it.
      guard let problem = error.problems.first else { throw error }
      switch problem.reason {
      case .unreadable, .unknownReference(.standard, _):
        throw Self.error(problem.reason, base, value: isRelative ? folder + name : name)
      default: throw error
      }
    }
  }
}
