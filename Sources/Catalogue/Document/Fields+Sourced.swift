import Coverage

extension Fields {
  /// Where a part of the document comes from: its own `source` and `provenance`, or those of what it is part of.
  mutating func basis(or inherited: Basis) -> Basis {
    let source = text("source")
    let provenance: Provenance? = choice("provenance")
    return Basis(
      source: source ?? inherited.source, provenance: provenance ?? inherited.provenance)
  }

  /// Where the whole document comes from; both have to be there.
  mutating func requiredBasis() -> Basis {
    let source = requiredText("source")
    let provenance: Provenance? = required("provenance").flatMap {
      problems.choice($0, path("provenance"))
    }
    return Basis(source: source, provenance: provenance ?? .unverified)
  }

  /// A text in both languages.
  mutating func localText(_ key: String) -> LocalText? {
    value(key).map { LocalText($0, path(key), problems) }
  }

  /// A text in both languages that has to be there.
  mutating func requiredLocalText(_ key: String) -> LocalText {
    required(key).map { LocalText($0, path(key), problems) } ?? LocalText(zh: "", en: "")
  }

  /// A value that stands alone or as `{value: …, source: …, provenance: …}`.
  mutating func sourced<Value: Hashable & Sendable>(
    _ key: String, _ inherited: Basis, _ read: (DocumentNode, String) -> Value?
  ) -> Sourced<Value>? {
    guard let node = value(key) else { return nil }
    guard case .mapping = node.content else {
      return read(node, path(key)).map { Sourced($0, inherited) }
    }
    var fields = Fields(node, path(key), problems)
    let basis = fields.basis(or: inherited)
    let value = fields.required("value").flatMap { read($0, fields.path("value")) }
    fields.finish()
    return value.map { Sourced($0, basis) }
  }
}

extension LocalText {
  init(_ node: DocumentNode, _ path: String, _ problems: ProblemList) {
    var fields = Fields(node, path, problems)
    self.init(zh: fields.requiredText("zh"), en: fields.requiredText("en"))
    fields.finish()
  }
}
