/// A moment in UTC, to the second.
public struct OSMDate: Codable, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Year, month and day.
  public var year: Int, month: Int, day: Int
  /// Hours, minutes and seconds, as seconds of the day.
  public var secondOfDay: Int

  /// The moment some seconds after the beginning of 1970.
  ///
  /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`: years begin in March, so that the leap day is the last.
  public init(seconds: Int) {
    let days = Self.floored(seconds, 86_400)
    secondOfDay = seconds - days * 86_400
    let shifted = days + 719_468
    let era = Self.floored(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  private static func floored(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : (number - divisor + 1) / divisor
  }

  /// Orders moments by time.
  public static func < (a: OSMDate, b: OSMDate) -> Bool {
    (a.year, a.month, a.day, a.secondOfDay) < (b.year, b.month, b.day, b.secondOfDay)
  }

  /// The moment as ISO 8601 writes it, such as `2019-05-09T12:31:22Z`.
  public var description: String {
    let time = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map(Self.two)
    return "\(dayText)T\(time.joined(separator: ":"))Z"
  }

  /// The day alone, such as `2019-05-09`.
  public var dayText: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Whether a day that a tag names as YYYY, YYYY-MM or YYYY-MM-DD is over by then; `nil` where it is written otherwise.
  func isAfter(_ text: String) -> Bool? {
    let parts = text.trimmingSpaces().split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.map { $0.allSatisfy { ("0"..."9").contains($0) } ? Int($0) : nil }
    guard (1...3).contains(parts.count), parts[0].count == 4, !numbers.contains(nil) else {
      return nil
    }
    let given = numbers.compactMap { $0 }
    let own = [year, month, day].prefix(given.count)
    return given.lexicographicallyPrecedes(own)
  }
}
