public import Catalogue
import FoundationEssentials
public import GeoFormats

extension StandardFile {
  /// The standard for programs: every figure with its source and how well it is known.
  public func json() throws -> ByteWriter { try jsonDocument(StandardDocument(standard, sources)) }
}

extension StandardComparison {
  /// What differs, for programs.
  public func json() throws -> ByteWriter { try jsonDocument(ComparisonDocument(self)) }
}

/// A document as indented JSON with its keys in order.
package func jsonDocument(_ document: some Encodable) throws -> ByteWriter {
  try json(document, .prettyPrinted)
}

/// A document as one line of JSON with its keys in order.
func jsonLine(_ document: some Encodable) throws -> ByteWriter { try json(document, []) }

private func json(
  _ document: some Encodable, _ formatting: JSONEncoder.OutputFormatting
) throws -> ByteWriter {
  let encoder = JSONEncoder()
  encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
  encoder.keyEncodingStrategy = .convertToSnakeCase
  var writer = ByteWriter()
  writer.append(String(decoding: try encoder.encode(document), as: UTF8.self))
  writer.append(10)
  return writer
}
