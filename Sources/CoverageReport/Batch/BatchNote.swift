import FoundationEssentials
public import GeoFormats

/// What is noted of a city once its files are there: a line of a batch's journal, and what a worker answers.
public struct BatchNote: Codable, Sendable {
  /// The version of livingcircle that did it.
  public var version = livingCircleVersion
  /// The city.
  public var city: BatchRecord.City
  /// The entries on the disk of the files that were read, by path.
  var entries: [String: String]

  /// Notes a city as it is now.
  public init(_ city: BatchRecord.City) {
    self.city = city
    entries = SourceCheck.entries(of: city.sources ?? [])
  }

  /// The note as a line of JSON, with its end.
  public func line() throws -> ByteWriter { try jsonLine(self) }
}

/// One city for a worker, as a line of JSON; any machine that has the paths may do it.
public struct BatchTask: Codable, Sendable {
  /// The version of the layout.
  public var format = 1
  /// The city, with what is asked of it.
  public var city: BatchRecord.City
  /// The folder of the batch: the city's results go into a folder of its own below it.
  public var output: String
  /// The folder that relative paths start from.
  public var home: String

  /// A city of a batch.
  public init(city: BatchRecord.City, output: String, home: String) {
    (self.city, self.output, self.home) = (city, output, home)
  }

  /// Reads a line.
  ///
  /// - Returns: The task; `nil` for what is none.
  public init?(line: String) {
    guard let task = try? RunRecord.decode(BatchTask.self, Data(line.utf8)), task.format == 1
    else { return nil }
    self = task
  }

  /// The task as a line of JSON, with its end.
  public func line() throws -> ByteWriter { try jsonLine(self) }
}
