public import Coverage

/// A standard with the files that it was read from.
public struct StandardFile: Sendable {
  /// One file.
  public struct Source: Codable, Hashable, Sendable {
    /// The path as given, or the path under `GeoData` of a file that ships.
    public var path: String
    /// SHA-256 of the file, in hexadecimal digits.
    public var sha256: String

    /// Names a file and its digest.
    public init(path: String, sha256: String) {
      (self.path, self.sha256) = (path, sha256)
    }
  }

  /// The standard.
  public let standard: Standard
  /// The file that was named first, then those that it changes.
  public let sources: [Source]
  private let stack: StandardStack

  /// The ids of the standards that ship.
  public static var shippedIDs: [String] { ShippedFile.names(in: "standards") }

  /// Reads a standard.
  ///
  /// - Parameter name: The id of a standard that ships, or a path: what holds a slash or ends in `.yaml`, `.yml` or `.json`.
  /// - Returns: The standard with all changes in it.
  /// - Throws: `DataFileError` with every mistake's file, line and value.
  public static func load(_ name: String) throws(DataFileError) -> StandardFile {
    try StandardFile(StandardStack(name))
  }

  /// Reads the standard that a document and its changes come to.
  init(_ stack: StandardStack) throws(DataFileError) {
    let problems = ProblemList()
    let standard = StandardReader(stack, problems).read()
    stack.relocate(problems)
    try problems.throwIfAny()
    self.standard = standard
    self.stack = stack
    sources = stack.sources
  }

  /// The standard as YAML: the file as it stands where nothing changes it, else the document that the files come to.
  public func yaml() throws -> String {
    if let text = stack.text { return text.hasSuffix("\n") ? text : text + "\n" }
    return try stack.root.yaml()
  }
}

extension StandardFile {
  /// Whether a name is a path rather than an id.
  static func isPath(_ name: String) -> Bool {
    name.contains("/") || [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
  }
}
