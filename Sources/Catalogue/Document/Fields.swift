/// The mistakes found so far in a document and what is merged into it.
final class ProblemList {
  /// How many are kept; the rest is counted only, so that a file full of mistakes costs no more than another.
  static let longest = 100

  private(set) var problems: [DataFileProblem] = []
  private(set) var count = 0

  /// Notes a mistake at a value.
  func add(
    _ reason: @autoclosure () -> DataFileProblem.Reason, _ node: DocumentNode, _ path: String
  ) {
    count += 1
    guard problems.count < Self.longest else { return }
    problems.append(
      DataFileProblem(
        reason(), file: node.file, line: node.line, path: path, value: node.summary))
  }

  /// Ends reading where there are mistakes; they are in the order of their lines.
  func throwIfAny() throws(DataFileError) {
    guard count > 0 else { return }
    let files = problems.map(\.file)
    let sorted = problems.enumerated().sorted { a, b in
      func key(_ problem: (offset: Int, element: DataFileProblem)) -> (Int, Int, Int) {
        let file = files.firstIndex(of: problem.element.file) ?? 0
        return (file, problem.element.line ?? 0, problem.offset)
      }
      return key(a) < key(b)
    }
    throw DataFileError(sorted.map(\.element), count: count)
  }

  /// Corrects mistakes, such as where they stand.
  func edit(_ change: (inout DataFileProblem) -> Void) {
    for index in problems.indices { change(&problems[index]) }
  }
}

/// The keys of one mapping, asked for one after another; mistakes are noted, and reading goes on.
struct Fields {
  let node: DocumentNode
  /// Where the mapping stands in the document.
  let path: String
  let problems: ProblemList
  private var asked: [String] = []

  /// Takes a mapping; notes anything else as a mistake and then has no keys.
  init(_ node: DocumentNode, _ path: String, _ problems: ProblemList) {
    self.node = node
    self.path = path
    self.problems = problems
    if case .mapping = node.content { return }
    problems.add(.wrongType(expected: .mapping), node, path)
  }

  /// The path of a key.
  func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The value of a key, or `nil` where there is none.
  mutating func value(_ key: String) -> DocumentNode? {
    if !asked.contains(key) { asked.append(key) }
    guard let value = node[key], !value.isNull else { return nil }
    return value
  }

  /// The value of a key that has to be there.
  mutating func required(_ key: String) -> DocumentNode? {
    if let value = value(key) { return value }
    if case .mapping = node.content { problems.add(.missingKey(key), node, path) }
    return nil
  }

  /// Notes keys that nobody asked for.
  func finish() {
    guard case .mapping(let pairs) = node.content else { return }
    for (key, _) in pairs {
      guard let text = key.text else {
        problems.add(.wrongType(expected: .text), key, path)
        continue
      }
      if asked.contains(text) { continue }
      problems.add(
        .unknownKey(similar: similar(to: text, among: asked), allowed: asked), key, path(text))
    }
  }
}

extension Fields {
  /// A text.
  mutating func text(_ key: String) -> String? {
    value(key).flatMap { problems.text($0, path(key)) }
  }

  /// A text that has to be there.
  mutating func requiredText(_ key: String) -> String {
    required(key).flatMap { problems.text($0, path(key)) } ?? ""
  }

  /// How many items a list may have: the longest that ships has some hundreds.
  static let longestList = 20_000

  /// A list's items with their paths; a single value stands for a list of one.
  mutating func list(_ key: String) -> [(node: DocumentNode, path: String)] {
    guard let value = value(key) else { return [] }
    let path = path(key)
    switch value.content {
    case .list(let items):
      if items.count > Self.longestList {
        problems.add(.tooMany(limit: Self.longestList), value, path)
        return []
      }
      return items.enumerated().map { ($1, "\(path)[\($0)]") }
    case .scalar: return [(value, path)]
    case .mapping:
      problems.add(.wrongType(expected: .list), value, path)
      return []
    }
  }

  /// The items of a list that has to be there with something in it.
  mutating func requiredList(_ key: String) -> [(node: DocumentNode, path: String)] {
    guard let value = required(key) else { return [] }
    if case .list(let items) = value.content, items.isEmpty {
      problems.add(.empty, value, path(key))
    }
    return list(key)
  }

  /// An id: a text without blanks and without marks that separate ids elsewhere.
  mutating func requiredID(_ key: String = "id") -> String {
    guard let value = required(key), let id = problems.text(value, path(key)) else { return "" }
    let isPlain = id.unicodeScalars.allSatisfy { scalar in
      !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
        && !"|;,/\"".unicodeScalars.contains(scalar)
    }
    if id.isEmpty || !isPlain { problems.add(.notAnID, value, path(key)) }
    return id
  }

  /// A list of texts.
  mutating func texts(_ key: String) -> [String] {
    list(key).compactMap { problems.text($0.node, $0.path) }
  }

  /// One of some words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice?
  where Choice.RawValue == String {
    guard let value = value(key) else { return nil }
    return problems.choice(value, path(key))
  }
}

extension ProblemList {
  /// A text; numbers are taken as they are written.
  func text(_ node: DocumentNode, _ path: String) -> String? {
    if let text = node.text { return text }
    add(.wrongType(expected: .text), node, path)
    return nil
  }

  /// A finite number of a range.
  func number(
    _ node: DocumentNode, _ path: String, in range: ClosedRange<Double>
  ) -> Double? {
    guard case .scalar(let text, isQuoted: false) = node.content, let number = Double(text),
      number.isFinite
    else {
      add(.wrongType(expected: .number), node, path)
      return nil
    }
    if range.contains(number) { return number }
    add(.outOfRange("\(short(range.lowerBound))–\(short(range.upperBound))"), node, path)
    return nil
  }

  /// A whole number of a range.
  func integer(_ node: DocumentNode, _ path: String, in range: ClosedRange<Int>) -> Int? {
    guard case .scalar(let text, isQuoted: false) = node.content, let number = Int(text) else {
      add(.wrongType(expected: .integer), node, path)
      return nil
    }
    if range.contains(number) { return number }
    add(.outOfRange("\(range.lowerBound)–\(range.upperBound)"), node, path)
    return nil
  }

  /// `true` or `false`.
  func flag(_ node: DocumentNode, _ path: String) -> Bool? {
    if case .scalar(let text, isQuoted: false) = node.content, let flag = Bool(text) { return flag }
    add(.wrongType(expected: .flag), node, path)
    return nil
  }

  /// One of some words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: DocumentNode, _ path: String
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(node, path) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    add(.notAllowed(Choice.allCases.map(\.rawValue)), node, path)
    return nil
  }
}

/// A number without `.0`.
private func short(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
}
