public import Coverage

/// A crosswalk with the file that it was read from.
public struct CrosswalkFile: Sendable {
  /// What it says.
  public let crosswalk: Crosswalk
  /// The file's own version.
  public let version: String
  /// What it is called.
  public let title: LocalText
  /// Where it comes from, unless a rule says otherwise.
  public let basis: Basis
  /// Where each rule comes from.
  public let bases: [Basis]
  /// The file.
  public let source: StandardFile.Source

  /// The ids of the crosswalks that ship.
  public static var shippedIDs: [String] {
    ShippedFile.names(in: folder).filter { $0 != NameWordsFile.shippedID }
  }

  static let format = "livingcircle-crosswalk/1"
  static let folder = "crosswalks"

  /// Reads a crosswalk.
  ///
  /// - Parameter name: The id of a crosswalk that ships, or a path: what holds a slash or ends in `.yaml`, `.yml` or `.json`.
  /// - Returns: The crosswalk.
  /// - Throws: `DataFileError` with every mistake's file, line and value.
  public static func load(_ name: String) throws(DataFileError) -> CrosswalkFile {
    let document = try Document(crosswalk: name, among: shippedIDs)
    let problems = ProblemList()
    let reader = CrosswalkReader(problems)
    let file = reader.crosswalk(document)
    try problems.throwIfAny()
    return file
  }
}

/// What words in names say, with the file that it was read from.
public struct NameWordsFile: Sendable {
  /// What it says.
  public let words: NameWords
  /// The file's own version.
  public let version: String
  /// What it is called.
  public let title: LocalText
  /// Where it comes from.
  public let basis: Basis
  /// The file.
  public let source: StandardFile.Source

  /// The id of the words that ship.
  public static let shippedID = "names"

  static let format = "livingcircle-words/1"

  /// Reads words.
  ///
  /// - Parameter name: `names` for the words that ship, or a path.
  /// - Returns: The words.
  /// - Throws: `DataFileError` with every mistake's file, line and value.
  public static func load(_ name: String = shippedID) throws(DataFileError) -> NameWordsFile {
    let document = try Document(crosswalk: name, among: [shippedID])
    let problems = ProblemList()
    let reader = CrosswalkReader(problems)
    let file = reader.nameWords(document)
    try problems.throwIfAny()
    return file
  }
}

extension Document {
  /// A file of the folder `crosswalks` that ships, or the file at a path.
  fileprivate init(crosswalk name: String, among ids: [String]) throws(DataFileError) {
    if StandardFile.isPath(name) {
      self = try Document(path: name)
    } else if ids.contains(name),
      let file = ShippedFile.named("\(CrosswalkFile.folder)/\(name).yaml")
    {
      self = try Document(file)
    } else {
      let near = similar(to: name, among: ids)
      throw DataFileError([
        DataFileProblem(
          .unknownReference(what: .crosswalk, similar: near.isEmpty ? ids : near), file: "",
          value: name)
      ])
    }
  }
}
