public import Catalogue
import FoundationEssentials
public import GeoFormats

/// What a batch folder says of its cities, as `batch.json` has it.
public struct BatchRecord: Codable, Sendable, Equatable {
  /// The file's name.
  public static let name = "batch.json"

  /// A file that a city's run has written.
  public struct Result: Codable, Sendable, Equatable {
    /// Its name in the city's folder.
    public var name: String
    /// Its size.
    public var bytes: Int
  }

  /// A city in figures.
  public struct Figures: Codable, Sendable, Equatable {
    /// The number of communities.
    public var communities: Int
    /// The number of outlets.
    public var outlets: Int
    /// Communities that have all that is required: by the first standard, or of every category.
    public var livingCircles: Int
    /// Pairs of a community and a category that is required of it, and is there.
    public var covered: Int
    /// The same, whether it is there or not.
    public var required: Int

    /// Nothing yet.
    public init(
      communities: Int = 0, outlets: Int = 0, livingCircles: Int = 0, covered: Int = 0,
      required: Int = 0
    ) {
      (self.communities, self.outlets) = (communities, outlets)
      (self.livingCircles, self.covered, self.required) = (livingCircles, covered, required)
    }
  }

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
    /// What was asked, as `analyze` takes it.
    public var arguments: [String]?
    /// Why it has no results; `nil` for a city that has them.
    public var failure: String?
    /// What was read: paths from the manifest's folder where they are relative, under `GeoData` for files that ship.
    public var sources: [StandardFile.Source]?
    /// What was written.
    public var results: [Result]?
    /// What came of it.
    public var figures: Figures?

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
  /// The version of livingcircle.
  public var version: String? = livingCircleVersion
  /// The cities, in the order of the manifest.
  public var cities: [City]

  /// The record of these cities.
  public init(cities: [City]) { self.cities = cities }
}

extension BatchRecord {
  /// The record of a batch folder; `nil` where there is none.
  ///
  /// - Throws: `BatchError.damagedRecord`.
  public static func read(_ folder: String) throws(BatchError) -> BatchRecord? {
    let path = folder + "/" + name
    guard let file = try? ResultBytes(path: path) else { return nil }
    guard let record = try? RunRecord.decode(BatchRecord.self, Data(file.bytes)),
      Set(record.cities.map(\.folder)).count == record.cities.count,
      record.cities.allSatisfy(\.isBeside)
    else { throw .damagedRecord(file: path) }
    return record
  }

  /// The text of `batch.json`.
  public func json() throws -> ByteWriter { try jsonDocument(self) }
}

extension BatchRecord.City {
  /// Whether its folder lies below that of the batch.
  fileprivate var isBeside: Bool {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !["", ".", ".."].contains($0) } && !folder.utf8.contains(0)
  }
}
