import Catalogue
import Coverage
import GeoFormats

/// Reads categories out of OpenStreetMap tags by crosswalks.
struct TagReader {
  /// What an object has to say to be an outlet: the first condition of each of the crosswalks' patterns.
  let conditions: [OSMQuery.Condition]
  /// The same by key, and those of keys that begin with something.
  private let byKey: [String: OSMQuery.Condition]
  private let ofPrefixes: [OSMQuery.Condition]
  /// The keys of all conditions.
  private let keys: Set<String>
  private let prefixes: [String]

  /// Prepares crosswalks.
  init(_ crosswalks: [Crosswalk]) {
    let patterns = crosswalks.flatMap(\.rules).flatMap(\.patterns).compactMap { pattern in
      if case .tags(let pattern) = pattern { pattern } else { nil }
    }
    var seen: Set<OSMQuery.Condition> = []
    conditions = patterns.compactMap(\.conditions.first).map(OSMQuery.Condition.init)
      .filter { seen.insert($0).inserted }
    byKey = Dictionary(
      conditions.lazy.filter { !$0.isPrefix }.map { ($0.key, $0) },
      uniquingKeysWith: { $0.or($1) })
    ofPrefixes = conditions.filter(\.isPrefix)
    let all = patterns.flatMap(\.conditions)
    keys = Set(all.filter { !$0.isPrefix }.map(\.key))
    prefixes = Set(all.filter(\.isPrefix).map(\.key)).sorted()
  }

  /// The categories of each object, by tags and name, in the order of their ids; none for what its tags do not make an outlet.
  ///
  /// - Throws: `CancellationError`.
  func categories(
    _ objects: [(tags: OSMTags, name: String)], _ classifier: Classifier, workers: Int
  ) async throws -> [[String]] {
    let rows = objects.indices.filter { isOutlet(objects[$0].tags) }
    var numbers: [String: UInt32] = [:]
    var texts: [String] = []
    let labels = rows.map { row in
      let text = text(objects[row].tags)
      if let number = numbers[text] { return number }
      numbers[text] = UInt32(texts.count)
      texts.append(text)
      return UInt32(texts.count - 1)
    }
    let names = StringColumn(rows.lazy.map { objects[$0].name })
    let found = OutletCategories(
      try await classifier.classify(
        labels: ContiguousArray(labels), texts: texts, names: OutletNames(column: names),
        workers: workers))
    var categories = objects.map { _ in [String]() }
    for (place, row) in rows.enumerated() {
      categories[row] = found.lists[Int(found.labels[place])]
    }
    return categories
  }

  private func isOutlet(_ tags: OSMTags) -> Bool {
    tags.pairs.contains { tag in
      byKey[tag.key]?.accepts(tag.value) ?? false
    } || ofPrefixes.contains { $0.isMet(by: tags) }
  }

  /// The tags that crosswalks ask for, as they read them.
  private func text(_ tags: OSMTags) -> String {
    var text = ""
    for tag in tags.pairs
    where keys.contains(tag.key) || prefixes.contains(where: tag.key.hasPrefix) {
      // A value with an equals sign would pass for another tag.
      let marks: [UInt8] = [UInt8(ascii: "="), UInt8(ascii: "|")]
      let values = OSMTags.values(in: tag.value).filter { !$0.utf8.contains(where: marks.contains) }
      text += (text.isEmpty ? "" : ";") + tag.key + "=" + values.joined(separator: ";")
    }
    return text
  }
}

extension OSMQuery.Condition {
  init(_ condition: TagPattern.Condition) {
    self.init(
      condition.key, isPrefix: condition.isPrefix, values: condition.values.map { Set($0) })
  }

  /// What one of two conditions on the same key accepts.
  fileprivate func or(_ other: OSMQuery.Condition) -> OSMQuery.Condition {
    var both = self
    both.values = values.flatMap { mine in other.values.map { mine.union($0) } }
    return both
  }
}
