/// What a batch folder says of its cities, as `batch.json` has it.
public struct BatchRecord: Codable, Sendable, Equatable {
  /// The file's name.
  public static let name = "batch.json"

  /// One city of a batch.
  public struct City: Codable, Sendable, Equatable {
    /// The name that the manifest gives it.
    public var city: String
    /// The folder of its results, beside this file.
    public var folder: String
    /// The province it is counted in; `nil` where the manifest does not say.
    public var province: String?
    /// The pilot area it is; `nil` where it is none.
    public var pilot: String?
    /// Why it has no results; `nil` for a city that has them.
    public var failure: String?

    /// A city that has results, or that failed.
    public init(
      city: String, folder: String, province: String? = nil, pilot: String? = nil,
      failure: String? = nil
    ) {
      (self.city, self.folder, self.province) = (city, folder, province)
      (self.pilot, self.failure) = (pilot, failure)
    }
  }

  /// The version of the layout.
  public var format = 1
  /// The cities, in the order of the manifest.
  public var cities: [City]

  /// The record of these cities.
  public init(cities: [City]) { self.cities = cities }
}
