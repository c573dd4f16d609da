/// What keeps a folder from being rolled up.
public enum RollupError: Error, Hashable, Sendable {
  /// The folder has no `batch.json`.
  case notABatch(folder: String)
  /// The file is not what a batch writes.
  case damaged(file: String)
  /// The file has a layout that this version does not read.
  case otherFormat(file: String, format: Int)
  /// The batch has no cities.
  case noCities(file: String)
}
