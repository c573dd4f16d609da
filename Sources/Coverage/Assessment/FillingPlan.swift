/// In which order a standard's categories are to be filled: those of a community's own order first, then tier by tier, by
/// priority, in the order of the file.
struct FillingPlan: Sendable {
  private let usual: [Int]
  private let special: [(kinds: Set<String>, order: [Int])]

  init(_ standard: Standard) {
    let tiers = Dictionary(
      standard.tiers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let categories = standard.categories
    let usual = categories.indices.sorted { a, b in
      let first = (tiers[categories[a].tier] ?? 0, categories[a].priority, a)
      return first < (tiers[categories[b].tier] ?? 0, categories[b].priority, b)
    }
    special = standard.orders.map { order in
      let first = order.first.compactMap { standard.index(of: $0) }
      let kinds = Set(order.kinds.map { $0.lowercased() })
      return (kinds, first + usual.filter { !first.contains($0) })
    }
    self.usual = usual
  }

  /// All categories of the standard in the order for a kind of community.
  func order(kind: String?) -> [Int] {
    guard let kind = kind?.lowercased(), !special.isEmpty else { return usual }
    return special.first { $0.kinds.contains(kind) }?.order ?? usual
  }
}
