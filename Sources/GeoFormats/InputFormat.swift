/// What is to be known of a file beyond what it says itself.
public struct InputFormat: Hashable, Sendable {
  /// The encoding of a text, by any name that iconv knows; recognised where it is `nil`.
  public var encoding: String?
  /// The layer of a GeoPackage, or the sheet of a workbook; the only one where it is `nil`.
  public var layer: String?
  /// Whether numbers are written with a comma for the decimal point.
  public var decimalComma = false

  /// A file that needs no more than its content.
  public init() {}
}
