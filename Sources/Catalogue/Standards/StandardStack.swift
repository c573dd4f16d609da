import Coverage

/// A standard's document with the changes of cities laid over it.
struct StandardStack {
  static let standardFormat = "livingcircle-standard/1"
  static let overrideFormat = "livingcircle-override/1"
  /// How many files may change each other: nation, province, city, district and some more.
  static let highest = 8

  /// The document with all changes in it.
  private(set) var root: DocumentNode
  /// What was changed, the earliest first.
  private(set) var changes: [Change] = []
  /// The files, the one named by the user first.
  private(set) var sources: [StandardFile.Source] = []

  /// Reads a standard, or a file that changes one together with what it changes.
  init(_ name: String) throws(DataFileError) {
    var overrides: [DocumentNode] = []
    var (document, folder) = try Self.document(name, folder: "", from: nil)
    while true {
      sources.append(.init(path: document.file, sha256: document.sha256))
      let problems = ProblemList()
      var fields = Fields(document.root, "", problems)
      let format = fields.requiredText("format")
      if format == Self.standardFormat { break }
      guard format == Self.overrideFormat else {
        if let node = document.root["format"] {
          let formats = [Self.standardFormat, Self.overrideFormat]
          problems.add(.format(expected: formats), node, "format")
        }
        throw DataFileError(problems.problems)
      }
      let base = fields.requiredText("changes")
      try problems.throwIfAny()
      guard overrides.count < Self.highest, let node = document.root["changes"] else {
        problems.add(.cycle(sources.map(\.path)), document.root["changes"]!, "changes")
        throw DataFileError(problems.problems)
      }
      overrides.append(document.root)
      (document, folder) = try Self.document(base, folder: folder, from: node)
    }
    root = document.root
    for override in overrides.reversed() { try lay(override) }
  }

  /// The document that a name stands for, and the folder that its own paths start from.
  private static func document(
    _ name: String, folder: String, from node: DocumentNode?
  ) throws(DataFileError) -> (Document, String) {
    if StandardFile.isPath(name) {
      let path = name.hasPrefix("/") ? name : folder + name
      let end = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
      return (try Document(path: path), String(path[..<end]))
    }
    if let file = ShippedFile.named("standards/\(name).yaml") { return (try Document(file), "") }
    let near = similar(to: name, among: StandardFile.shippedIDs)
    let names = near.isEmpty ? StandardFile.shippedIDs : near
    throw DataFileError([
      DataFileProblem(
        .unknownReference(what: .standard, similar: names), file: node?.file ?? "",
        line: node?.line, path: node == nil ? "" : "changes", value: name)
    ])
  }

  /// Lays a city's changes over the document.
  private mutating func lay(_ override: DocumentNode) throws(DataFileError) {
    let problems = ProblemList()
    var fields = Fields(override, "", problems)
    for key in ["format", "changes"] { _ = fields.value(key) }
    let id = fields.required("id")
    let version = fields.required("version")
    let because = fields.requiredLocalText("because")
    let basis = Basis(
      source: fields.requiredText("source"),
      provenance: fields.choice("provenance") ?? .local)
    let change = (root["id"]?.text ?? "", root["version"]?.text ?? "")
    var parts: [String] = []
    if let title = fields.value("title") { root["title"] = title }
    for key in ["walk", "headlines", "orders", "indicators", "grades"] {
      guard let value = fields.value(key) else { continue }
      root[key] = key == "walk" ? merged(root[key], value, basis) : value.attributed(basis)
      parts.append(key)
    }
    parts += layCategories(fields.list("categories").map(\.node), basis)
    fields.finish()
    if let id, let version { (root["id"], root["version"]) = (id, version) }
    try problems.throwIfAny()
    changes.append(
      Change(
        standard: change.0, version: change.1, because: because, basis: basis, parts: parts))
  }

  /// Changes, adds and removes categories by their ids.
  ///
  /// - Returns: The ids.
  private mutating func layCategories(_ changed: [DocumentNode], _ basis: Basis) -> [String] {
    guard var categories = root["categories"], !changed.isEmpty else { return [] }
    var items = categories.items
    for node in changed {
      let place = items.firstIndex { $0["id"]?.text == node["id"]?.text }
      let isRemoved = node["remove"]?.text == "true"
      switch (place, isRemoved) {
      case (let place?, true): items.remove(at: place)
      case (let place?, false): items[place] = merged(items[place], node, basis)
      case (nil, _): items.append(node.attributed(basis))
      }
    }
    categories.content = .list(items)
    root["categories"] = categories
    return changed.compactMap { $0["id"]?.text }
  }

  /// A mapping with the keys of another put in their places, each with the source of the change.
  private func merged(
    _ base: DocumentNode?, _ change: DocumentNode, _ basis: Basis
  ) -> DocumentNode {
    guard var result = base, case .mapping(let pairs) = change.content else { return change }
    for (key, value) in pairs {
      guard let key = key.text else { continue }
      let isFigure = StandardReader.figures.contains(key)
      result[key] = isFigure ? value.attributed(basis) : value
    }
    return result
  }
}

extension DocumentNode {
  /// The value with a source, unless it names its own: a scalar becomes `{value: …, source: …}`.
  func attributed(_ basis: Basis) -> DocumentNode {
    func scalar(_ text: String) -> DocumentNode {
      DocumentNode(content: .scalar(text, isQuoted: true), file: file, line: line)
    }
    var result = self
    switch content {
    case .mapping: break
    case .scalar:
      let key = scalar("value")
      result.content = .mapping([(key, self)])
    case .list(let items):
      result.content = .list(
        items.map { if case .mapping = $0.content { $0.attributed(basis) } else { $0 } })
      return result
    }
    if result["source"] == nil { result["source"] = scalar(basis.source) }
    if result["provenance"] == nil { result["provenance"] = scalar(basis.provenance.rawValue) }
    return result
  }
}
