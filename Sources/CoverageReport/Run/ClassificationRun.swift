public import Catalogue
public import Coverage
public import GeoFormats

/// A table whose outlets have been classified.
public struct ClassificationRun: Sendable {
  /// The table.
  public let table: TextTable
  /// The crosswalks.
  public let crosswalks: [CrosswalkFile]
  /// The words.
  public let words: NameWordsFile
  /// What is known of each row.
  public let classification: Classification

  /// Reads a table and classifies its outlets.
  ///
  /// - Parameters:
  ///   - path: The table.
  ///   - crosswalks: Crosswalks by id or path; all that ship where none is named.
  ///   - columns: Headers of `id`, `name` and `category` that go by other names.
  ///   - format: What is to be known of the table beyond what it says itself.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: The rows with their categories.
  /// - Throws: `DataFileError`, `InputError`, `CancellationError`.
  public static func classify(
    _ path: String, crosswalks: [String], columns: [ColumnRole: String],
    format: InputFormat = InputFormat(), workers: Int
  ) async throws -> ClassificationRun {
    let names = crosswalks.isEmpty ? CrosswalkFile.shippedIDs : crosswalks
    let files = try names.map { try CrosswalkFile.load($0) }
    let words = try NameWordsFile.load()
    let table = try TextTable.read(path: path, columns: columns, format: format)
    let classifier = Classifier(files.map(\.crosswalk), names: words.words)
    let classification = try await classifier.classify(
      labels: table.labels, texts: table.texts, names: table.names.map { OutletNames(column: $0) },
      workers: workers)
    return ClassificationRun(
      table: table, crosswalks: files, words: words, classification: classification)
  }
}
