import Catalogue
import Coverage
import GeoFormats

/// The names of a table's outlets, for a classifier.
struct OutletNames: NameBytes {
  let column: StringColumn

  var count: Int { column.count }

  func forEachName(in rows: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    for row in rows { column.withBytes(row, body) }
  }
}

extension PointTable {
  /// The outlets' categories: as the table has them, or as crosswalks make them out.
  ///
  /// - Throws: `DataFileError`, `CancellationError`.
  func categories(_ crosswalks: [String], workers: Int) async throws -> OutletCategories {
    guard !crosswalks.isEmpty else {
      return OutletCategories(labels: labels, texts: labelTexts)
    }
    let classifier = Classifier(
      try crosswalks.map { try CrosswalkFile.load($0).crosswalk },
      names: try NameWordsFile.load().words)
    return OutletCategories(
      try await classifier.classify(
        labels: labels, texts: labelTexts, names: names.map { OutletNames(column: $0) },
        workers: workers))
  }
}
