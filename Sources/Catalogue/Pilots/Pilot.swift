/// A pilot area with the lists that have it.
public struct Pilot: Hashable, Sendable {
  /// The area's full name.
  public var area: String
  /// The full name of its province.
  public var province: String
  /// The lists, in their order.
  public var lists: [PilotArea.List]

  /// A pilot area by its full names.
  public init(area: String, province: String, lists: [PilotArea.List]) {
    (self.area, self.province, self.lists) = (area, province, lists)
  }

  /// Why a name is not that of one pilot area.
  public enum Failure: Error, Hashable, Sendable {
    /// No list has it; these are alike.
    case unknown(similar: [String])
    /// Several have it.
    case ambiguous([String])
  }

  /// Finds a pilot area by its whole name, official or printed, with or without its province before it.
  ///
  /// - Throws: `Failure` where there is none, or more than one.
  public static func named(_ name: String) throws(Failure) -> Pilot {
    var found: [Pilot] = []
    for entry in PilotsFile.areas(named: name) {
      if let last = found.firstIndex(where: {
        $0.area == entry.area && $0.province == entry.province
      }) {
        found[last].lists.append(entry.list)
      } else {
        found.append(Pilot(area: entry.area, province: entry.province, lists: [entry.list]))
      }
    }
    if found.count > 1 { throw .ambiguous(found.map { $0.province + $0.area }) }
    guard let pilot = found.first else {
      let alike = PilotsFile.areas.filter { $0.hasArea(name) }.map(\.area)
      throw .unknown(
        similar: alike.isEmpty
          ? Catalogue.similar(to: name, among: Set(PilotsFile.areas.map(\.area)))
          : Array(Set(alike).sorted().prefix(3)))
    }
    return pilot
  }
}
