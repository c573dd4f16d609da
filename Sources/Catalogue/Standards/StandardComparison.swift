public import Coverage

/// What two standards do not have in common.
///
/// Figures are compared by what the files say: a limit of 8 minutes is the same in both though residents walk faster in
/// one; that they do is a figure of its own. A source that differs alone is no difference.
public struct StandardComparison: Sendable {
  /// A figure that differs, or that one of the two does not have.
  public struct Difference: Sendable {
    /// What the figure belongs to.
    public var item: StandardFigure.Item
    /// The key in the file.
    public var key: String
    /// In the first standard.
    public var first: StandardFigure?
    /// In the second one.
    public var second: StandardFigure?
  }

  /// The first standard.
  public let first: Standard
  /// The second one.
  public let second: Standard
  /// Categories and other things that only the first has, in its order.
  public let onlyInFirst: [StandardFigure.Item]
  /// Those that only the second has.
  public let onlyInSecond: [StandardFigure.Item]
  /// Figures that differ of what both have, in the order of the first.
  public let differences: [Difference]

  /// Whether nothing differs.
  public var isEmpty: Bool {
    onlyInFirst.isEmpty && onlyInSecond.isEmpty && differences.isEmpty
  }

  /// Compares two standards.
  public init(_ first: Standard, _ second: Standard) {
    self.first = first
    self.second = second
    let (a, b) = (FigureList(first), FigureList(second))
    onlyInFirst = a.items.filter { b.figures[$0] == nil }
    onlyInSecond = b.items.filter { a.figures[$0] == nil }
    differences = a.items.flatMap { item in
      b.figures[item].map { Self.differences(item, a.figures[item] ?? [], $0) } ?? []
    }
  }

  private static func differences(
    _ item: StandardFigure.Item, _ first: [StandardFigure], _ second: [StandardFigure]
  ) -> [Difference] {
    let keys = first.map(\.key)
    let added = second.filter { !keys.contains($0.key) }
    return first.compactMap { figure in
      let other = second.first { $0.key == figure.key }
      if other?.value == figure.value { return nil }
      return Difference(item: item, key: figure.key, first: figure, second: other)
    } + added.map { Difference(item: item, key: $0.key, first: nil, second: $0) }
  }
}

/// The figures of a standard by what they belong to.
private struct FigureList {
  private(set) var items: [StandardFigure.Item] = []
  private(set) var figures: [StandardFigure.Item: [StandardFigure]] = [:]

  init(_ standard: Standard) {
    for figure in standard.figures {
      if figures[figure.item] == nil { items.append(figure.item) }
      figures[figure.item, default: []].append(figure)
    }
  }
}
