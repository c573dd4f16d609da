import Catalogue
import Coverage
import GeoFormats

/// The crosswalks that a run reads outlets by, and the words of names that go with them.
struct RunCrosswalks: Sendable {
  private let crosswalks: [CrosswalkFile]
  private let words: NameWordsFile?

  /// Reads crosswalks by id or path; with none, categories are taken as the table has them.
  ///
  /// - Throws: `DataFileError`.
  init(_ names: [String]) throws(DataFileError) {
    var files: [CrosswalkFile] = []
    for name in names { files.append(try CrosswalkFile.load(name)) }
    crosswalks = files
    words = files.isEmpty ? nil : try NameWordsFile.load()
  }

  /// The files.
  var sources: [StandardFile.Source] {
    crosswalks.map(\.source) + [words?.source].compactMap { $0 }
  }

  /// The outlets' categories.
  ///
  /// - Throws: `CancellationError`.
  func categories(_ outlets: PointTable, workers: Int) async throws -> OutletCategories {
    guard let words else {
      return OutletCategories(labels: outlets.labels, texts: outlets.labelTexts)
    }
    let classifier = Classifier(crosswalks.map(\.crosswalk), names: words.words)
    return OutletCategories(
      try await classifier.classify(
        labels: outlets.labels, texts: outlets.labelTexts,
        names: outlets.names.map { OutletNames(column: $0) }, workers: workers))
  }
}
