import Coverage

/// Classification as one would write it down: every rule and word tried on every outlet, with plain texts.
struct PlainClassifier {
  var crosswalks: [Crosswalk]
  var names: NameWords

  func outcome(text: String, name: String) -> Outcome {
    let read = PlainName(name, accepting: allAcceptingWords)
    var found: [Assignment] = []
    var rejected: [String] = []
    var other: String?
    for crosswalk in crosswalks {
      for rule in crosswalk.rules {
        guard let pattern = rule.patterns.first(where: { Self.matches($0.text, text) }) else {
          continue
        }
        var label = "\(crosswalk.id) \(pattern.text)"
        if let words = words(of: rule) {
          guard let word = words.first(where: read.accepts) else { continue }
          label += " + \(lower(word))"
        }
        if rule.categories.isEmpty, other == nil { other = label }
        for category in rule.categories {
          let against = rule.rejecting + rejecting(category)
          add(category, rule.confidence, label, against, read, &found, &rejected)
        }
      }
    }
    if !found.isEmpty { return Outcome(found) }
    if let other { return Outcome(.rejected, rules: [other]) }
    return nameOutcome(read, hasText: text != "" && text != "[]", rejected)
  }

  private func nameOutcome(_ read: PlainName, hasText: Bool, _ before: [String]) -> Outcome {
    var (found, rejected): ([Assignment], [String]) = ([], before)
    var kinds: Set<Set<String>> = []
    var rules: [String] = []
    for entry in names.entries {
      guard let word = entry.accepting.first(where: read.accepts) else { continue }
      let confidence = min(entry.confidence, hasText ? names.confidenceBesideText : 1)
      let live = entry.categories.filter {
        add($0, confidence, "names \(lower(word))", rejecting($0), read, &found, &rejected)
      }
      if !live.isEmpty {
        kinds.insert(Set(entry.categories))
        rules.append("names \(lower(word))")
      }
    }
    if kinds.count > 1 { return Outcome(.ambiguous, rules: rules) }
    if !found.isEmpty { return Outcome(found) }
    return rejected.isEmpty ? Outcome(.noRule) : Outcome(.rejected, rules: rejected)
  }

  @discardableResult
  private func add(
    _ category: String, _ confidence: Double, _ rule: String, _ against: [String],
    _ read: PlainName, _ found: inout [Assignment], _ rejected: inout [String]
  ) -> Bool {
    if let word = against.first(where: read.holds) {
      rejected.append("\(rule) - \(lower(word))")
      return false
    }
    let new = Assignment(category: category, confidence: confidence, rule: rule)
    if let known = found.firstIndex(where: { $0.category == category }) {
      if confidence > found[known].confidence { found[known] = new }
    } else {
      found.append(new)
    }
    return true
  }

  private var allAcceptingWords: [String] {
    names.entries.flatMap(\.accepting)
      + crosswalks.flatMap(\.rules).flatMap { rule -> [String] in
        if case .words(let words) = rule.name { words } else { [] }
      }
  }

  private func words(of rule: Crosswalk.Rule) -> [String]? {
    switch rule.name {
    case .none: nil
    case .words(let words): words
    case .wordsOfCategory:
      rule.categories.flatMap { category in
        names.entries.filter { $0.categories.contains(category) }.flatMap(\.accepting)
      }
    }
  }

  private func rejecting(_ category: String) -> [String] {
    names.entries.filter { $0.categories.contains(category) }.flatMap(\.rejecting)
  }

  /// Codes, tags and levels by prefixes of texts.
  static func matches(_ pattern: String, _ text: String) -> Bool {
    if pattern.contains("&") || pattern.contains("=") && !pattern.hasPrefix("=") {
      let tags = text.split { ";|".contains($0) }.map(String.init)
      return pattern.split(separator: "&").allSatisfy { condition in
        tags.contains(condition.trimmingPrefix(" ").trimmingSuffix(" "))
      }
    }
    if pattern.contains(";") {
      return (text + ";").hasPrefix(pattern + ";")
    }
    return text.split { "|; ,".contains($0) }.contains { code in
      if pattern.hasPrefix("=") { return code == pattern.dropFirst() }
      let ends = pattern.split(separator: "-")
      if ends.count == 2 { return code.count == 6 && ends[0] <= code && code <= ends[1] }
      if pattern.count == 4 { return code.count == 6 && code.hasPrefix(pattern) }
      if pattern.hasSuffix("0000") { return code.count == 6 && code.hasPrefix(pattern.prefix(2)) }
      if pattern.hasSuffix("00") { return code.count == 6 && code.hasPrefix(pattern.prefix(4)) }
      return code == pattern
    }
  }
}

/// A name without its brackets, and the words in it.
private struct PlainName {
  private let bytes: [UInt8]
  private let accepted: Set<[UInt8]>

  init(_ name: String, accepting: [String]) {
    bytes = lower(Self.stripped(name)).utf8.map { $0 }
    var places: [(Range<Int>, [UInt8])] = []
    for word in Set(accepting.map { Array(lower($0).utf8) }) {
      places += Self.places(of: word, in: bytes).map { ($0, word) }
    }
    accepted = Set(
      places.filter { place, word in
        !places.contains {
          $0.0.count > place.count && $0.0.clamped(to: place) == place
        }
      }.map(\.1))
  }

  func accepts(_ word: String) -> Bool { accepted.contains(Array(lower(word).utf8)) }

  func holds(_ word: String) -> Bool {
    !Self.places(of: Array(lower(word).utf8), in: bytes).isEmpty
  }

  private static func places(of word: [UInt8], in text: [UInt8]) -> [Range<Int>] {
    guard text.count >= word.count else { return [] }
    return (0...text.count - word.count)
      .filter { Array(text[$0..<$0 + word.count]) == word }
      .map { $0..<$0 + word.count }
  }

  /// Replaces innermost pairs of brackets by spaces until there are none.
  private static func stripped(_ name: String) -> String {
    var scalars = Array(name.unicodeScalars)
    while let closing = scalars.indices.first(where: { end in
      "）)】]".unicodeScalars.contains(scalars[end])
        && scalars[..<end].contains { "（(【[".unicodeScalars.contains($0) }
    }) {
      let opening = scalars[..<closing].lastIndex {
        "（(【[".unicodeScalars.contains($0)
      }!
      scalars.replaceSubrange(opening...closing, with: [" "])
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

private func lower(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map {
        $0.isASCII ? Unicode.Scalar(UInt8($0.value) | ($0.properties.isUppercase ? 32 : 0)) : $0
      }))
}

extension Substring {
  fileprivate func trimmingPrefix(_ character: Character) -> Substring {
    drop { $0 == character }
  }

  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return String(text)
  }
}
