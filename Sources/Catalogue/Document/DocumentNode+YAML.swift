import Yams

extension DocumentNode {
  /// The document as YAML; comments are not kept.
  func yaml() throws -> String {
    // Lines as long as their values: sources are sentences, and folding would make them hard to compare.
    try Yams.serialize(node: node, width: -1, allowUnicode: true)
  }

  private var node: Node {
    switch content {
    case .scalar(let text, let isQuoted):
      // A text that looks like a number or a flag needs its quotation marks; all others do without.
      let looksOther =
        Double(text) != nil || Bool(text) != nil || ["", "~", "null", "yes", "no"].contains(text)
      return .scalar(.init(text, .implicit, isQuoted && looksOther ? .doubleQuoted : .any))
    case .list(let items):
      let isPlain = items.allSatisfy { $0.text != nil }
      return .sequence(.init(items.map(\.node), .implicit, isPlain ? .flow : .block))
    case .mapping(let pairs):
      let isPlain =
        pairs.count <= 2 && pairs.allSatisfy { $0.value.text.map { $0.count < 40 } ?? false }
      return .mapping(
        .init(pairs.map { ($0.key.node, $0.value.node) }, .implicit, isPlain ? .flow : .block))
    }
  }
}
