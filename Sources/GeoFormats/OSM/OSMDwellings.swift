/// An estimate of how many dwellings a building has.
///
/// Provenance: project-default. No source gives these figures for OpenStreetMap; they are round numbers, to be replaced by a city's own:
///
/// - `building:flats` as it is, where it is a number from 1 to 9,999;
/// - else one dwelling for a building that is a house of its own;
/// - else levels × footprint ÷ 100 m², rounded, at least 1: a flat of 75 m² and its share of stairs and walls. Where `building:levels`
///   is missing, it is taken as 3.
package struct OSMDwellings {
  /// The building's kind.
  let kind: String
  /// How many dwellings.
  package let count: Int

  /// Values of `building` with one dwelling each.
  static let houses = [
    "house", "detached", "semidetached_house", "bungalow", "farm", "cabin", "static_caravan",
    "houseboat",
  ]
  /// Values of `building` with several.
  static let blocks = ["apartments", "residential", "terrace", "dormitory"]
  /// All values that people live in.
  static let buildings = houses + blocks

  /// Square metres of all floors for each dwelling.
  static let grossAreaPerDwelling = 100.0
  /// Levels of a block that does not say how many it has.
  static let assumedLevels = 3.0

  /// Estimates; `nil` where it is no building that people live in.
  package init?(_ feature: OSMFeature) {
    guard let kind = feature.tags["building"], Self.buildings.contains(kind) else { return nil }
    self.kind = kind
    let flats = feature.tags["building:flats"].flatMap { Self.number($0, atMost: 9_999) } ?? 0
    if flats > 0 || Self.houses.contains(kind) {
      count = max(flats, 1)
      return
    }
    let tagged = feature.tags["building:levels"].flatMap(Double.init) ?? 0
    let levels = (0.5...200).contains(tagged) ? tagged : Self.assumedLevels
    let dwellings = levels * feature.shape.squareMetres / Self.grossAreaPerDwelling
    count = max(Int(dwellings.rounded()), 1)
  }

  /// A whole number of decimal digits; `nil` for anything else.
  static func number(_ text: String, atMost most: Int) -> Int? {
    let text = text.trimmingSpaces()
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text).flatMap { $0 <= most ? $0 : nil }
  }
}
