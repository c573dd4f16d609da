import Coverage

/// Lays a city's changes of categories over those of a standard, so that each changed figure says that it is the city's
/// and each other one keeps its source.
struct CategoryLayer {
  /// Keys whose value is one figure, alone or with its source.
  private static let plainFigures: Set = ["minimum", "from-residents", "weight", "counts-mobile"]
  /// Keys whose value is a mapping that may name a source.
  private static let mappedFigures: Set = ["limit", "per-1000"]

  private let basis: Basis
  /// What figures of the standard inherit that name no source.
  private let inherited: Basis

  init(_ basis: Basis, over inherited: Basis) {
    self.basis = basis
    self.inherited = inherited
  }

  /// Takes a category out; nothing else may be said of it, but why.
  func remove(_ place: Int?, _ items: inout [DocumentNode], _ fields: inout Fields) {
    _ = fields.localText("because")
    fields.finish()
    if let place {
      items.remove(at: place)
    } else if let node = fields.node["id"], let id = node.text {
      let ids = items.compactMap { $0["id"]?.text }
      fields.problems.add(
        .unknownReference(what: .category, similar: similar(to: id, among: ids)), node,
        fields.path("id"))
    }
  }

  /// A category with a city's keys in their places.
  func lay(_ change: DocumentNode, over base: DocumentNode) -> DocumentNode {
    guard case .mapping = change.content else { return change }
    let own = Basis(
      source: change["source"]?.text ?? basis.source,
      rawProvenance: change["provenance"], or: basis.provenance)
    var base = base
    // What serves it, or how urgent it is, makes it another category, whose source is the city's.
    if change["any-of"] != nil || change["tier"] != nil {
      base = pinned(base).attributed(own, replacing: change)
    }
    var change = change
    change["remove"] = nil
    // A mistyped provenance stays, to be noted by the reader.
    if change["provenance"].flatMap({ Provenance(rawValue: $0.text ?? "") }) != nil {
      change["provenance"] = nil
    }
    change["source"] = nil
    return base.laid(change) { Self.attributed($0, $1, own) }
  }

  /// The category with a source at each figure, so that another source of the category changes none of them.
  private func pinned(_ base: DocumentNode) -> DocumentNode {
    let basis = Basis(
      source: base["source"]?.text ?? inherited.source,
      rawProvenance: base["provenance"], or: inherited.provenance)
    var result = base
    if result["minimum"] == nil {
      result["minimum"] = DocumentNode(
        content: .scalar("1", isQuoted: false), file: base.file, line: base.line)
    }
    for key in Self.plainFigures.union(Self.mappedFigures).sorted() {
      if let value = result[key] { result[key] = Self.attributed(key, value, basis) }
    }
    return result
  }

  /// A figure with a source; what is no figure, or not written as one, stays for the reader to judge.
  private static func attributed(
    _ key: String, _ value: DocumentNode, _ basis: Basis
  ) -> DocumentNode {
    if case .mapping = value.content, mappedFigures.contains(key) { return value.attributed(basis) }
    return plainFigures.contains(key) ? value.attributed(basis) : value
  }
}

extension Basis {
  /// A source with a provenance as it stands in a document.
  init(source: String, rawProvenance: DocumentNode?, or other: Provenance = .unverified) {
    self.init(
      source: source, provenance: rawProvenance?.text.flatMap(Provenance.init) ?? other)
  }
}

extension DocumentNode {
  /// A mapping with the keys of another put in their places.
  func laid(
    _ change: DocumentNode, _ edit: (String, DocumentNode) -> DocumentNode = { $1 }
  ) -> DocumentNode {
    guard case .mapping = content, case .mapping(let pairs) = change.content else { return change }
    var result = self
    for (key, value) in pairs {
      guard let key = key.text else { continue }
      result[key] = edit(key, value)
    }
    return result
  }

  /// The mapping with a source, unless the change that made it so names its own.
  func attributed(_ basis: Basis, replacing change: DocumentNode) -> DocumentNode {
    guard case .mapping = content else { return self }
    var result = self
    result["source"] = change["source"] ?? scalar(basis.source)
    result["provenance"] = change["provenance"] ?? scalar(basis.provenance.rawValue)
    return result
  }

  /// The value with a source, unless it names its own: a scalar becomes `{value: …, source: …}`.
  func attributed(_ basis: Basis) -> DocumentNode {
    var result = self
    switch content {
    case .mapping: break
    case .scalar: result.content = .mapping([(scalar("value"), self)])
    case .list(let items):
      result.content = .list(
        items.map { if case .mapping = $0.content { $0.attributed(basis) } else { $0 } })
      return result
    }
    if result["source"] == nil { result["source"] = scalar(basis.source) }
    if result["provenance"] == nil { result["provenance"] = scalar(basis.provenance.rawValue) }
    return result
  }

  private func scalar(_ text: String) -> DocumentNode {
    DocumentNode(content: .scalar(text, isQuoted: true), file: file, line: line)
  }
}
