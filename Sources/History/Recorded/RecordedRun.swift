/// What a history keeps of a finished run.
///
/// Everything is in an order of its own, which no table's order of rows changes: communities by their ids, outlets by where they
/// are.
public struct RecordedRun: Sendable, Equatable {
  /// The bytes of the run's `manifest.json`.
  public var manifest: String
  /// SHA-256 of the run's `manifest.json`: it tells the run from all others.
  public var manifestSHA256: String
  /// What decided the results beside the places.
  public var basis: RunBasis
  /// The province of the pilot area that the city is; `nil` where it is none.
  public var province: String?
  /// The pilot area that the city is.
  public var pilot: String?
  /// The communities, ascending by the bytes of their ids.
  public var communities: [RecordedCommunity]
  /// The outlets, ascending.
  public var outlets: [RecordedOutlet]
  /// The communities held against each standard, in the order of the run.
  public var assessments: [RecordedAssessment]

  /// Names all that is kept.
  package init(
    manifest: String, manifestSHA256: String, basis: RunBasis, province: String?, pilot: String?,
    communities: [RecordedCommunity], outlets: [RecordedOutlet], assessments: [RecordedAssessment]
  ) {
    (self.manifest, self.manifestSHA256, self.basis, self.province) = (
      manifest, manifestSHA256, basis, province
    )
    (self.pilot, self.communities, self.outlets, self.assessments) = (
      pilot, communities, outlets, assessments
    )
  }
}

/// A community of a run.
public struct RecordedCommunity: Sendable, Hashable {
  /// Its id, different from all others of the run.
  public var id: String
  /// Its name; `nil` where the table has none.
  public var name: String?
  /// Its district; `nil` where the table has none.
  public var district: String?
  /// Where it is.
  public var place: RecordedPlace
  /// Its residents; `nil` where unknown.
  public var residents: Double?

  /// Names what is known of a community.
  package init(
    id: String, name: String?, district: String?, place: RecordedPlace, residents: Double?
  ) {
    (self.id, self.name, self.district, self.place) = (id, name, district, place)
    self.residents = residents
  }
}

/// A position in ten-millionths of a degree of the working frame: about a centimetre.
public struct RecordedPlace: Sendable, Hashable, Comparable {
  /// East.
  public var longitude: Int32
  /// North.
  public var latitude: Int32

  /// Names a position.
  package init(longitude: Int32, latitude: Int32) {
    (self.longitude, self.latitude) = (longitude, latitude)
  }

  /// From west to east, then from south to north.
  public static func < (a: RecordedPlace, b: RecordedPlace) -> Bool {
    (a.longitude, a.latitude) < (b.longitude, b.latitude)
  }
}

/// An outlet of a run.
public struct RecordedOutlet: Sendable, Hashable {
  /// Where it is.
  public var place: RecordedPlace
  /// The categories that it serves, ascending, joined by `|`; `CATEGORY:STANDARD` for one that it serves under some of the run's
  /// standards alone.
  public var services: String
  /// Its id; empty unless it is the nearest of some category to some community, for a run keeps no others.
  public var id: String
  /// Its name, likewise.
  public var name: String
  /// How many of the same come before it in the run.
  public var copy: Int

  /// Names what is known of an outlet.
  package init(place: RecordedPlace, services: String, id: String, name: String, copy: Int) {
    (self.place, self.services, self.id, self.name) = (place, services, id, name)
    self.copy = copy
  }
}

extension RecordedOutlet: Comparable {
  /// By place, then by what is served, then by id, name and number of the copy.
  public static func < (a: RecordedOutlet, b: RecordedOutlet) -> Bool {
    if a.place != b.place { return a.place < b.place }
    if a.services != b.services { return a.services.precedes(b.services) }
    if a.id != b.id { return a.id.precedes(b.id) }
    return a.name != b.name ? a.name.precedes(b.name) : a.copy < b.copy
  }
}

extension String {
  /// Whether the text's bytes come before another's.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
