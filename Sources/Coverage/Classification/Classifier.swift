internal import GeoCore

/// The names of outlets, as bytes.
public protocol NameBytes: Sendable {
  /// The number of names.
  var count: Int { get }

  /// Calls `body` with the UTF-8 bytes of every name of some rows, in order.
  func forEachName(in rows: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void)
}

/// Finds the categories of outlets by their codes, tags or category texts, and by words in their names.
///
/// Codes and tags decide before names. A rejecting word beats an accepting one, bracketed branch names aren't read, and of two
/// words the one inside the other doesn't count. Where nothing decides or words disagree, an outlet stays without a category,
/// with the reason.
public struct Classifier: Sendable {
  private let book: RuleBook

  /// Prepares crosswalks and words.
  ///
  /// - Parameters:
  ///   - crosswalks: What codes, tags and category texts say, each of its own kind of text; all are tried on every text.
  ///   - names: What words in names say.
  /// - Precondition: No word is empty.
  public init(_ crosswalks: [Crosswalk], names: NameWords = NameWords()) {
    book = RuleBook(crosswalks, names)
  }

  /// What is known of one outlet.
  ///
  /// - Parameters:
  ///   - text: Its code, tags or category text; empty where there is none.
  ///   - name: Its name; empty where there is none.
  /// - Returns: Its categories, or why it has none.
  public func outcome(text: String, name: String) -> Outcome {
    var scanner = NameScanner(book.words)
    Array(name.utf8).withUnsafeBufferPointer { scanner.scan($0) }
    var maker = OutcomeMaker(book, bits: scanner.bits)
    return maker.outcome(TextPlan(text, book))
  }

  /// What is known of every outlet of a table.
  ///
  /// - Parameters:
  ///   - labels: The number of each outlet's text.
  ///   - texts: The different texts.
  ///   - names: The outlets' names, as many as labels; `nil` where they have none.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: An outcome for every outlet.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(texts × rules + bytes of all names) time; four bytes an outlet.
  public func classify(
    labels: ContiguousArray<UInt32>, texts: [String], names: (any NameBytes)?, workers: Int = 1
  ) async throws -> Classification {
    precondition(names.map { $0.count == labels.count } ?? true, "a name for every outlet")
    let work = Work(
      book: book, labels: labels, names: names,
      plans: try await plans(texts, workers: workers))
    // Two ranges a task: what one has worked out, another doesn't know, so that many short ones would do it anew.
    let count = max(1, min(workers * 2, labels.count / Self.shortestRange))
    let parts = try await concurrentMap(count, workers: workers) { part in
      try work.classify(labels.count * part / count..<labels.count * (part + 1) / count)
    }
    return Classification(parts, labels: labels, texts: texts)
  }

  /// What each text says, and which texts say the same.
  private func plans(_ texts: [String], workers: Int) async throws -> Plans {
    let count = max(1, min(workers * 4, texts.count / 64))
    let book = book
    let parts = try await concurrentMap(count, workers: workers) { part in
      texts[texts.count * part / count..<texts.count * (part + 1) / count].map {
        TextPlan($0, book)
      }
    }
    var numbers: [TextPlan: UInt32] = [:]
    var plans = Plans()
    for plan in parts.joined() {
      let number = numbers[plan] ?? UInt32(plans.different.count)
      if number == plans.different.count {
        numbers[plan] = number
        plans.different.append(plan)
      }
      plans.ofText.append(number)
    }
    return plans
  }

  private static let shortestRange = 4_096
}

/// The different plans, and the number of each text's.
private struct Plans: Sendable {
  var different: [TextPlan] = []
  var ofText: ContiguousArray<UInt32> = []
}

/// One classification of one table.
private struct Work: Sendable {
  let book: RuleBook
  let labels: ContiguousArray<UInt32>
  let names: (any NameBytes)?
  let plans: Plans

  func classify(_ rows: Range<Int>) throws -> Classification.Part {
    var memo = OutcomeMemo(book, planCount: plans.different.count)
    var scanner = NameScanner(book.words)
    var numbers: ContiguousArray<UInt32> = []
    numbers.reserveCapacity(rows.count)
    var first = rows.lowerBound
    while first < rows.upperBound {
      try Task.checkCancellation()
      let end = min(first + 16_384, rows.upperBound)
      add(first..<end, &memo, &scanner, &numbers)
      first = end
    }
    return Classification.Part(outcomes: memo.outcomes, numbers: numbers)
  }

  private func add(
    _ rows: Range<Int>, _ memo: inout OutcomeMemo, _ scanner: inout NameScanner,
    _ numbers: inout ContiguousArray<UInt32>
  ) {
    guard let names else {
      for row in rows {
        let plan = plans.ofText[Int(labels[row])]
        numbers.append(memo.outcome(plan: plan, plans.different))
      }
      return
    }
    var row = rows.lowerBound
    names.forEachName(in: rows) { name in
      let plan = plans.ofText[Int(labels[row])]
      row += 1
      scanner.scan(name)
      numbers.append(
        scanner.isEmpty
          ? memo.outcome(plan: plan, plans.different)
          : memo.outcome(plan: plan, plans.different, bits: scanner.bits))
    }
  }
}
