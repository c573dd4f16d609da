import Coverage

/// Reads crosswalks and words from their documents, noting every mistake.
struct CrosswalkReader {
  let problems: ProblemList
  private let vocabulary = Vocabulary.shipped
  private let wordBytes = WordBytes()

  init(_ problems: ProblemList) { self.problems = problems }

  /// The longest word, in characters, and the most bytes of all words of a file: the automaton takes a kilobyte a byte at worst.
  static let longestWord = 64
  static let mostWordBytes = 1 << 16

  /// A crosswalk; worth something only where no mistake was noted.
  func crosswalk(_ document: Document) -> CrosswalkFile {
    var fields = Fields(document.root, "", problems)
    let head = self.head(&fields, CrosswalkFile.format)
    _ = fields.required("rules")
    let rules = fields.list("rules").map { rule($0.node, $0.path, head.basis) }
    fields.finish()
    return CrosswalkFile(
      crosswalk: Crosswalk(id: head.id, rules: rules.map(\.rule)), version: head.version,
      title: head.title, basis: head.basis, bases: rules.map(\.basis), source: document.source)
  }

  /// Words; worth something only where no mistake was noted.
  func nameWords(_ document: Document) -> NameWordsFile {
    var fields = Fields(document.root, "", problems)
    let head = self.head(&fields, NameWordsFile.format)
    let beside = confidence(&fields, "confidence-beside-text")
    _ = fields.required("words")
    let entries = fields.list("words").map { entry($0.node, $0.path) }
    fields.finish()
    return NameWordsFile(
      words: NameWords(entries: entries, confidenceBesideText: beside), version: head.version,
      title: head.title, basis: head.basis, source: document.source)
  }

  private func head(
    _ fields: inout Fields, _ format: String
  ) -> (id: String, version: String, title: LocalText, basis: Basis) {
    if let node = fields.required("format"), node.text != format {
      problems.add(.format(expected: [format]), node, "format")
    }
    return (
      fields.requiredText("id"), fields.requiredText("version"),
      fields.requiredLocalText("title"), fields.requiredBasis()
    )
  }

  private func rule(
    _ node: DocumentNode, _ path: String, _ inherited: Basis
  ) -> (rule: Crosswalk.Rule, basis: Basis) {
    var fields = Fields(node, path, problems)
    let rule = Crosswalk.Rule(
      patterns(&fields), name: nameCondition(&fields), rejecting: words(&fields, "reject"),
      categories: categories(&fields), confidence: confidence(&fields, "confidence"))
    let basis = fields.basis(or: inherited)
    fields.finish()
    return (rule, basis)
  }

  private func entry(_ node: DocumentNode, _ path: String) -> NameWords.Entry {
    var fields = Fields(node, path, problems)
    _ = fields.required("accept")
    let entry = NameWords.Entry(
      categories: categories(&fields), accepting: words(&fields, "accept"),
      rejecting: words(&fields, "reject"), confidence: confidence(&fields, "confidence"))
    _ = fields.text("source")
    fields.finish()
    return entry
  }

  private func patterns(_ fields: inout Fields) -> [Crosswalk.Pattern] {
    let patterns =
      patterns(&fields, "codes", Self.codes) { CodePattern($0).map { .code($0) } }
      + patterns(&fields, "tags", Self.tags) { TagPattern($0).map { .tags($0) } }
      + patterns(&fields, "texts", Self.texts) { LevelPattern($0).map { .levels($0) } }
    let isAny = ["codes", "tags", "texts"].contains { fields.node[$0] != nil }
    if !isAny { problems.add(.missingKey("codes | tags | texts"), fields.node, fields.path) }
    return patterns
  }

  private static let codes = ["060703", "060500", "060400-060409", "=060700"]
  private static let tags = ["shop=bakery", "shop=bakery;pastry", "amenity=cafe & wifi=yes"]
  private static let texts = ["购物;便利店", "*:便利店"]

  private func patterns(
    _ fields: inout Fields, _ key: String, _ examples: [String],
    _ read: (String) -> Crosswalk.Pattern?
  ) -> [Crosswalk.Pattern] {
    fields.list(key).compactMap { item in
      guard let text = problems.text(item.node, item.path) else { return nil }
      if let pattern = read(text.trimmingSpaces()) { return pattern }
      problems.add(.pattern(examples: examples), item.node, item.path)
      return nil
    }
  }

  private func nameCondition(_ fields: inout Fields) -> Crosswalk.NameCondition {
    let ofCategory =
      fields.value("category-words").flatMap { problems.flag($0, fields.path("category-words")) }
      ?? false
    let own = words(&fields, "words")
    guard let node = fields.node["words"] else { return ofCategory ? .wordsOfCategory : .none }
    if ofCategory { problems.add(.exclusive(["words", "category-words"]), node, fields.path) }
    return .words(own)
  }

  private func words(_ fields: inout Fields, _ key: String) -> [String] {
    fields.list(key).compactMap { item in
      guard let word = problems.text(item.node, item.path)?.trimmingSpaces() else { return nil }
      wordBytes.count += word.utf8.count
      if !(1...Self.longestWord).contains(word.count) {
        problems.add(.outOfRange("1–\(Self.longestWord)"), item.node, item.path)
      } else if wordBytes.count > Self.mostWordBytes {
        problems.add(.outOfRange("0–\(Self.mostWordBytes)"), item.node, item.path)
      } else {
        return word
      }
      return nil
    }
  }

  private func categories(_ fields: inout Fields) -> [String] {
    _ = fields.required("categories")
    return fields.list("categories").compactMap { item in
      guard let id = problems.text(item.node, item.path) else { return nil }
      if vocabulary.names[id] == nil {
        let near = similar(to: id, among: vocabulary.names.keys)
        problems.add(
          .unknownReference(what: .category, similar: near), item.node, item.path)
      }
      return id
    }
  }

  private func confidence(_ fields: inout Fields, _ key: String) -> Double {
    fields.required(key).flatMap { problems.number($0, fields.path(key), in: 0...1) } ?? 0
  }
}

/// The bytes of all words read so far.
private final class WordBytes {
  var count = 0
}

extension Document {
  /// The file, as outputs name it.
  var source: StandardFile.Source { StandardFile.Source(path: file, sha256: sha256) }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    let text = drop { $0.isWhitespace }
    guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(text[...last])
  }
}
