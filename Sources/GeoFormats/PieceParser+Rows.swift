extension PieceParser {
  /// Takes the row whose fields have been split into the columns, or rejects it.
  @inline(__always)
  mutating func takeRow(_ bytes: UnsafePointer<UInt8>, _ line: Int) {
    let id = text(bytes, layout.id)
    guard !id.isEmpty, id[0] != 32 || !isBlank(id) else { return takeEmptyID(bytes, line) }
    if layout.hasLocation { return takeLocation(bytes, line) }
    guard let longitude = number(bytes, layout.longitude) else {
      return rejectNumber(bytes, layout.longitude, line)
    }
    guard let latitude = number(bytes, layout.latitude) else {
      return rejectNumber(bytes, layout.latitude, line)
    }
    takeRow(bytes, line, id, longitude, latitude)
  }

  /// Takes a row whose position is known.
  @inline(__always)
  private mutating func takeRow(
    _ bytes: UnsafePointer<UInt8>, _ line: Int, _ id: UnsafeBufferPointer<UInt8>,
    _ longitude: Double, _ latitude: Double
  ) {
    if layout.isGeographic, abs(longitude) > 180 || abs(latitude) > 90 {
      return rejectPosition(bytes, isLongitude: abs(longitude) > 180, line)
    }
    let row = columns.count
    if let category = layout.category {
      guard let label = label(bytes, category) else {
        return reject(.empty, bytes, category, line)
      }
      columns.labels[row] = label
    }
    if let population = layout.population {
      guard let residents = residents(bytes, population, line) else { return }
      columns.populations[row] = residents
    }
    columns.lines.note(row: row, line: line)
    columns.ids.append(id)
    columns.longitudes[row] = longitude
    columns.latitudes[row] = latitude
    columns.count = row &+ 1
    if let name = layout.name { columns.names.append(text(bytes, name)) }
    if !layout.textColumns.isEmpty { keepTexts(bytes) }
  }

  private mutating func keepTexts(_ bytes: UnsafePointer<UInt8>) {
    for (column, field) in layout.textColumns.enumerated() {
      columns.texts[column].append(text(bytes, field))
    }
  }

  // MARK: Fields

  /// Takes a carriage return off the last field: lines may end in carriage return and line feed.
  @inline(__always)
  func dropCarriageReturn(_ bytes: UnsafePointer<UInt8>) {
    let last = fields.width &- 1
    let end = fields.ends[last]
    if end > fields.starts[last], bytes[end &- 1] == 13 { fields.ends[last] = end &- 1 }
  }

  @inline(__always)
  private func text(_ bytes: UnsafePointer<UInt8>, _ field: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + fields.starts[field], count: fields.count(field))
  }

  @inline(__always)
  private func number(_ bytes: UnsafePointer<UInt8>, _ field: Int) -> Double? {
    if layout.hasDecimalComma { return decimal(withComma: text(bytes, field)) }
    return decimal(bytes + fields.starts[field], count: fields.count(field))
  }

  /// Takes a row whose position is in one field.
  @inline(never)
  private mutating func takeLocation(_ bytes: UnsafePointer<UInt8>, _ line: Int) {
    switch Location.read(text(bytes, layout.longitude)) {
    case .success(let place):
      takeRow(bytes, line, text(bytes, layout.id), place.x, place.y)
    case .failure(let fault):
      reject(fault.reason, bytes, layout.longitude, line)
    }
  }

  /// The number of a category text; `nil` where there is none.
  @inline(__always)
  private mutating func label(_ bytes: UnsafePointer<UInt8>, _ field: Int) -> UInt32? {
    let categories = text(bytes, field)
    guard let base = categories.baseAddress, !categories.isEmpty || layout.mayLackCategory else {
      return nil
    }
    return labels.label(categories, hash: hash(base, count: categories.count))
  }

  /// Residents, NaN where the field is empty; `nil` where it holds anything else, which is then rejected.
  private mutating func residents(
    _ bytes: UnsafePointer<UInt8>, _ field: Int, _ line: Int
  ) -> Double? {
    if fields.count(field) == 0 { return .nan }
    guard let value = number(bytes, field) else {
      reject(.notANumber, bytes, field, line)
      return nil
    }
    // More than there are people is a mistake, and sums stay finite.
    guard value >= 0, value <= 1e10 else {
      reject(.outOfRange(0, 1e10), bytes, field, line)
      return nil
    }
    return value
  }

  // MARK: Rows that cannot be used

  private func isBlank(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.allSatisfy { $0 == 32 || $0 == 13 || $0 == 9 }
  }

  /// A record with too few or too many fields; blank lines are passed over.
  @inline(never)
  mutating func takeIrregular(
    _ bytes: UnsafePointer<UInt8>, _ record: Range<Int>, fieldCount: Int, _ line: Int
  ) {
    let text = UnsafeBufferPointer(start: bytes + record.lowerBound, count: record.count)
    if isBlank(text) { return }
    reject(.fieldCount(expected: fields.width), value: "\(fieldCount)", line: line)
  }

  /// A row without an id; one without anything is passed over.
  @inline(never)
  private mutating func takeEmptyID(_ bytes: UnsafePointer<UInt8>, _ line: Int) {
    if (0..<fields.width).allSatisfy({ isBlank(text(bytes, $0)) }) { return }
    reject(.empty, bytes, layout.id, line)
  }

  private mutating func rejectNumber(_ bytes: UnsafePointer<UInt8>, _ field: Int, _ line: Int) {
    let text = text(bytes, field)
    let reason: InputProblem.Reason =
      text.isEmpty ? .empty : isSexagesimal(text) ? .degreesMinutesSeconds : .notANumber
    reject(reason, bytes, field, line)
  }

  private mutating func rejectPosition(
    _ bytes: UnsafePointer<UInt8>, isLongitude: Bool, _ line: Int
  ) {
    if isLongitude {
      reject(.outOfRange(-180, 180), bytes, layout.longitude, line)
    } else {
      reject(.outOfRange(-90, 90), bytes, layout.latitude, line)
    }
  }

  @inline(never)
  private mutating func reject(
    _ reason: InputProblem.Reason, _ bytes: UnsafePointer<UInt8>, _ field: Int, _ line: Int
  ) {
    let value = String(decoding: text(bytes, field).prefix(400), as: UTF8.self)
    reject(reason, field: layout.headers[field], value: value, line: line)
  }

  @inline(never)
  mutating func reject(
    _ reason: InputProblem.Reason, field: String? = nil, value: String? = nil, line: Int
  ) {
    problems.append(
      InputProblem(
        reason, file: layout.file, line: line, unit: layout.unit, field: field, value: value))
  }
}
