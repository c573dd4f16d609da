/// What keeps the history of runs from being kept or asked.
public enum HistoryError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(file: String)
  /// The file is something else.
  case notAHistory(file: String)
  /// A later version has written the file in a form that this one does not know.
  case newer(file: String)
  /// What the file says cannot be so.
  case damaged(file: String)
  /// Another program has been writing all the while.
  case busy(file: String, seconds: Double)
  /// Nothing can be written into the file, or beside it.
  case readOnly(file: String)
  /// The disk has no room left.
  case full(file: String)
  /// SQLite or the system reports something else.
  case system(file: String, message: String)
  /// A run does not say which city it is of.
  case noCity(folder: String)
  /// A run does not say of when its data is.
  case noQuarter(folder: String)
  /// A city whose runs are not in the history; some that are.
  case unknownCity(file: String, city: String, known: [String])
  /// The history has no run of a city and quarter; the quarters that it has of it.
  case noRun(file: String, city: String, quarter: String, known: [String])
  /// The history has no runs at all.
  case empty(file: String)
  /// The history has no run of a quarter; the quarters that it has.
  case emptyQuarter(file: String, quarter: String, known: [String])
  /// Two runs have no standard in common.
  case nothingInCommon(before: [String], after: [String])
}
