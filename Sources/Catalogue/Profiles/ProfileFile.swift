public import Coverage

/// A walking profile with the file that it was read from.
public struct ProfileFile: Sendable {
  /// What it says.
  public let profile: WalkingProfile
  /// The file's own version.
  public let version: String
  /// What it is called.
  public let title: LocalText
  /// Where it comes from, unless a rule says otherwise.
  public let basis: Basis
  /// The file.
  public let source: StandardFile.Source

  /// The profile that ships.
  public static let usual = "walking"

  /// The ids of the profiles that ship.
  public static var shippedIDs: [String] { ShippedFile.names(in: folder) }

  static let format = "livingcircle-profile/1"
  static let folder = "profiles"

  /// Reads a profile.
  ///
  /// - Parameter name: The id of a profile that ships, or a path: what holds a slash or ends in `.yaml`, `.yml` or `.json`.
  /// - Returns: The profile.
  /// - Throws: `DataFileError` with every mistake's file, line and value.
  public static func load(_ name: String = usual) throws(DataFileError) -> ProfileFile {
    let document = try document(name)
    let problems = ProblemList()
    let file = ProfileReader(problems: problems).profile(document)
    try problems.throwIfAny()
    return file
  }

  private static func document(_ name: String) throws(DataFileError) -> Document {
    if StandardFile.isPath(name) { return try Document(path: name) }
    if let file = ShippedFile.named("\(folder)/\(name).yaml") { return try Document(file) }
    let near = similar(to: name, among: shippedIDs)
    throw DataFileError([
      DataFileProblem(
        .unknownReference(what: .profile, similar: near.isEmpty ? shippedIDs : near), file: "",
        value: name)
    ])
  }
}
