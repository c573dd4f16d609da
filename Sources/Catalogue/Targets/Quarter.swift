/// A quarter of a year.
public struct Quarter: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, 1900...9998.
  public let year: Int
  /// 1...4.
  public let number: Int

  /// A quarter; `nil` where there is none of that number, or the year is not 1900...9998.
  public init?(year: Int, number: Int) {
    guard (1900...9998).contains(year), (1...4).contains(number) else { return nil }
    (self.year, self.number) = (year, number)
  }

  /// Reads a quarter such as `2026Q3`.
  public init?(_ text: String) {
    let parts = text.uppercased().split(separator: "Q", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 1,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let number = Int(parts[1])
    else { return nil }
    self.init(year: year, number: number)
  }

  /// The quarter of a date that begins as ISO 8601 has it, `2026-07…`.
  public init?(date: String) {
    let parts = date.split(separator: "-", maxSplits: 2)
    guard parts.count >= 2, parts[0].utf8.count == 4, let year = Int(parts[0]),
      let month = Int(parts[1].prefix(2)), (1...12).contains(month)
    else { return nil }
    self.init(year: year, number: (month + 2) / 3)
  }

  /// `2026Q3`.
  public var description: String { "\(year)Q\(number)" }

  /// Quarters one after another have numbers one after another.
  public var ordinal: Int { year * 4 + number - 1 }

  /// The tenth of the first month after the quarter, when its report is due, as ISO 8601 has it.
  public var dueDate: String {
    switch number {
    case 1: "\(year)-04-10"
    case 2: "\(year)-07-10"
    case 3: "\(year)-10-10"
    default: "\(year + 1)-01-10"
    }
  }

  /// Whether one comes before another.
  public static func < (a: Quarter, b: Quarter) -> Bool { a.ordinal < b.ordinal }
}
