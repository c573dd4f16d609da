/// What keeps a batch, or a city of it, from being done.
public enum BatchError: Error, Sendable, Hashable {
  /// A table has no column of cities.
  case noCityColumn(file: String, headers: [String])
  /// A manifest names no city.
  case noCities(file: String)
  /// A city has no name, or one that no folder may have.
  case cityName(file: String, line: Int, city: String)
  /// Two cities go by one name.
  case sameCity(file: String, line: Int, city: String, first: Int)
  /// An option is for the whole batch, not for one of its cities.
  case notForOneCity(file: String, line: Int, city: String, option: String)
  /// A city's options cannot be understood; the message says why.
  case options(file: String, line: Int, city: String, message: String)
  /// Another batch writes into the folder.
  case locked(folder: String)
  /// A batch is there, and nobody said whether to go on with it or to begin anew.
  case exists(folder: String)
  /// What the folder says of its batch cannot be read.
  case damagedRecord(file: String)
  /// A line that a worker was handed is no task.
  case noTask(line: Int)
}
