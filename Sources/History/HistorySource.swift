public import Catalogue
public import CoverageReport
import GeoFormats

/// A run's folder that a history is to have.
public struct HistorySource: Sendable, Equatable {
  /// The folder.
  public var folder: String
  /// The city, where a batch names it.
  public var city: String?

  /// The runs of a folder: it itself, or the cities of a batch that have results.
  ///
  /// - Throws: `BatchError` where the batch's record is not as it should be.
  public static func find(_ folder: String) throws -> [HistorySource] {
    guard let batch = try BatchRecord.read(folder) else { return [HistorySource(folder: folder)] }
    return batch.cities.filter { $0.failure == nil }.map { city in
      HistorySource(folder: "\(folder)/\(city.folder)", city: city.city)
    }
  }
}

extension FinishedRun {
  /// The city that the run says it is of: its pilot area, or the only one in the table of communities.
  public var city: String? {
    if let pilot = record.pilot?.area { return pilot }
    let header = record.inputs["communities"]?.columns?[ColumnRole.city.rawValue]
    guard let column = communities.headers.firstIndex(where: { $0 == header }) else { return nil }
    let texts = communities.texts[column]
    guard communities.count > 0, let name = texts[0].nonEmpty,
      (1..<communities.count).allSatisfy({ texts[$0] == name })
    else { return nil }
    return name
  }

  /// The quarter of the OpenStreetMap data's date; `nil` where the data has none.
  public var quarter: Quarter? {
    record.inputs.values.compactMap { $0.date.flatMap { Quarter(date: $0) } }.max()
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
