/// Who says what a table's coordinates mean.
public enum FrameDeclaration: String, Hashable, Sendable {
  /// The user does, whatever the file says.
  case user
  /// The file itself does.
  case file
  /// Nobody does: WGS 84 is assumed.
  case assumed
}

extension RecordReader {
  /// What the file itself says that its coordinates mean; comma-separated values have no place for it.
  var declaredFrame: Frame? { nil }
}
