import CSimdjson

/// Where the features are in a text: a collection, a single feature, or features one after another, each on its line
/// or after a record separator (RFC 8142).
struct GeoJSONText {
  /// The text, with the room after it that the parser needs.
  private(set) var bytes: ContiguousArray<UInt8>
  /// Where each feature is.
  private(set) var features: [Range<Int>] = []
  /// The frame that the collection declares, as GeoJSON did before RFC 7946.
  private(set) var declaredFrame: Frame?
  private let count: Int
  private let path: String

  init(_ text: consuming ContiguousArray<UInt8>, path: String) throws(InputError) {
    count = text.count
    bytes = text
    self.path = path
    bytes.append(contentsOf: repeatElement(0, count: JSONParser.padding))
    // One of its own, because it takes some bytes for each of the text.
    let parser = JSONParser()
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = firstCharacter(in: start..<count) else {
      throw InputError([InputProblem(.damaged(.geoJSON), file: path)])
    }
    if bytes[first] == 0x1E {
      split(first..<count, after: 0x1E)
    } else if isLines(start..<count, parser) {
      split(first..<count, after: 10)
    } else {
      try splitDocument(start..<count, parser)
    }
  }

  /// Parses a part of the text.
  func parse(_ range: Range<Int>, _ parser: JSONParser) -> JSONValue? {
    bytes.withUnsafeBytes { parser.parse(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The line that a place is in.
  func line(of place: Int) -> Int { bytes[..<min(place, count)].count { $0 == 10 } + 1 }

  private func firstCharacter(in range: Range<Int>) -> Int? {
    bytes[range].firstIndex { ![32, 9, 10, 13].contains($0) }
  }

  /// Whether the first line is a whole feature and others follow.
  private func isLines(_ range: Range<Int>, _ parser: JSONParser) -> Bool {
    guard let end = bytes[range].firstIndex(of: 10),
      firstCharacter(in: end..<range.upperBound) != nil,
      let first = parse(range.lowerBound..<end, parser)
    else { return false }
    return first["type"]?.string == "Feature"
  }

  private mutating func split(_ range: Range<Int>, after separator: UInt8) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = bytes[start..<range.upperBound].firstIndex(of: separator) ?? range.upperBound
      if let first = firstCharacter(in: start..<end) { features.append(first..<end) }
      start = end + 1
    }
  }

  /// What the walk through a document finds.
  private struct Parts {
    var features: [Range<Int>] = []
    var type: Range<Int>?
    var crs: Range<Int>?
    var end = 0

    mutating func take(_ key: json_text, _ range: Range<Int>) {
      end = range.upperBound
      if key.bytes == nil {
        features.append(range)
      } else if key.buffer.elementsEqual("type".utf8) {
        type = range
      } else if key.buffer.elementsEqual("crs".utf8) {
        crs = range
      }
    }
  }

  private mutating func splitDocument(_ range: Range<Int>, _ parser: JSONParser) throws(InputError)
  {
    var parts = Parts()
    let result = bytes.withUnsafeBytes { bytes in
      let start = (bytes.baseAddress! + range.lowerBound).assumingMemoryBound(to: CChar.self)
      return withUnsafeMutablePointer(to: &parts) { parts in
        json_split(parser.pointer, start, range.count, parts) { parts, key, start, count in
          parts!.assumingMemoryBound(to: Parts.self).pointee.take(key, start..<start + count)
        }
      }
    }
    func moved(_ part: Range<Int>) -> Range<Int> {
      part.lowerBound + range.lowerBound..<part.upperBound + range.lowerBound
    }
    if result == json_split_not_utf8 {
      throw InputError([InputProblem(.encoding(.unknown), file: path)])
    }
    let isObject = firstCharacter(in: range).map { bytes[$0] == UInt8(ascii: "{") } ?? false
    guard isObject else { throw InputError([InputProblem(.noFeatures, file: path)]) }
    guard result == json_split_whole else {
      let line = line(of: range.lowerBound + parts.end)
      throw InputError([InputProblem(.damaged(.geoJSON), file: path, line: line)])
    }
    switch parts.type.flatMap({ parse(moved($0), parser)?.string }) {
    case "FeatureCollection": features = parts.features.map(moved)
    case "Feature": features = [range]
    default: throw InputError([InputProblem(.noFeatures, file: path)])
    }
    declaredFrame = parts.crs.flatMap { parse(moved($0), parser) }.flatMap(Self.frame)
  }

  /// The frame that a member `crs` names.
  private static func frame(_ crs: JSONValue) -> Frame? {
    guard let name = crs["properties"]?["name"]?.string else { return nil }
    let upper = name.uppercased()
    return upper.hasSuffix("CRS84") || upper.hasSuffix(":4326") ? .wgs84 : Frame(name)
  }
}
