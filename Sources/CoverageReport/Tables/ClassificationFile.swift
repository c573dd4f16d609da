import Catalogue
import Coverage
public import GeoFormats

extension ClassificationRun {
  /// A row for each outlet: `id,name,text,categories,confidence,rule,reason`.
  ///
  /// Several categories are joined by `|`, their confidences and rules likewise and in the same order. Without a category, the
  /// field says `unclassified`, the last one says why, and `rule` holds the rules that would have applied. The id is the row's
  /// number, from 1, where the table has none.
  ///
  /// - Returns: The table in UTF-8 with a header line.
  /// - Complexity: O(rows) time; the whole table in memory.
  public func rows() -> ByteWriter {
    var writer = ByteWriter(capacity: classification.count * 64)
    writer.append("id,name,text,categories,confidence,rule,reason\n")
    let endings = classification.outcomes.map(Self.ending)
    let texts = StringColumn(table.texts)
    for row in 0..<classification.count {
      if let ids = table.ids {
        writer.append(field: row, of: ids)
      } else {
        writer.append(number: row + 1)
      }
      writer.append(44)
      if let names = table.names { writer.append(field: row, of: names) }
      writer.append(44)
      writer.append(field: Int(classification.labels[row]), of: texts)
      endings[Int(classification.numbers[row])].withUnsafeBufferPointer { writer.append($0) }
    }
    return writer
  }

  /// What follows the text, with the line's end.
  private static func ending(_ outcome: Outcome) -> [UInt8] {
    let found = outcome.assignments
    let isEmpty = found.isEmpty
    let rules = isEmpty ? outcome.rules : found.map(\.rule)
    var writer = ByteWriter(capacity: 64)
    for field in [
      isEmpty ? "unclassified" : found.map(\.category).joined(separator: "|"),
      found.map { "\($0.confidence)" }.joined(separator: "|"), rules.joined(separator: "|"),
      outcome.reason?.rawValue ?? "",
    ] {
      writer.append(44)
      writer.append(field: field)
    }
    writer.append(10)
    return writer.bytes()
  }

  /// What `--format json` shows: the counts, and the files that they came from.
  ///
  /// - Returns: JSON in UTF-8.
  /// - Throws: `EncodingError`.
  public func summaryJSON() throws -> ByteWriter {
    try jsonDocument(ClassificationDocument(self))
  }
}

/// What is said of a classification.
private struct ClassificationDocument: Encodable {
  struct Input: Encodable {
    var path: String
    var sha256: String
    var column: String?
  }

  var input: Input
  var files: [StandardFile.Source]
  var summary: ClassificationSummary

  init(_ run: ClassificationRun) {
    input = Input(path: run.table.path, sha256: run.table.sha256, column: run.table.textHeader)
    files = run.crosswalks.map(\.source) + [run.words.source]
    summary = ClassificationSummary(run)
  }
}
