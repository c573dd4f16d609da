import Coverage

/// The lists of pilot areas that ship.
public enum PilotsFile {
  /// All entries, list by list in their order.
  public static let areas: [PilotArea] = {
    guard let file = ShippedFile.named("pilots/pilots.csv") else {
      preconditionFailure("pilots.csv ships with every build")
    }
    return entries(String(decoding: file.bytes, as: UTF8.self))
  }()

  /// The entries that go by a name and nothing less, in their order; see ``PilotArea/isNamed(_:)``.
  static func areas(named name: String) -> [PilotArea] {
    let places = PilotArea.variants(of: name).flatMap { placesByName[$0] ?? [] }
    return Set(places).sorted().map { areas[$0] }
  }

  /// Where each name stands among the entries.
  private static let placesByName: [String: [Int]] = {
    var places: [String: [Int]] = [:]
    for (place, entry) in areas.enumerated() {
      for name in entry.names { places[name, default: []].append(place) }
    }
    return places
  }()

  /// The full name of a province, by that name, its beginning or as a list prints it; `nil` where none or several go by it.
  public static func province(_ name: String) -> String? {
    guard name.contains(where: { !$0.isWhitespace }) else { return nil }
    let found = Set(provinces.filter { $0.isIn(province: name) }.map(\.province))
    return found.count == 1 ? found.first : nil
  }

  /// An entry of each spelling of each province.
  private static let provinces: [PilotArea] = {
    var seen: Set<[String]> = []
    return areas.filter { seen.insert([$0.province, $0.provincePrinted]).inserted }
  }()

  /// The entries of a table as `derive.py` writes it: no field needs quotation marks.
  private static func entries(_ text: String) -> [PilotArea] {
    text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 11, let list = PilotArea.List(rawValue: fields[0]),
        let provenance = Provenance(rawValue: fields[8])
      else { preconditionFailure("a line of pilots.csv that derive.py did not write: \(line)") }
      return PilotArea(
        list: list, number: Int(fields[1]), provincePrinted: fields[2], province: fields[3],
        areaPrinted: fields[4], area: fields[5], note: fields[6],
        batch: PilotArea.List(rawValue: fields[7]), provenance: provenance, document: fields[9],
        date: fields[10])
    }
  }
}
