public import CoverageReport
public import GeoFormats

/// A comparison as text for people and for programs.
public protocol ComparisonText {
  /// For people.
  func text(_ style: TextStyle) -> String
  /// JSON in UTF-8.
  ///
  /// - Throws: `EncodingError`.
  func json() throws -> ByteWriter
  /// Comma-separated values under a header.
  func csv() -> ByteWriter
}

extension RunComparison: ComparisonText {}
extension QuarterComparison: ComparisonText {}
