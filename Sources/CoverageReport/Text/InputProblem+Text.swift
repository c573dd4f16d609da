public import GeoFormats

extension InputProblem {
  /// What is wrong, in a sentence.
  public var explanation: String {
    switch reason {
    case .notANumber: "is not a number"
    case .outOfRange(let low, let high): Self.range(low, high)
    case .notConvertible(let frame): "is no position in \(frame)"
    case .empty: "is empty"
    case .duplicateID(let line): "is the id of line \(line) too"
    case .fieldCount(let expected):
      "the row has \(value ?? "another number of") \(value == "1" ? "field" : "fields"), the header has \(expected)"
    case .quotation: "a quotation mark is not closed, or text follows a closed one"
    case .unreadable(let message): "cannot be read: \(message)"
    case .noHeader: "has no header line"
    case .noRows: "has no usable row"
    case .missingColumn(let role, let headers):
      "has no column for \(role.rawValue); its columns are \(Self.list(headers))"
    case .ambiguousColumn(let role, let headers):
      "has several columns for \(role.rawValue): \(Self.list(headers))"
    case .unknownColumn(let headers):
      "is not one of the columns: \(Self.list(headers))"
    case .encoding("CR"): "ends its lines with carriage returns alone"
    case .encoding("NUL"): "is not text but binary"
    case .encoding("other"): "is not UTF-8 text but in another encoding, such as GB18030"
    case .encoding(let name): "is not UTF-8 text but \(name)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch reason {
    case .notANumber: "Write a number such as 114.3052 with a point, or --bad-rows skip."
    case .outOfRange(_, 90):
      "Latitude and longitude may be swapped, or the frame is not in degrees: see --column and --crs."
    case .outOfRange(_, 180): "If these are metres, say which frame they are in: --crs EPSG:…"
    case .outOfRange: "Correct the value, or leave the field empty where it is unknown."
    case .notConvertible: "Check --crs and the order of the columns, or --bad-rows skip."
    case .empty: "Fill the field in, or --bad-rows skip to set such rows aside."
    case .duplicateID: "Give each row an id of its own, or --bad-rows skip to keep the first."
    case .fieldCount: "Put fields that hold a comma in quotation marks, or --bad-rows skip."
    case .quotation: "Double quotation marks inside a quoted field."
    case .unreadable: "Check the path and your right to read it."
    case .noHeader: "The first line must name the columns, such as id,name,lon,lat."
    case .noRows: "Check that this is the right file."
    case .missingColumn(let role, _):
      "Recognised are \(Self.list(role.headers)); or say --column \(role.rawValue)=HEADER."
    case .ambiguousColumn(_, let headers) where Set(headers).count < headers.count:
      "Give them different names."
    case .ambiguousColumn(let role, let headers):
      "Say which one: --column \(role.rawValue)=\(headers.first ?? "HEADER")."
    case .unknownColumn: "Name a column of this file."
    case .encoding: "Save it as CSV in UTF-8."
    }
  }

  /// The problem and its remedy, with file, line, field and value.
  public var text: String {
    var place = file
    if let line { place += ":\(line)" }
    place += ":"
    if let field { place += " \(field)" }
    if case .fieldCount = reason { return "\(place) \(explanation). \(remedy)".printable }
    if let value { place += " \"\(value)\"" }
    return "\(place) \(explanation). \(remedy)".printable
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  private static func range(_ low: Double, _ high: Double) -> String {
    "is not between \(Int(low)) and \(Int(high))"
  }
}

extension InputError {
  /// The problems, a line each, and how many more there are.
  public var text: String {
    var lines = problems.map(\.text)
    if count > problems.count { lines.append("... and \(count - problems.count) more problems.") }
    return lines.joined(separator: "\n")
  }
}
