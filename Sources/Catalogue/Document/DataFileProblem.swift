/// A mistake in a data file: what, where, which value.
///
/// An error is data; its words are in `CoverageReport/Text`.
public struct DataFileProblem: Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The system cannot read the file.
    case unreadable(String)
    /// The bytes are no UTF-8 text.
    case notUTF8
    /// The file holds bytes that stand in no text.
    case notText
    /// The file is longer than a data file may be, in bytes.
    case tooLarge(limit: Int)
    /// Lists and mappings stand in each other deeper than any data file needs.
    case tooDeep(limit: Int)
    /// The file uses YAML's anchors and aliases.
    case alias
    /// The text is no YAML.
    case syntax(String)
    /// There is nothing in the file, the list or the text.
    case empty
    /// An id holds a blank or a mark that separates ids elsewhere.
    case notAnID
    /// A value of another kind is expected here.
    case wrongType(expected: ValueKind)
    /// A key that has to be here is not.
    case missingKey(String)
    /// A list is longer than any data file needs.
    case tooMany(limit: Int)
    /// A key means nothing here; `similar` are those of the allowed ones that it may have been meant for.
    case unknownKey(similar: [String], allowed: [String])
    /// A value is none of those allowed.
    case notAllowed([String])
    /// A text does not have the form that is needed; examples of it.
    case pattern(examples: [String])
    /// A number lies outside its range.
    case outOfRange(String)
    /// One of several keys has to be here, and none is.
    case missingOneOf([String])
    /// The same id stands in an earlier line.
    case duplicateID(line: Int)
    /// Nothing goes by this id.
    case unknownReference(what: Reference, similar: [String])
    /// Groups contain each other.
    case cycle([String])
    /// Two keys exclude each other.
    case exclusive([String])
    /// The file is written for a format that this version does not read.
    case format(expected: [String])
  }

  /// Kinds of values.
  public enum ValueKind: String, Hashable, Sendable {
    /// Text.
    case text
    /// A number.
    case number
    /// A whole number.
    case integer
    /// `true` or `false`.
    case flag
    /// A list.
    case list
    /// Keys with values.
    case mapping
  }

  /// Things that are referred to by id.
  public enum Reference: String, Hashable, Sendable {
    /// A category.
    case category
    /// A tier of a standard.
    case tier
    /// A standard.
    case standard
    /// An indicator of a standard.
    case indicator
    /// A crosswalk.
    case crosswalk
    /// A walking profile.
    case profile
  }

  /// What is wrong.
  public var reason: Reason
  /// The file.
  public var file: String
  /// The line, from 1.
  public var line: Int?
  /// Where in the document, such as `categories[3].limit.metres`.
  public var path: String
  /// The value that is wrong, cut where it is long.
  public var value: String?

  /// Describes a mistake.
  public init(
    _ reason: Reason, file: String, line: Int? = nil, path: String = "", value: String? = nil
  ) {
    self.reason = reason
    self.file = file
    self.line = line
    self.path = Self.cut(path, 200)
    self.value = value.map { Self.cut($0, 80) }
  }

  /// The beginning of a text; looks no further than that.
  private static func cut(_ text: String, _ length: Int) -> String {
    let end = text.index(text.startIndex, offsetBy: length, limitedBy: text.endIndex)
    guard let end, end < text.endIndex else { return text }
    return text[..<end] + "…"
  }
}

/// A data file that cannot be used, with the mistakes found in it.
public struct DataFileError: Error, Hashable, Sendable {
  /// The first hundred mistakes.
  public var problems: [DataFileProblem]
  /// How many there are.
  public var count: Int

  /// Throws mistakes together; `count` says how many there are, where they are more than those given.
  public init(_ problems: [DataFileProblem], count: Int? = nil) {
    self.problems = problems
    self.count = count ?? problems.count
  }
}
