/// A value of a YAML or JSON document with the line that it begins in.
struct DocumentNode {
  enum Content {
    /// A text, number or flag; `isQuoted` ones are text whatever they look like.
    case scalar(String, isQuoted: Bool)
    case list([DocumentNode])
    case mapping([(key: DocumentNode, value: DocumentNode)])
  }

  var content: Content
  /// The file that the value stands in: parts of a document may come from another.
  var file: String
  var line: Int

  /// The scalar's text, or `nil`.
  var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// What stands here, for a message.
  var summary: String {
    switch content {
    case .scalar(let text, _): text
    case .list(let items): "[\(items.count)]"
    case .mapping(let pairs):
      "{" + pairs.prefix(4).compactMap(\.key.text).joined(separator: ", ") + "}"
    }
  }

  /// Whether nothing was written: `key:` alone, `~` or `null`.
  var isNull: Bool {
    if case .scalar(let text, isQuoted: false) = content {
      ["", "~", "null"].contains(text)
    } else {
      false
    }
  }
}

extension DocumentNode {
  /// The value of a key, of the last one where a key is there twice.
  subscript(key: String) -> DocumentNode? {
    get {
      guard case .mapping(let pairs) = content else { return nil }
      return pairs.last { $0.key.text == key }?.value
    }
    set {
      guard case .mapping(var pairs) = content else { return }
      let place = pairs.lastIndex { $0.key.text == key }
      switch (place, newValue) {
      case (let place?, let value?): pairs[place].value = value
      case (let place?, nil): pairs.remove(at: place)
      case (nil, let value?):
        let key = DocumentNode(
          content: .scalar(key, isQuoted: false), file: value.file, line: value.line)
        pairs.append((key, value))
      case (nil, nil): break
      }
      content = .mapping(pairs)
    }
  }

  /// The items of a list; none where this is no list.
  var items: [DocumentNode] {
    if case .list(let items) = content { items } else { [] }
  }
}
