/// What keeps a folder from being read as a finished run.
public enum FinishedRunError: Error, Hashable, Sendable {
  /// The folder has no manifest, or one of something else.
  case notARun(folder: String)
  /// A file that the manifest names is not there.
  case incomplete(folder: String, file: String)
  /// The run was written in another form than this version reads; `nil` where it does not say in which.
  case otherFormat(folder: String, format: String?)
  /// A file is not what the run has written.
  case changed(file: String)
  /// A file does not go with the others.
  case inconsistent(file: String, line: Int?)
}
