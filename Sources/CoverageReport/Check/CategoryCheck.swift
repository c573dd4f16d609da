import Catalogue
import Coverage
import GeoFormats

/// Finds outlets that no requirement can count.
struct CategoryCheck {
  private let outlets: PointTable
  private let categories: OutletCategories
  /// Ids that something may ask for.
  private let known: Set<String>

  init(_ outlets: PointTable, _ found: OutletCategories, _ standards: [Standard]) {
    self.outlets = outlets
    categories = found.renaming { Vocabulary.shipped.id(of: $0) }
    known = Set(Vocabulary.shipped.names.keys)
      .union(standards.flatMap { $0.categories.flatMap(\.members) })
  }

  func concerns() -> [Concern] {
    let without = categories.labels.indices.filter { row in
      categories.lists[Int(categories.labels[row])].isEmpty
    }
    let isUnknown = categories.lists.map { list in
      !list.isEmpty && list.allSatisfy { !known.contains($0) }
    }
    let unknown = categories.labels.indices.filter { isUnknown[Int(categories.labels[$0])] }
    return [
      concern(.noCategory, without) { _ in "" },
      concern(.unknownCategory, unknown) { row in
        categories.lists[Int(categories.labels[row])].joined(separator: "|")
      },
    ].compactMap { $0 }
  }

  /// A tenth of the outlets is more than an oversight.
  private func concern(
    _ kind: Concern.Kind, _ rows: [Int], _ detail: (Int) -> String
  ) -> Concern? {
    guard !rows.isEmpty else { return nil }
    return Concern(
      kind, rows.count * 10 > outlets.count ? .care : .note, .outlets, of: outlets.count,
      rows.map { outlets.place($0, .outlets, detail($0)) })
  }
}
