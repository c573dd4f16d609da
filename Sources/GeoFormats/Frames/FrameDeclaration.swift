/// Who says what a table's coordinates mean.
public enum FrameDeclaration: String, Hashable, Sendable {
  /// The user does, whatever the file says.
  case user
  /// The file itself does.
  case file
  /// Nobody does: WGS 84 is assumed.
  case assumed
}
