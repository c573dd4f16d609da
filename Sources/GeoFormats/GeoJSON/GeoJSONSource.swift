import CSimdjson

/// The features of a GeoJSON file as rows: their properties, and the position that their geometry gives.
///
/// The whole text is held: which properties there are is known only at its end. Features are parsed one at a time, so that
/// little more than the text is held.
final class GeoJSONSource: ByteSource {
  private let source: LookaheadSource
  private let parser = JSONParser()
  private let text: GeoJSONText
  private let columns: GeoJSONColumns
  private var rows = RowBuffer()
  private var next = 0
  private(set) var madeRows: MadeRows?

  init(_ source: LookaheadSource, keepsShapes: Bool) throws(InputError) {
    self.source = source
    text = try GeoJSONText(source.readAll(), path: source.path)
    if text.features.isEmpty { throw InputError([InputProblem(.noRows, file: source.path)]) }
    columns = try GeoJSONColumns(text, parser, path: source.path)
    rows.writer.append(header: columns.headers)
    let width = columns.headers.count
    madeRows = MadeRows(
      unit: .feature, position: (width - 2, width - 1), shapes: keepsShapes ? [] : nil)
  }

  var path: String { source.path }
  var expectedBytes: Int { 0 }
  var digest: ByteDigest { source.digest }
  var declaredFrame: Frame? { text.declaredFrame }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while next < text.features.count, rows.writer.count < RowBuffer.size { appendFeature() }
    return rows.move(into: buffer)
  }

  private func appendFeature() {
    let range = text.features[next]
    next += 1
    // Each was parsed before, when the columns were looked for.
    guard let feature = text.parse(range, parser) else { return }
    let values = columns.values(of: feature)
    for value in values {
      if let value { append(value) }
      rows.writer.append(44)
    }
    let geometry = feature["geometry"].flatMap { $0.kind == json_null ? nil : $0 }
    let shape = geometry.flatMap { Geometry($0) }
    madeRows?.shapes?.append(shape)
    let point = shape?.innerPoint
    if point == nil {
      let isMalformed = geometry != nil && shape == nil
      madeRows?.faults[next] = .geometry(isMalformed ? .malformed : .none)
    }
    rows.writer.append(position: point)
    rows.writer.append(10)
  }

  private func append(_ value: JSONValue) {
    switch value.kind {
    case json_null: break
    case json_boolean: rows.writer.append(json_boolean_of(value.value) ? "true" : "false")
    case json_integer: rows.writer.append(number: Int(json_integer_of(value.value)))
    case json_natural: rows.writer.append(json_natural_of(value.value).description)
    case json_real: rows.writer.append(shortest: json_number_of(value.value))
    case json_string: rows.writer.append(field: value.text)
    default: append(list: value)
    }
  }

  /// Texts in a list are joined as several categories are; anything else stays JSON.
  private func append(list value: JSONValue) {
    if value.kind == json_array, value.elements.allSatisfy({ $0.kind == json_string }) {
      rows.writer.append(field: value.elements.compactMap(\.string).joined(separator: ";"))
    } else {
      parser.minified(value) { rows.writer.append(field: $0) }
    }
  }
}

/// Which columns the properties of all features make.
struct GeoJSONColumns {
  /// The properties in the order in which they first come, with the features' ids before them where no property is
  /// one, and the position after them.
  let headers: [String]
  private let columns: [[UInt8]: Int]
  private let names: [[UInt8]]
  private let hasFeatureID: Bool

  init(_ text: GeoJSONText, _ parser: JSONParser, path: String) throws(InputError) {
    var columns: [[UInt8]: Int] = [:]
    var names: [[UInt8]] = []
    var hasIDs = false
    for (number, range) in text.features.enumerated() {
      guard let feature = text.parse(range, parser), feature["type"]?.string == "Feature" else {
        let isJSON = text.parse(range, parser) != nil
        throw InputError([
          InputProblem(
            isJSON ? .noFeatures : .damaged(.geoJSON), file: path,
            line: isJSON ? number + 1 : text.line(of: range.lowerBound),
            unit: isJSON ? .feature : .line)
        ])
      }
      if !hasIDs, feature["id"] != nil { hasIDs = true }
      var items = feature["properties"]?.elements
      var place = 0
      while let (key, _) = items?.nextMember() {
        defer { place += 1 }
        // Nearly always the same names in the same order.
        if place < names.count, key.elementsEqual(names[place]) { continue }
        let name = Array(key)
        guard columns[name] == nil else { continue }
        columns[name] = names.count
        names.append(name)
      }
    }
    let texts = names.map { String(decoding: $0, as: UTF8.self) }
    hasFeatureID =
      hasIDs && !texts.contains { ColumnRole.id.headers.contains($0.trimmingSpaces().lowercased()) }
    self.columns = columns
    self.names = names
    headers = (hasFeatureID ? ["id"] : []) + texts + ["lon", "lat"]
  }

  /// A feature's id and properties by column, without the position.
  func values(of feature: JSONValue) -> [JSONValue?] {
    let first = hasFeatureID ? 1 : 0
    var values = [JSONValue?](repeating: nil, count: headers.count - 2)
    if hasFeatureID { values[0] = feature["id"] }
    var items = feature["properties"]?.elements
    var place = 0
    while let (key, value) = items?.nextMember() {
      defer { place += 1 }
      if place < names.count, key.elementsEqual(names[place]) {
        values[first + place] = value
      } else if let column = columns[Array(key)] {
        values[first + column] = value
      }
    }
    return values
  }
}
